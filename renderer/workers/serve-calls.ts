import { failure, type Result } from "../../shared/errors/problem.ts";
import type { CallTable, FromWorker, ToWorker } from "./worker-messages.ts";

/** What a handler may do while it runs. */
export interface CallContext<Progress> {
  readonly onProgress: (progress: Progress) => void;
  /** Asked between steps: the window does not want the answer any more. */
  readonly isCancelled: () => boolean;
  /** Buffers of the answer that are handed over instead of copied. */
  readonly transfer: Set<Transferable>;
}

/** A function for each name of the table: a missing one does not compile. */
export type CallHandlers<Calls extends CallTable> = {
  readonly [Name in keyof Calls]: (
    input: Calls[Name]["input"],
    context: CallContext<Calls[Name]["progress"]>,
  ) => Result<Calls[Name]["output"]> | Promise<Result<Calls[Name]["output"]>>;
};

/** The part of a worker's global scope that serving needs. */
export interface WorkerScope {
  addEventListener(type: "message", listener: (event: MessageEvent<ToWorker>) => void): void;
  postMessage(message: FromWorker, transfer: Transferable[]): void;
}

/**
 * Answers the calls of the window, one after the other. A handler that throws is a bug: the caller gets INTERNAL.
 * @param alongside names of calls that change nothing: those that follow on each other run at the same time
 */
export function serveCalls<Calls extends CallTable>(
  scope: WorkerScope,
  handlers: CallHandlers<Calls>,
  alongside: readonly (keyof Calls & string)[] = [],
): void {
  const cancelled = new Set<number>();
  let lastAlone: Promise<void> = Promise.resolve();
  let lastCall: Promise<void> = lastAlone;
  const isAlongside = new Set<string>(alongside);
  /** When all before it is through; of those that run at the same time, all before the first of them. */
  const inTurn = (name: string, run: () => Promise<void>): void => {
    if (isAlongside.has(name)) {
      const before = lastCall;
      const own = lastAlone.then(run);
      lastCall = before.then(() => own);
    } else {
      lastCall = lastCall.then(run);
      lastAlone = lastCall;
    }
  };
  const answer = async ({ id, name, input }: ToWorker & { readonly kind: "call" }): Promise<void> => {
    const transfer = new Set<Transferable>();
    const context: CallContext<unknown> = {
      onProgress: (progress) => scope.postMessage({ kind: "progress", id, progress }, []),
      isCancelled: () => cancelled.has(id),
      transfer,
    };
    const result = cancelled.has(id)
      ? failure("CANCELLED", "it was cancelled")
      : await run(handlers[name], input, context);
    cancelled.delete(id);
    scope.postMessage({ kind: "done", id, result }, [...transfer]);
  };
  scope.addEventListener("message", ({ data }) => {
    // Before the first answer: from then on the window knows of its end, however it comes.
    if (data.kind === "hold") inTurn("hold", () => holdForLife(scope, data.lock));
    else if (data.kind === "cancel") cancelled.add(data.id);
    else inTurn(data.name, () => answer(data));
  });
}

/** The browser releases the lock when this worker ends, however it ends; nothing else tells of a silent death. */
function holdForLife(scope: WorkerScope, lock: string): Promise<void> {
  const forever = new Promise<never>(() => undefined);
  return new Promise((resolve) => {
    void navigator.locks.request(lock, () => {
      scope.postMessage({ kind: "alive" }, []);
      resolve();
      return forever;
    });
  });
}

type Handler = (input: unknown, context: CallContext<unknown>) => Result<unknown> | Promise<Result<unknown>>;

async function run(
  handler: Handler | undefined,
  input: unknown,
  context: CallContext<unknown>,
): Promise<Result<unknown>> {
  if (handler === undefined) return failure("INTERNAL", "the worker does not know this call");
  try {
    return await handler(input, context);
  } catch (error) {
    if (error instanceof RangeError && /alloc|array length|buffer/i.test(error.message)) {
      return failure("MEMORY", "there is not enough memory for this");
    }
    return failure("INTERNAL", `a calculation failed (${error instanceof Error ? error.name : "unknown"})`);
  }
}

/** Hands bytes over with an answer instead of copying them, where they have a buffer of their own. */
export function handOverBytes(all: Iterable<Uint8Array>, transfer: Set<Transferable>): void {
  for (const { buffer, byteLength } of all) {
    if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) transfer.add(buffer);
  }
}

/** Lets messages that wait come in, such as a cancellation. */
export async function nextTask(): Promise<void> {
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
