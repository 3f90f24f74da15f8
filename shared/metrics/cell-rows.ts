import type { EpochDay } from "../calendar/calendar-date.ts";

/** Rows of one kind as typed columns, ordered by cell and within a cell by day. NaN in a column is "no data". */
export interface CellRows {
  readonly length: number;
  readonly cell: Int32Array;
  readonly day: Int32Array;
  readonly columns: readonly Float64Array[];
}

/**
 * Days of a block of rows in memory: a week, from Monday, so that no week lies in two of them and a new day makes no more
 * than its week again.
 */
export const BLOCK_DAYS = 7;
const FIRST_MONDAY = 4;

/** The number of the block that a day lies in. */
export function blockOf(day: EpochDay): number {
  return Math.floor((day - FIRST_MONDAY) / BLOCK_DAYS);
}

/** The first day of a block. */
export function firstDayOfBlock(block: number): EpochDay {
  return block * BLOCK_DAYS + FIRST_MONDAY;
}

/** Rows without any row. */
export function noRows(columnCount: number): CellRows {
  return {
    length: 0,
    cell: new Int32Array(0),
    day: new Int32Array(0),
    columns: Array.from({ length: columnCount }, () => new Float64Array(0)),
  };
}

/**
 * The order of rows by block, then cell, then day, as row numbers; rows that agree in all three keep their order.
 * Counting sorts from the last key to the first: linear in the rows, whatever their order was.
 */
export function orderOfRows(cell: Int32Array, day: Int32Array): Uint32Array {
  const length = cell.length;
  let minDay = Number.POSITIVE_INFINITY;
  let maxDay = Number.NEGATIVE_INFINITY;
  let maxCell = 0;
  for (let row = 0; row < length; row += 1) {
    const d = day[row] ?? 0;
    if (d < minDay) minDay = d;
    if (d > maxDay) maxDay = d;
    const c = cell[row] ?? 0;
    if (c > maxCell) maxCell = c;
  }
  let order = new Uint32Array(length);
  for (let row = 0; row < length; row += 1) order[row] = row;
  if (length === 0) return order;
  const keys = new Int32Array(length);
  const firstBlock = blockOf(minDay);
  const base = firstDayOfBlock(firstBlock);
  for (let row = 0; row < length; row += 1) keys[row] = ((day[row] ?? 0) - base) % BLOCK_DAYS;
  order = sortedBy(order, keys, BLOCK_DAYS);
  order = sortedBy(order, cell, maxCell + 1);
  const blocks = blockOf(maxDay) - firstBlock + 1;
  if (blocks > 1) {
    for (let row = 0; row < length; row += 1) keys[row] = Math.floor(((day[row] ?? 0) - base) / BLOCK_DAYS);
    order = sortedBy(order, keys, blocks);
  }
  return order;
}

function sortedBy(order: Uint32Array, keys: Int32Array, size: number): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(size + 1);
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  for (let key = 0; key < size; key += 1) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (const row of order) {
    const key = keys[row] ?? 0;
    const place = starts[key] ?? 0;
    starts[key] = place + 1;
    sorted[place] = row;
  }
  return sorted;
}

/** The rows in a given order; `null` columns become columns without data. */
export function takeRows(
  order: Uint32Array,
  cell: Int32Array,
  day: Int32Array,
  columns: readonly (Float64Array | null)[],
): CellRows {
  const length = order.length;
  const takenCell = new Int32Array(length);
  const takenDay = new Int32Array(length);
  for (let i = 0; i < length; i += 1) {
    const row = order[i] ?? 0;
    takenCell[i] = cell[row] ?? 0;
    takenDay[i] = day[row] ?? 0;
  }
  let missing: Float64Array | null = null;
  const taken = columns.map((column) => {
    if (column === null) {
      missing ??= new Float64Array(length).fill(Number.NaN);
      return missing;
    }
    const values = new Float64Array(length);
    for (let i = 0; i < length; i += 1) values[i] = column[order[i] ?? 0] ?? Number.NaN;
    return values;
  });
  return { length, cell: takenCell, day: takenDay, columns: taken };
}

/** Rows ordered by block, cut into their blocks. The parts share the memory of the whole. */
export function splitIntoBlocks(rows: CellRows): Map<number, CellRows> {
  const parts = new Map<number, CellRows>();
  let start = 0;
  while (start < rows.length) {
    const block = blockOf(rows.day[start] ?? 0);
    const lastDay = firstDayOfBlock(block) + BLOCK_DAYS - 1;
    const firstDay = lastDay - BLOCK_DAYS + 1;
    let end = start + 1;
    while (end < rows.length && (rows.day[end] ?? 0) >= firstDay && (rows.day[end] ?? 0) <= lastDay) end += 1;
    parts.set(block, sliceRows(rows, start, end));
    start = end;
  }
  return parts;
}

function sliceRows(rows: CellRows, start: number, end: number): CellRows {
  if (start === 0 && end === rows.length) return rows;
  return {
    length: end - start,
    cell: rows.cell.subarray(start, end),
    day: rows.day.subarray(start, end),
    columns: rows.columns.map((column) => column.subarray(start, end)),
  };
}

/** The rows for which `keep` holds. */
export function filterRows(rows: CellRows, keep: (row: number) => boolean): CellRows {
  const order = new Uint32Array(rows.length);
  let kept = 0;
  for (let row = 0; row < rows.length; row += 1) {
    if (keep(row)) {
      order[kept] = row;
      kept += 1;
    }
  }
  if (kept === rows.length) return rows;
  return takeRows(order.subarray(0, kept), rows.cell, rows.day, rows.columns);
}

/** Two sets of rows of the same columns as one, in order. */
export function mergeRows(a: CellRows, b: CellRows): CellRows {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const cell = new Int32Array(a.length + b.length);
  const day = new Int32Array(a.length + b.length);
  cell.set(a.cell);
  cell.set(b.cell, a.length);
  day.set(a.day);
  day.set(b.day, a.length);
  const columns = a.columns.map((column, index) => {
    const values = new Float64Array(a.length + b.length);
    values.set(column);
    values.set(b.columns[index] ?? [], a.length);
    return values;
  });
  return takeRows(orderOfRows(cell, day), cell, day, columns);
}

/**
 * The rows of `old` and `fresh` as one, in order; where both have rows of a cell and day, those of `fresh` alone. Both
 * lie in one block.
 */
export function replaceRows(old: CellRows, fresh: CellRows): CellRows {
  if (old.length === 0) return fresh;
  if (fresh.length === 0) return old;
  const length = old.length + fresh.length;
  // Rows of `fresh` are numbered behind those of `old`.
  const order = new Uint32Array(length);
  let kept = 0;
  let at = 0;
  for (let row = 0; row < fresh.length; row += 1) {
    while (at < old.length && compareRows(old, at, fresh, row) < 0) {
      order[kept] = at;
      kept += 1;
      at += 1;
    }
    while (at < old.length && compareRows(old, at, fresh, row) === 0) at += 1;
    order[kept] = old.length + row;
    kept += 1;
  }
  for (; at < old.length; at += 1) {
    order[kept] = at;
    kept += 1;
  }
  return pickFromBoth(order.subarray(0, kept), old, fresh);
}

/** Whether two sets of rows of one block have a cell and day in common. */
export function sharesDay(one: CellRows, other: CellRows): boolean {
  let at = 0;
  for (let row = 0; row < other.length; row += 1) {
    while (at < one.length && compareRows(one, at, other, row) < 0) at += 1;
    if (at < one.length && compareRows(one, at, other, row) === 0) return true;
  }
  return false;
}

function compareRows(one: CellRows, row: number, other: CellRows, otherRow: number): number {
  return (
    (one.cell[row] ?? 0) - (other.cell[otherRow] ?? 0) || (one.day[row] ?? 0) - (other.day[otherRow] ?? 0)
  );
}

function pickFromBoth(order: Uint32Array, old: CellRows, fresh: CellRows): CellRows {
  const length = order.length;
  const bothCells = joined(new Int32Array(old.length + fresh.length), old.cell, fresh.cell);
  const bothDays = joined(new Int32Array(old.length + fresh.length), old.day, fresh.day);
  const cell = new Int32Array(length);
  const day = new Int32Array(length);
  for (let i = 0; i < length; i += 1) {
    const row = order[i] ?? 0;
    cell[i] = bothCells[row] ?? 0;
    day[i] = bothDays[row] ?? 0;
  }
  // Rows are put together first, which is a copy of memory: then no row is asked which of the two it comes from.
  const both = new Float64Array(old.length + fresh.length);
  const columns = old.columns.map((column, index) => {
    joined(both, column, fresh.columns[index] ?? column);
    const picked = new Float64Array(length);
    for (let i = 0; i < length; i += 1) picked[i] = both[order[i] ?? 0] ?? Number.NaN;
    return picked;
  });
  return { length, cell, day, columns };
}

function joined<Values extends Int32Array | Float64Array>(
  into: Values,
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): Values {
  into.set(first);
  into.set(second, first.length);
  return into;
}
