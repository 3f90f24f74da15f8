import type { Result } from "../../shared/errors/problem.ts";
import type { FileToRead, ImportCalls, ReadFile } from "./import-calls.ts";
import { type CallOptions, createWorkerClient } from "./worker-client.ts";

/** Reads files in the background. */
export interface ImportClient {
  /** Reads and checks one file. Its bytes are handed over: they are empty afterwards. CANCELLED: the signal was aborted. */
  readonly read: (
    file: FileToRead,
    options?: Pick<CallOptions<ImportCalls["read"]["progress"]>, "onProgress" | "signal">,
  ) => Promise<Result<ReadFile>>;
  readonly stop: () => void;
}

/** A client with a worker of its own, started by the first file. */
export function createImportClient(): ImportClient {
  const client = createWorkerClient<ImportCalls>(
    () => new Worker(new URL("./import-worker.ts", import.meta.url), { type: "module", name: "import" }),
  );
  return {
    read: (file, options) => {
      const { buffer } = file.bytes;
      const transfer = buffer instanceof ArrayBuffer ? [buffer] : [];
      return client.call("read", file, { ...options, transfer });
    },
    stop: client.stop,
  };
}
