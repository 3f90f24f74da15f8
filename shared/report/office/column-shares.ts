import type { TableBlock, TableCell } from "../report-document.ts";
import { plainText } from "../text/plain-text.ts";

/** Longest word for which a column is widened; what is longer is broken. */
const LONGEST = 18;
/** Letters that the mark of a state takes, and the air beside a column. */
const MARK = 3;
const AIR = 2;

/**
 * Shares of the width of a table's columns: as the report asks, but none so narrow that a word or a number breaks, where
 * `letters` of them stand in a line over the whole width.
 */
export function columnShares(block: TableBlock, letters: number): readonly number[] {
  const total = block.columns.reduce((sum, { width }) => sum + width, 0);
  const asked = block.columns.map(({ width }) => width / total);
  const least = block.columns.map(({ head, align }, place) => {
    const cells = block.rows.flatMap(({ kind, cells: own }) => (kind === "group" ? [] : (own[place] ?? [])));
    const needs = [longest(head, false), ...cells.map((cell) => need(cell, align === "right"))];
    return (Math.min(LONGEST, Math.max(0, ...needs)) + AIR) / letters;
  });
  if (least.reduce((sum, one) => sum + one, 0) >= 1) return asked;
  const lacking = asked.map((share, place) => Math.max(0, (least[place] ?? 0) - share));
  const spare = asked.map((share, place) => Math.max(0, share - (least[place] ?? 0)));
  const lack = lacking.reduce((sum, one) => sum + one, 0);
  const spared = spare.reduce((sum, one) => sum + one, 0);
  return asked.map(
    (share, place) => share + (lacking[place] ?? 0) - (lack * (spare[place] ?? 0)) / (spared || 1),
  );
}

/** Letters that must stand side by side: of numbers all, of texts the longest word. */
function need(cell: TableCell, isNumber: boolean): number {
  return longest(cell.text, isNumber) + (cell.status === undefined ? 0 : MARK);
}

function longest(text: string, isWhole: boolean): number {
  const plain = plainText(text);
  return isWhole && plain.length <= LONGEST
    ? plain.length
    : Math.max(0, ...plain.split(/[\s\-–]/u).map((word) => word.length));
}
