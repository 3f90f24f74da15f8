import { failure, type Problem, type Result } from "../../shared/errors/problem.ts";
import type { CallTable, FromWorker, ToWorker } from "./worker-messages.ts";

/** How a call is made beside its input. */
export interface CallOptions<Progress> {
  readonly onProgress?: (progress: Progress) => void;
  /** Aborting it makes the call end with CANCELLED. */
  readonly signal?: AbortSignal;
  /** Buffers of the input that are handed over instead of copied. */
  readonly transfer?: readonly Transferable[];
}

/** The window's side of one worker. */
export interface WorkerClient<Calls extends CallTable> {
  /**
   * Asks for something. Calls are answered in the order of asking. ABORTED_BY_CRASH: the worker died; the next call
   * starts a new one, which remembers nothing.
   */
  readonly call: <Name extends keyof Calls & string>(
    name: Name,
    input: Calls[Name]["input"],
    options?: CallOptions<Calls[Name]["progress"]>,
  ) => Promise<Result<Calls[Name]["output"]>>;
  /** Counts the workers that are gone: what they remembered is gone with them. */
  readonly generation: () => number;
  /** Ends the worker; calls that wait for it end with CANCELLED. */
  readonly stop: () => void;
}

interface Waiting {
  readonly resolve: (result: Result<unknown>) => void;
  readonly onProgress: (progress: unknown) => void;
}

/** A client of the workers that `start` makes; the first one is started by the first call. */
export function createWorkerClient<Calls extends CallTable>(start: () => Worker): WorkerClient<Calls> {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;
  let generation = 0;

  const end = (problem: Problem): void => {
    worker?.terminate();
    worker = null;
    generation += 1;
    const calls = [...waiting.values()];
    waiting.clear();
    for (const { resolve } of calls) resolve({ ok: false, problem });
  };
  const receive = (message: Exclude<FromWorker, { readonly kind: "alive" }>): void => {
    const call = waiting.get(message.id);
    if (call === undefined) return;
    if (message.kind === "progress") {
      call.onProgress(message.progress);
      return;
    }
    waiting.delete(message.id);
    call.resolve(message.result);
  };
  const running = (): Worker => {
    if (worker !== null) return worker;
    const fresh = start();
    worker = fresh;
    const die = (): void => {
      // A worker that was given up earlier has nothing to say about the one that runs now.
      if (worker === fresh)
        end({ code: "ABORTED_BY_CRASH", message: "a part of the app in the background died" });
    };
    const lock = `worker ${crypto.randomUUID()}`;
    fresh.addEventListener("message", (event: MessageEvent<FromWorker>) => {
      if (worker !== fresh) return;
      if (event.data.kind === "alive") void navigator.locks.request(lock, die);
      else receive(event.data);
    });
    const hold: ToWorker = { kind: "hold", lock };
    fresh.postMessage(hold, []);
    fresh.addEventListener("error", (event) => {
      event.preventDefault();
      die();
    });
    fresh.addEventListener("messageerror", die);
    return fresh;
  };

  return {
    async call(name, input, options = {}) {
      const { signal, onProgress, transfer } = options;
      if (signal?.aborted === true) return failure("CANCELLED", "it was cancelled");
      lastId += 1;
      const id = lastId;
      const target = running();
      const send = (message: ToWorker, buffers: readonly Transferable[] = []): void =>
        target.postMessage(message, [...buffers]);
      const cancel = (): void => {
        if (waiting.has(id)) send({ kind: "cancel", id });
      };
      signal?.addEventListener("abort", cancel, { once: true });
      const result = await new Promise<Result<unknown>>((resolve) => {
        // Who cancelled hears nothing more until the end.
        const tell = (progress: unknown): void => {
          if (signal?.aborted !== true) onProgress?.(progress);
        };
        waiting.set(id, { resolve, onProgress: tell });
        send({ kind: "call", id, name, input }, transfer);
      });
      signal?.removeEventListener("abort", cancel);
      return result;
    },
    generation: () => generation,
    stop: () => end({ code: "CANCELLED", message: "it was cancelled" }),
  };
}
