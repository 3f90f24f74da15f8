import type { Result } from "../../../shared/errors/problem.ts";
import { success } from "../../../shared/errors/problem.ts";
import type { ImportedSheet } from "../../../shared/intake/read-file.ts";
import { readImportFileSteps } from "../../../shared/intake/read-file.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { digestOfBytes } from "../../../shared/json/digest.ts";
import { classifyImport } from "../../../shared/pilot-data/batch-tables.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { GivenFile } from "../../host/host.ts";

/** One sheet of a picked file, read and checked, and what importing it would do. */
export interface PreviewSheet {
  readonly file: string;
  readonly fileDigest: string;
  readonly sheet: ImportedSheet;
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
}

/** Milliseconds of reading after which the page may answer. */
const SLICE_MS = 12;

/** Reads files that follow the templates. The first file that is refused as a whole ends it; nothing is changed here. */
export async function readTables(
  pilot: PilotState,
  files: readonly GivenFile[],
  now: number,
): Promise<Result<readonly PreviewSheet[]>> {
  const previews: PreviewSheet[] = [];
  for (const file of files) {
    const bytes = await file.read();
    if (!bytes.ok) return bytes;
    const sheets = await readInSlices({
      fileName: file.name,
      bytes: bytes.value,
      pilot: { timeZone: pilotRecord(pilot).timeZone },
      now,
    });
    if (!sheets.ok) {
      return {
        ok: false,
        problem: { ...sheets.problem, message: `${file.name}: ${sheets.problem.message}` },
      };
    }
    const fileDigest = digestOfBytes(bytes.value);
    for (const sheet of sheets.value) {
      const rows = classifyImport(pilot, sheet.table);
      if (!rows.ok) return rows;
      const { added, replaced, unchanged } = rows.value;
      previews.push({ file: file.name, fileDigest, sheet, added, replaced, unchanged });
    }
  }
  return success(previews);
}

async function readInSlices(
  request: Parameters<typeof readImportFileSteps>[0],
): Promise<Result<readonly ImportedSheet[]>> {
  const steps = readImportFileSteps(request);
  let since = performance.now();
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since > SLICE_MS) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      since = performance.now();
    }
  }
}
