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

/** A week of rows, ready to be summed. */
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
  const used = usedWork(sources, index, firstDayOfBlock(block));
  const rows = mergeRows(used, sources.rolled);
  return blockWith(block, sources, rows, factsOf(rows));
}

/**
 * The block after rows of `work` came to it, where it has no interactions: what is known of its columns is added to, not
 * found out again. `sources` hold the new rows already.
 */
export function growBlock(
  block: DailyBlock | null,
  number: number,
  sources: BlockSources,
  fresh: CellRows,
): DailyBlock {
  const added = factsOf(fresh);
  const known = block === null || block.rows.length === 0 ? null : block;
  const facts = {
    // Rows that were replaced still count: that a column has gaps, and how much a sum may be, is never understated.
    fills: added.fills.map((fill, place) => (known === null || known.fills[place] === fill ? fill : "some")),
    magnitudes: added.magnitudes.map((magnitude, place) => magnitude + (known?.magnitudes[place] ?? 0)),
  };
  return blockWith(number, sources, sources.work, facts);
}

/** What is known of the columns of daily rows. */
type ColumnFacts = Pick<DailyBlock, "fills" | "magnitudes">;

function factsOf(rows: CellRows): ColumnFacts {
  const magnitudes = new Float64Array(rows.columns.length);
  const fills = rows.columns.map((column, place): ColumnFill => {
    let sum = 0;
    for (let row = 0; row < rows.length; row += 1) sum += Math.abs(column[row] ?? Number.NaN);
    // One gap makes a gap of the sum: only then is each row asked.
    const { fill, magnitude } = Number.isNaN(sum)
      ? factsOfGaps(column, rows.length)
      : { fill: rows.length === 0 ? ("none" as const) : ("full" as const), magnitude: sum };
    magnitudes[place] = magnitude;
    return fill;
  });
  return { fills, magnitudes };
}

function factsOfGaps(
  column: Float64Array,
  length: number,
): { readonly fill: ColumnFill; readonly magnitude: number } {
  let present = 0;
  let magnitude = 0;
  for (let row = 0; row < length; row += 1) {
    const value = column[row] ?? Number.NaN;
    if (value !== value) continue;
    present += 1;
    magnitude += Math.abs(value);
  }
  return { fill: present === 0 ? "none" : "some", magnitude };
}

function blockWith(block: number, sources: BlockSources, rows: CellRows, facts: ColumnFacts): DailyBlock {
  const corrections = mergeRows(sources.corrections, sources.interactionCorrections);
  return {
    ...facts,
    firstDay: firstDayOfBlock(block),
    sources,
    rows,
    unusedRows: sources.work.length + sources.rolled.length - rows.length,
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
  const { cell, length } = rows;
  const starts = new Int32Array(length + 1);
  let count = 0;
  let last = -1;
  for (let row = 0; row < length; row += 1) {
    const current = cell[row] ?? 0;
    if (current === last) continue;
    last = current;
    starts[count] = row;
    count += 1;
  }
  starts[count] = length;
  return starts.slice(0, count + 1);
}
