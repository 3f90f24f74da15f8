import { columnShares, hasRoom } from "../office/column-shares.ts";
import { wrappedLines } from "../office/wrapped-lines.ts";
import type { KeyValuesBlock, TableBlock, TableRow } from "../report-document.ts";

/** Mean width of a letter of Calibri against its size. */
const LETTER = 0.54;
/** A line's height against the size of its letters. */
const LINE = 1.2;
const POINTS_PER_INCH = 72;
/** Space above and below the text of a table's row, in inches. */
const ROW_AIR = 0.11;
/** Space left and right of the text of a cell. */
const CELL_AIR = 0.14;

/** How many lines a text takes in a column of a width in inches. */
export function linesOf(text: string, width: number, points: number): number {
  const perLine = Math.max(1, Math.floor((width * POINTS_PER_INCH) / (points * LETTER)));
  return wrappedLines(text, perLine);
}

/** Height of a text in inches. */
export function textHeight(text: string, width: number, points: number): number {
  return (linesOf(text, width, points) * points * LINE) / POINTS_PER_INCH;
}

/** Widths of the columns of a table, in inches. */
export function columnWidths(block: TableBlock, width: number, points: number): readonly number[] {
  const letters = (width * POINTS_PER_INCH) / (points * LETTER);
  return columnShares(block, letters).map((share) => share * width);
}

/** Whether words, figures and states of a table stand in one piece in its columns. */
export function cellsStandWhole(block: TableBlock, width: number, points: number): boolean {
  return hasRoom(block, (width * POINTS_PER_INCH) / (points * LETTER));
}

/** Whether each state of a row stands in one line of its column. */
export function statesStand(cells: TableRow["cells"], widths: readonly number[], points: number): boolean {
  return cells.every(
    ({ text, status }, place) =>
      status === undefined || linesOf(`xxxx ${text}`, (widths[place] ?? 1) - CELL_AIR, points) === 1,
  );
}

/** Height of a row of a table. */
export function rowHeight(row: TableRow, widths: readonly number[], points: number): number {
  const all = widths.reduce((sum, one) => sum + one, 0);
  const heights = row.cells.map(({ text, detail, status }, place) => {
    const width = (row.kind === "group" ? all : (widths[place] ?? 1)) - CELL_AIR;
    const first = textHeight(status === undefined ? text : `xxxx ${text}`, width, points);
    return detail === undefined || detail === "" ? first : first + textHeight(detail, width, points - 2);
  });
  return Math.max(...heights, (points * LINE) / POINTS_PER_INCH) + ROW_AIR;
}

/** Height of the head of a table. */
export function headHeight(block: TableBlock, widths: readonly number[], points: number): number {
  const cells = block.columns.map(({ head }) => ({ text: head }));
  return rowHeight({ kind: "row", cells }, widths, points - 1);
}

/** Height of a list of labels and values. */
export function keyValuesHeight(block: KeyValuesBlock, width: number, points: number): number {
  return block.entries.reduce(
    (sum, { label, cell }) =>
      sum +
      rowHeight({ kind: "row", cells: [{ text: label }, cell] }, labelWidths(block, width, points), points),
    0,
  );
}

/** Shares of the width that labels take at least and at most. */
const LABELS = { least: 0.22, most: 0.42 } as const;

/** Widths of labels and of what stands beside them: the longest label stands in one line. */
export function labelWidths(block: KeyValuesBlock, width: number, points: number): [number, number] {
  const longest = Math.max(0, ...block.entries.map(({ label }) => label.length));
  const needed = (longest * LETTER * points) / POINTS_PER_INCH + CELL_AIR;
  const labels = Math.min(LABELS.most * width, Math.max(LABELS.least * width, needed));
  return [labels, width - labels];
}
