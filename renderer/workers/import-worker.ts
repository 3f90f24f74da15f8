import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { readImportFileSteps } from "../../shared/intake/read-file.ts";
import { digestOfBytes } from "../../shared/json/digest.ts";
import type { Table } from "../../shared/observations/table.ts";
import type { FileToRead, ImportCalls, ReadFile } from "./import-calls.ts";
import { type CallContext, nextTask, serveCalls, type WorkerScope } from "./serve-calls.ts";

serveCalls<ImportCalls>(globalThis as unknown as WorkerScope, { read });

async function read(
  { fileName, bytes, mapping, timeZone, nowMs }: FileToRead,
  context: CallContext<ImportCalls["read"]["progress"]>,
): Promise<Result<ReadFile>> {
  const steps = readImportFileSteps({
    fileName,
    bytes,
    pilot: { timeZone },
    now: nowMs,
    ...(mapping === undefined ? {} : { mapping }),
  });
  for (;;) {
    const step = await steps.next();
    if (step.done === true) {
      if (!step.value.ok) return step.value;
      for (const { table } of step.value.value) handOver(table, context.transfer);
      return success({ fileDigest: digestOfBytes(bytes), sheets: step.value.value });
    }
    context.onProgress(step.value);
    await nextTask();
    if (context.isCancelled()) return failure("CANCELLED", "the import was cancelled");
  }
}

/** The columns are moved to the window, not copied: they can hold a million rows. */
function handOver({ columns, lines }: Table, transfer: Set<Transferable>): void {
  const arrays = [
    lines,
    ...[...columns.values()].map((column) => (column.kind === "text" ? column.codes : column.values)),
  ];
  for (const { buffer } of arrays) if (buffer instanceof ArrayBuffer) transfer.add(buffer);
}
