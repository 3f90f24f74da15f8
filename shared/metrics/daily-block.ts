import type { EpochDay } from "../calendar/calendar-date.ts";
import type { CellIndex } from "./cell-index.ts";
import type { CellRows } from "./cell-rows.ts";
import { BLOCK_DAYS, filterRows, firstDayOfBlock, mergeRows, noRows } from "./cell-rows.ts";
import { DAILY_COLUMNS } from "./daily-columns.ts";

/** The rows of one block as they came, by where they came from. */
export interface BlockSources {
  readonly work: CellRows;
  /** Daily rows made from interactions. */
  readonly rolled: CellRows;
  readonly cycles: CellRows;
  readonly interactionCorrections: CellRows;
  readonly corrections: CellRows;
}

/** What a column of a block holds: a value in every row, in none, or in some. */
export type ColumnFill = "full" | "none" | "some";

/** Twenty-eight days of rows, ready to be summed. */
export interface DailyBlock {
  readonly firstDay: EpochDay;
  readonly sources: BlockSources;
  /** The daily rows that are used: those from interactions, and the others of workflows and days without any. */
  readonly rows: CellRows;
  /** Daily rows that are kept but not used, because interactions of their workflow and day are. */
  readonly unusedRows: number;
  readonly fills: readonly ColumnFill[];
  /** Σ |value| per column, to prove that sums stay exact; rounded, so compare it with a margin. */
  readonly magnitudes: Float64Array;
  /** Where the rows of each cell begin; the last entry is the number of rows. */
  readonly cellStarts: Int32Array;
  readonly cycles: CellRows;
  /** Corrections of both sources; NaN minutes: a correction whose latency is not known. */
  readonly corrections: CellRows;
  /** The corrections whose latency is known. */
  readonly latencies: CellRows;
}

/** Sources without any row. */
export const NO_SOURCES: BlockSources = {
  work: noRows(DAILY_COLUMNS.length),
  rolled: noRows(DAILY_COLUMNS.length),
  cycles: noRows(1),
  interactionCorrections: noRows(1),
  corrections: noRows(1),
};

/** The block that its sources come to. */
export function makeBlock(block: number, sources: BlockSources, index: CellIndex): DailyBlock {
  const firstDay = firstDayOfBlock(block);
  const used = usedWork(sources, index, firstDay);
  const rows = mergeRows(used, sources.rolled);
  const fills: ColumnFill[] = [];
  const magnitudes = new Float64Array(rows.columns.length);
  for (const [place, column] of rows.columns.entries()) {
    let present = 0;
    let magnitude = 0;
    for (let row = 0; row < column.length; row += 1) {
      const value = column[row] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      present += 1;
      magnitude += Math.abs(value);
    }
    magnitudes[place] = magnitude;
    fills.push(present === 0 ? "none" : present === rows.length ? "full" : "some");
  }
  const corrections = mergeRows(sources.corrections, sources.interactionCorrections);
  return {
    firstDay,
    sources,
    rows,
    unusedRows: sources.work.length - used.length,
    fills,
    magnitudes,
    cellStarts: startsOfCells(rows),
    cycles: sources.cycles,
    corrections,
    latencies: filterRows(corrections, (row) => !Number.isNaN(corrections.columns[0]?.[row])),
  };
}

/** The daily rows whose workflow has no interactions on their day. */
function usedWork(sources: BlockSources, index: CellIndex, firstDay: EpochDay): CellRows {
  const { work, rolled } = sources;
  if (rolled.length === 0 || work.length === 0) return work;
  const taken = new Uint8Array(index.workflows.names.length * BLOCK_DAYS);
  const place = (rows: CellRows, row: number): number =>
    (index.workflowOf[rows.cell[row] ?? 0] ?? 0) * BLOCK_DAYS + (rows.day[row] ?? 0) - firstDay;
  for (let row = 0; row < rolled.length; row += 1) taken[place(rolled, row)] = 1;
  return filterRows(work, (row) => taken[place(work, row)] !== 1);
}

function startsOfCells(rows: CellRows): Int32Array {
  const starts: number[] = [];
  let last = -1;
  for (let row = 0; row < rows.length; row += 1) {
    const cell = rows.cell[row] ?? 0;
    if (cell !== last) {
      last = cell;
      starts.push(row);
    }
  }
  starts.push(rows.length);
  return Int32Array.from(starts);
}
