/** How a cell is set off from the others. */
export interface CellLook {
  readonly isStrong?: boolean;
  /** Colour of the letters, six hex digits; absent: the usual one. */
  readonly ink?: string;
  /** Colour of the ground, six hex digits; absent: none. */
  readonly ground?: string;
  /** Absent: text to the left, numbers to the right. */
  readonly align?: "left" | "right";
}

/** One cell of a sheet: text that is never a formula, a number with its format, or nothing. */
export type SheetCell =
  | ({ readonly kind: "text"; readonly text: string } & CellLook)
  | ({ readonly kind: "number"; readonly value: number; readonly format: string } & CellLook)
  /** Computed by the spreadsheet from other cells; `value` is what it gives now (null: nothing). Never made from a text. */
  | ({
      readonly kind: "formula";
      readonly formula: string;
      readonly value: number | null;
      readonly format: string;
    } & CellLook)
  | { readonly kind: "empty" };

/** What a row is: its look follows from it. */
export type SheetRowKind = "title" | "head" | "row" | "group" | "total" | "heading" | "words" | "blank";

/** A row; its last cell may reach over all columns that are left. */
export interface SheetRow {
  readonly kind: SheetRowKind;
  readonly cells: readonly SheetCell[];
  readonly isLastWide?: boolean;
}

/** One sheet: rows, column widths in characters, how many rows stay when it is scrolled. */
export interface Sheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly SheetRow[];
  readonly frozenRows: number;
  /** How many columns stay, on the screen and on each printed page; absent: none. */
  readonly frozenColumns?: number;
  /** The row (from 0) that offers a filter for the rows below it; null: none. */
  readonly filterRow: number | null;
  /** A list of data for programs and people: with the lines between its cells. */
  readonly isList: boolean;
  /** Columns (from 0) that offer their values as a list, in all rows below the first. */
  readonly choices?: readonly { readonly column: number; readonly values: readonly string[] }[];
}

/** A workbook as data. */
export interface WorkbookData {
  readonly title: string;
  readonly creator: string;
  /** ISO date put in as time of making, so that the same report gives the same bytes. */
  readonly date: string;
  /** What stands at the head and at the foot of each printed page. */
  readonly head: string;
  readonly foot: { readonly left: string; readonly centre: string; readonly right: string };
  readonly paper: "A4" | "Letter";
  readonly sheets: readonly Sheet[];
}

/** Writes a workbook as XLSX bytes: the only door to a spreadsheet library. */
export type WorkbookWriter = (workbook: WorkbookData) => Promise<Uint8Array>;
