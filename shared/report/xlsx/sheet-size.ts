import { wrappedLines } from "../office/wrapped-lines.ts";
import type { Sheet, SheetCell, SheetRow } from "./workbook-port.ts";

/** Narrowest and widest column that is made for its cells, in letters. */
const NARROWEST = 10;
const WIDEST = 58;
/** Texts of a list that are longer stand in several lines. */
const WIDEST_OF_LIST = 34;
/** A head that is no longer stands in one line. */
const HEAD = 14;
/** Words that reach over columns have at least this much room. */
const WORDS = 96;
/** Height of a line in points, of the usual letters and of a title's. */
const LINE = 14;
const TITLE_LINE = 19;
/** Letters of text that surely stand in a column of so many digits, wherever the file is opened. */
const FIT = 0.88;
/** Letters of running text in a line of a column, of which some are narrow. */
const FILLED = 0.97;

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

/** Height of a row in points; null: that of one line. */
export function rowHeight(sheet: Pick<Sheet, "widths">, row: SheetRow): number | null {
  const line = row.kind === "title" ? TITLE_LINE : LINE;
  const share = row.kind === "title" ? FIT * 0.75 : row.kind === "head" ? FIT * 0.93 : FILLED;
  const lines = row.cells.map((cell, place) => {
    if (cell.kind !== "text") return 1;
    const isWide = row.isLastWide === true && place === row.cells.length - 1;
    const width = sheet.widths
      .slice(place, isWide ? undefined : place + 1)
      .reduce((sum, one) => sum + one, 0);
    return cell.text
      .split("\n")
      .reduce((sum, part) => sum + wrappedLines(part, Math.max(4, width * share - 1)), 0);
  });
  const most = Math.max(1, ...lines);
  // Excel shows no row that is taller.
  return most === 1 && row.kind !== "title" ? null : Math.min(409, most * line + 3);
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

/** About how many letters a number takes in its format. */
function numberLength(value: number, format: string): number {
  const [first = ""] = format.split(";");
  const shown = first.endsWith("%") ? value * 100 : value;
  const whole = Math.trunc(Math.abs(shown)).toLocaleString("en-GB").length;
  const others = first.replace(/["#,\\]/gu, "").length;
  return whole + others;
}
