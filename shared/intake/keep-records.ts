import type { CellReader } from "../observations/cell-readers.ts";
import { createCellReader } from "../observations/cell-readers.ts";
import { KeyIndex } from "../observations/key-index.ts";
import { RoundingTally } from "../observations/rounding-tally.ts";
import type { ImportProgress, RecordsJob } from "./import-records.ts";

const RECORDS_PER_STEP = 16_384;

/**
 * Says per record whether `keep` lets it stand (1) or another record of its key does (0). Records that are not wanted,
 * or whose key cannot be read, stand: they are judged when they are read in full.
 */
export function* selectRecords(
  job: RecordsJob,
  keep: "first" | "last",
): Generator<ImportProgress, Uint8Array> {
  const cursor = job.openCursor();
  const settings = {
    bytes: cursor.bytes,
    capacity: job.capacity,
    rounding: new RoundingTally(),
    isExactText: false,
  };
  const plans = job.plans.filter(({ template }) => template.key === true);
  const readers: CellReader[] = plans.map(({ template }) => createCellReader(template, settings));
  const keys = new KeyIndex(readers.map(({ cells }) => cells));
  const recordOfRow: number[] = [];
  const dropped: number[] = [];
  let row = 0;
  let record = 0;
  while (cursor.next()) {
    const ordinal = record;
    record += 1;
    if (record % RECORDS_PER_STEP === 0) {
      yield { rows: 0, bytes: cursor.position, totalBytes: cursor.bytes.length };
    }
    if (cursor.isBroken || cursor.count !== job.columnCount) continue;
    if (job.isWanted !== null && !job.isWanted(cursor)) continue;
    const isKeyRead = plans.every((plan, index) => {
      const reader = readers[index];
      if (reader === undefined) return false;
      if (plan.kind === "cell") return reader.readCell(cursor, plan.cell, row) === null;
      const text = plan.compute(cursor);
      return typeof text === "string" && reader.readText(text, row) === null;
    });
    if (!isKeyRead) continue;
    const earlier = keys.add(row);
    if (earlier < 0) {
      recordOfRow[row] = ordinal;
      row += 1;
    } else if (keep === "first") {
      dropped.push(ordinal);
    } else {
      dropped.push(recordOfRow[earlier] ?? 0);
      recordOfRow[earlier] = ordinal;
    }
  }
  const isChosen = new Uint8Array(record).fill(1);
  for (const ordinal of dropped) isChosen[ordinal] = 0;
  return isChosen;
}
