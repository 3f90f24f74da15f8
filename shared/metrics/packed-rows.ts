import type { EpochDay } from "../calendar/calendar-date.ts";
import type { CellRows } from "./cell-rows.ts";

/** Whole numbers in the narrowest array that holds them, in units of `scale`; `gap` stands for "no data", if any. */
interface PackedNumbers {
  readonly values: Uint8Array | Uint16Array | Uint32Array | Int32Array;
  readonly scale: number;
  readonly gap: number | null;
}

/** A column as it is stored; null: it holds no data. */
export type PackedColumn = PackedNumbers | { readonly plain: Float64Array } | null;

/** Rows of one block as they are stored: about a third of what they take in memory. */
export interface PackedRows {
  readonly cell: PackedNumbers;
  /** Days since the block's first. */
  readonly day: Uint8Array;
  readonly columns: readonly PackedColumn[];
}

/** Money is often in whole hundredths: micros in units of these are a quarter as wide. */
const MICROS_PER_CENT = 10_000;
const UNSIGNED = [
  [0xff, Uint8Array],
  [0xffff, Uint16Array],
  [0xffff_ffff, Uint32Array],
] as const;
const LOWEST_INT32 = -0x8000_0000;
const HIGHEST_INT32 = 0x7fff_ffff;

/** Rows of a block in the form in which they are stored; null: there are none. */
export function packRows(rows: CellRows, firstDay: EpochDay): PackedRows | null {
  if (rows.length === 0) return null;
  const cell = packNumbers(rows.cell);
  if (cell === null || "plain" in cell) throw new Error("cells are counted from 0");
  return {
    cell,
    day: offsetsOf(rows.day, firstDay),
    columns: rows.columns.map(packNumbers),
  };
}

function offsetsOf(days: Int32Array, firstDay: EpochDay): Uint8Array {
  const offsets = new Uint8Array(days.length);
  for (let row = 0; row < days.length; row += 1) offsets[row] = (days[row] ?? 0) - firstDay;
  return offsets;
}

/** The rows that were packed, number for number. */
export function unpackRows({ cell, day, columns }: PackedRows, firstDay: EpochDay): CellRows {
  const { length } = day;
  let missing: Float64Array | null = null;
  const days = new Int32Array(length);
  for (let row = 0; row < length; row += 1) days[row] = firstDay + (day[row] ?? 0);
  return {
    length,
    cell: new Int32Array(cell.values),
    day: days,
    columns: columns.map((column) => {
      if (column !== null) return unpackColumn(column);
      missing ??= new Float64Array(length).fill(Number.NaN);
      return missing;
    }),
  };
}

function packNumbers(values: Float64Array | Int32Array): PackedColumn {
  const found = lookAt(values);
  if (found.present === 0) return null;
  const scale = found.isInCents ? MICROS_PER_CENT : 1;
  const low = found.low / scale;
  const high = found.high / scale;
  if (!found.isWhole) return { plain: Float64Array.from(values) };
  const hasGaps = found.present < values.length;
  if (low >= 0) {
    for (const [most, Packed] of UNSIGNED) {
      // The highest number of each width is the gap.
      if (high < most) return filled(new Packed(values.length), values, scale, hasGaps ? most : null);
    }
  }
  return low > LOWEST_INT32 && high <= HIGHEST_INT32
    ? filled(new Int32Array(values.length), values, scale, hasGaps ? LOWEST_INT32 : null)
    : { plain: Float64Array.from(values) };
}

function lookAt(values: Float64Array | Int32Array) {
  let present = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let isWhole = true;
  let isInCents = true;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? Number.NaN;
    if (value !== value) continue;
    present += 1;
    if (value < low) low = value;
    if (value > high) high = value;
    // A zero below zero would lose its sign.
    if (isWhole && (!Number.isSafeInteger(value) || (value === 0 && 1 / value < 0))) isWhole = false;
    if (isInCents && value % MICROS_PER_CENT !== 0) isInCents = false;
  }
  return { present, low, high, isWhole, isInCents };
}

function filled(
  packed: PackedNumbers["values"],
  values: Float64Array | Int32Array,
  scale: number,
  gap: number | null,
): PackedNumbers {
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? Number.NaN;
    packed[row] = Number.isNaN(value) ? (gap ?? 0) : value / scale;
  }
  return { values: packed, scale, gap };
}

function unpackColumn(column: NonNullable<PackedColumn>): Float64Array {
  if ("plain" in column) return column.plain;
  const { values, scale, gap } = column;
  // Without a factor and gaps the platform copies.
  if (gap === null && scale === 1) return new Float64Array(values);
  const unpacked = new Float64Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? 0;
    unpacked[row] = value === gap ? Number.NaN : value * scale;
  }
  return unpacked;
}
