import type { GivenFile } from "../../../../../renderer/host/host.ts";
import type { ImportCalls } from "../../../../../renderer/workers/import-calls.ts";
import type { Imports } from "../../../../../renderer/workers/import-client.ts";
import { createImportHandlers } from "../../../../../renderer/workers/import-handlers.ts";
import { success } from "../../../../../shared/errors/problem.ts";
import type { WholePilot } from "../../../../../shared/journal/pilot-state.ts";

/** The calls of the import worker, answered in this thread: the same handlers, without messages in between. */
export function importsHere(): Imports {
  const handlers = createImportHandlers();
  let lastTurn: Promise<unknown> = Promise.resolve();
  const call = <Name extends keyof ImportCalls>(
    name: Name,
    input: ImportCalls[Name]["input"],
    options: { readonly signal?: AbortSignal } = {},
  ) => {
    const context = {
      onProgress: () => {},
      isCancelled: () => options.signal?.aborted === true,
      transfer: new Set<Transferable>(),
    };
    const turn = lastTurn.then(() => handlers[name](input, context));
    lastTurn = turn;
    return turn;
  };
  return {
    call,
    callOn: async (pilot, name, input, options) => {
      // What tests hand in has its rows.
      await call("hold", pilot as WholePilot);
      return call(name, { ...input, pilotId: pilot.pilotId } as never, options);
    },
    keep: () => () => {},
  };
}

/** A file as a person gives it. */
export function given(name: string, text: string | Uint8Array): GivenFile {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return { name, sizeBytes: bytes.length, read: async () => success(bytes.slice()) };
}
