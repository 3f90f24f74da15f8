import type { InputName } from "./input-templates.ts";

/** A column of texts: a code per row into a dictionary. Code 0 is always the empty text, "no data". */
export interface TextColumn {
  readonly kind: "text";
  /** `dictionary[0]` is "". Each text stands once. */
  readonly dictionary: readonly string[];
  readonly codes: Uint32Array;
}

/** A column of numbers (dates, months, moments, counts, micros, flags: see `ColumnKind`). NaN is "no data". */
export interface NumberColumn {
  readonly kind: "number";
  readonly values: Float64Array;
}

export type Column = TextColumn | NumberColumn;

/**
 * Rows of one input as typed columns. Columns that the source did not have are absent. `lines` holds the line of each
 * row in its source (1 = the first line of the file), `sources` the index of the source of each row where a table
 * joins several (absent: all rows come from one).
 */
export interface Table {
  readonly input: InputName;
  readonly length: number;
  readonly columns: ReadonlyMap<string, Column>;
  readonly lines: Uint32Array;
  readonly sources?: Uint32Array;
}

/** The values of a number column, or null where the table has no such column. */
export function numbersOf(table: Table, name: string): Float64Array | null {
  const column = table.columns.get(name);
  return column?.kind === "number" ? column.values : null;
}

/** A text column, or null where the table has no such column. */
export function textsOf(table: Table, name: string): TextColumn | null {
  const column = table.columns.get(name);
  return column?.kind === "text" ? column : null;
}

/** The text of a row, "" where it is empty. */
export function textAt(column: TextColumn, row: number): string {
  return column.dictionary[column.codes[row] ?? 0] ?? "";
}
