/** One cell of a sheet: text that is never a formula, a number with its format, or nothing. */
export type SheetCell =
  | { readonly kind: "text"; readonly text: string; readonly isStrong?: boolean }
  | { readonly kind: "number"; readonly value: number; readonly format: string; readonly isStrong?: boolean }
  /** Computed by the spreadsheet from other cells; `value` is what it gives now (null: nothing). Never made from a text. */
  | {
      readonly kind: "formula";
      readonly formula: string;
      readonly value: number | null;
      readonly format: string;
      readonly isStrong?: boolean;
    }
  | { readonly kind: "empty" };

/** One sheet: a frozen header row, column widths in characters, rows. */
export interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Offer a filter on the header row. */
  readonly hasFilter: boolean;
  /** Columns (from 0) that offer their values as a list. */
  readonly choices?: readonly { readonly column: number; readonly values: readonly string[] }[];
}

/** A workbook as data. */
export interface WorkbookData {
  readonly title: string;
  readonly creator: string;
  /** ISO date put in as time of making, so that the same report gives the same bytes. */
  readonly date: string;
  readonly sheets: readonly Sheet[];
}

/** Writes a workbook as XLSX bytes: the only door to a spreadsheet library. */
export type WorkbookWriter = (workbook: WorkbookData) => Promise<Uint8Array>;
