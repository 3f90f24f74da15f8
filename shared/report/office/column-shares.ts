import type { TableBlock } from "../report-document.ts";
import { plainText } from "../text/plain-text.ts";

/** Longest word for which a column is widened; what is longer is broken. */
const LONGEST = 20;
/** Letters that the mark of a state takes with the spaces around it, and the air beside a column. */
const MARK = 4;
const AIR = 2;
/** The air where a table has hardly room enough, and the width of a figure's signs: points and spaces are narrow. */
const SPARING_AIR = 1;
const FIGURE_SIGN = 0.88;
/** Width of a letter in bold. */
const BOLD = 1.1;
/** Width of a letter of the smaller line. */
const SMALLER = 0.92;

/**
 * Shares of the width of a table's columns: as the report asks, but none so narrow that a word, a number or, where there is
 * room, a state breaks; `letters` of them stand in a line over the whole width.
 */
export function columnShares(block: TableBlock, letters: number): readonly number[] {
  const total = block.columns.reduce((sum, { width }) => sum + width, 0);
  const asked = block.columns.map(({ width }) => width / total);
  const least = leastShares(block, letters, false, SPARING_AIR);
  return (
    widened(asked, leastShares(block, letters, true, AIR)) ??
    widened(asked, leastShares(block, letters, false, AIR)) ??
    // Letters are counted wide: where every column is a little narrower, words and numbers mostly stand all the same.
    least.map((share) => share / least.reduce((sum, one) => sum + one, 0))
  );
}

/** Whether every word, number and state of a table stands in one piece where so many letters stand over its whole width. */
export function hasRoom(block: TableBlock, letters: number): boolean {
  return leastShares(block, letters, true, AIR).reduce((sum, share) => sum + share, 0) <= 1;
}

function leastShares(block: TableBlock, letters: number, areWhole: boolean, air: number): readonly number[] {
  return block.columns.map(({ head, align }, place) => {
    const cells = block.rows.flatMap(({ kind, cells: own }) => (kind === "group" ? [] : (own[place] ?? [])));
    const needs = [
      longest(head, false),
      ...cells.flatMap(({ text, detail = "", status, style }) => [
        longest(
          text,
          align === "right" || (areWhole && (status !== undefined || DATE.test(text) || DAY.test(text))),
        ) *
          (style === "strong" ? BOLD : 1) +
          (status === undefined ? 0 : MARK),
        align === "right" ? longest(detail, areWhole) * SMALLER : 0,
      ]),
    ];
    const sign = air === SPARING_AIR && align === "right" ? FIGURE_SIGN : 1;
    return (Math.min(LONGEST + MARK, Math.max(0, ...needs)) * sign + air) / letters;
  });
}

/** Columns that are too narrow take from those that have more than they need; null: there is not enough. */
function widened(asked: readonly number[], least: readonly number[]): readonly number[] | null {
  const lacking = asked.map((share, place) => Math.max(0, (least[place] ?? 0) - share));
  const spare = asked.map((share, place) => Math.max(0, share - (least[place] ?? 0)));
  const lack = lacking.reduce((sum, one) => sum + one, 0);
  const spared = spare.reduce((sum, one) => sum + one, 0);
  if (lack > spared) return null;
  return asked.map(
    (share, place) => share + (lacking[place] ?? 0) - (lack * (spare[place] ?? 0)) / (spared || 1),
  );
}

/** A date as reports write it: `Sun 22 Nov`, `Sat 23 Jan 2027`. */
const DATE = /^\p{L}{3} \d{1,2} \p{L}{3,4}(?: \d{4})?$/u;

/** A day of a pilot with its phase: `Day 95 · P4`. */
const DAY = /^Day \d{1,3} · P\d$/u;

/** Letters that must stand side by side: of a text that is whole all, of others the longest word. */
function longest(text: string, isWhole: boolean): number {
  const plain = plainText(text);
  return isWhole && plain.length <= LONGEST
    ? plain.length
    : Math.max(0, ...plain.split(/[\s\-–]/u).map((word) => word.length));
}
