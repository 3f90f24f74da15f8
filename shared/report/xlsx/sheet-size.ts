import { wrappedLines } from "../office/wrapped-lines.ts";
import type { Sheet, SheetCell, SheetRow } from "./workbook-port.ts";

/** Narrowest and widest column that is made for its cells, in letters. */
const NARROWEST = 10;
const WIDEST = 58;
/** Texts of a list that are longer stand in several lines. */
const WIDEST_OF_LIST = 42;
/** A head that is no longer stands in one line. */
const HEAD = 14;
/** Words that reach over columns have at least this much room: about what stands on a printed page unscaled. */
const WORDS = 138;
/** Height of a line in points, of the usual letters and of a title's; and of a row of one line with air around it. */
const LINE = 14.5;
const TITLE_LINE = 19;
const AIRY_ROW = 17.5;
/** Letters of text that surely stand in a column of so many digits, wherever the file is opened. */
const FIT = 0.88;
/** Letters of running text in a line of a column, of which some are narrow. */
const FILLED = 1.02;

/** Widths of columns in which their cells can be read; cells that reach over columns ask for none. */
export function fittedWidths(rows: readonly SheetRow[]): readonly number[] {
  const count = Math.max(1, ...rows.map(({ cells }) => cells.length));
  const widths = Array.from({ length: count }, (_, place) => {
    const lengths = rows.flatMap(({ cells, isLastWide, kind }) => {
      const isWide = isLastWide === true && place === cells.length - 1;
      const cell = cells[place];
      if (isWide || cell === undefined || kind === "title") return [];
      return [kind === "head" ? Math.max(longestWord(cell), Math.min(HEAD, lengthOf(cell))) : lengthOf(cell)];
    });
    return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(Math.max(0, ...lengths) / FIT) + 2));
  });
  const short = WORDS - widths.reduce((sum, one) => sum + one, 0);
  return short > 0 ? [...widths, short] : widths;
}

/** Widths of the columns of a list: as wide as is asked, wider where its texts need it and are not too long for one line. */
export function listWidths(asked: readonly number[], rows: readonly SheetRow[]): readonly number[] {
  return asked.map((width, place) => {
    const needed = Math.ceil(Math.max(0, ...rows.map(({ cells }) => lengthOf(cells[place]))) / FIT) + 2;
    return needed > WIDEST_OF_LIST ? width : Math.max(width, needed);
  });
}

/** Height of a row in points; null: that of one line. Rows of one line have air, but for those of a list. */
export function rowHeight(sheet: Pick<Sheet, "widths" | "isList">, row: SheetRow): number | null {
  const lines = linesOfRow(sheet, row);
  if (row.kind === "title") return lines * TITLE_LINE + 3;
  if (lines === 1) return sheet.isList || !RULED.has(row.kind) ? null : AIRY_ROW;
  // Excel shows no row that is taller.
  return Math.min(409, lines * LINE + 3);
}

/** About how high the rows of a sheet are together, in points. */
export function sheetHeight(sheet: Pick<Sheet, "widths" | "isList" | "rows">): number {
  return sheet.rows.reduce((sum, row) => sum + (rowHeight(sheet, row) ?? LINE), 0);
}

/** The rows of a table. */
export const RULED: ReadonlySet<SheetRow["kind"]> = new Set(["head", "row", "group", "total"]);

/** How many lines the tallest cell of a row takes. */
export function linesOfRow({ widths }: Pick<Sheet, "widths">, row: SheetRow): number {
  const share = row.kind === "title" ? FIT * 0.75 : row.kind === "head" ? FIT * 0.93 : FILLED;
  const lines = row.cells.map((cell, place) => {
    if (cell.kind !== "text") return 1;
    const isWide = row.isLastWide === true && place === row.cells.length - 1;
    const width = widths.slice(place, isWide ? undefined : place + 1).reduce((sum, one) => sum + one, 0);
    return cell.text
      .split("\n")
      .reduce((sum, part) => sum + wrappedLines(part, Math.max(4, width * share - 1)), 0);
  });
  return Math.max(1, ...lines);
}

function lengthOf(cell: SheetCell | undefined): number {
  switch (cell?.kind) {
    case undefined:
    case "empty":
      return 0;
    case "text":
      return cell.text.length;
    case "number":
    case "formula":
      return numberLength(cell.value ?? 0, cell.format);
  }
}

function longestWord(cell: SheetCell): number {
  return cell.kind === "text" ? Math.max(0, ...cell.text.split(/\s/u).map((word) => word.length)) : 0;
}

/** About how many letters a number takes in its format, with all the places that it may show. */
function numberLength(value: number, format: string): number {
  const [first = ""] = format.split(";");
  const shown = first.endsWith("%") ? value * 100 : value;
  const whole = Math.trunc(Math.abs(shown)).toLocaleString("en-GB").length;
  const others = first.replace(/(?<=\.[0#]*)#/gu, "0").replace(/["#,\\]/gu, "").length;
  return (value < 0 ? 1 : 0) + whole + others;
}
