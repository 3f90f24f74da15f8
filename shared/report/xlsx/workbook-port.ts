/** One cell of a sheet: text that is never a formula, a number with its format, or nothing. */
export type SheetCell =
  | { readonly kind: "text"; readonly text: string; readonly isStrong?: boolean }
  | { readonly kind: "number"; readonly value: number; readonly format: string; readonly isStrong?: boolean }
  | { readonly kind: "empty" };

/** One sheet: a frozen header row, column widths in characters, rows. */
export interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Offer a filter on the header row. */
  readonly hasFilter: boolean;
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
