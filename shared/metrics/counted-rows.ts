import type { InputName } from "../observations/input-templates.ts";
import type { Table } from "../observations/table.ts";
import type { Dataset } from "./dataset.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";

/** The rows of one input that a figure is made of. */
export interface CountedRows {
  readonly input: InputName;
  /** Row numbers in the input's table. */
  readonly rows: Uint32Array;
  /** What each row puts above and below the line of a rate of counts; null for other kinds. */
  readonly sides: { readonly above: Float64Array; readonly below: Float64Array } | null;
  /** Daily rows of the place that are kept but not used, because interactions of their workflow and day are. */
  readonly unused: number;
}

/** What rows are looked up in: the tables, and the same laid out. */
export interface RowSource {
  readonly tables: Dataset["tables"];
  readonly prepared: PreparedDataset;
}

/** The row numbers of a table for which a test holds. */
export function rowsWhere(table: Table, isCounted: (row: number) => boolean): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < table.length; row += 1) if (isCounted(row)) rows.push(row);
  return Uint32Array.from(rows);
}
