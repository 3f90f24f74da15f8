import type { TableBlock } from "../report-document.ts";
import { wrappedLines } from "./wrapped-lines.ts";

/** Tables up to this many lines stay on one page. */
const KEPT_TOGETHER = 18;
/** The first two rows and the last two are not parted: so few rows cannot break anywhere. */
const FEW_ROWS = 4;

/** The smaller letters of a cell's second line: more of them stand in a line. */
const SMALLER = 1.06;

/** Whether a table stays on one page, where `letters` stand in a line over the whole width. */
export function isKeptTogether(block: TableBlock, shares: readonly number[], letters: number): boolean {
  return block.rows.length <= FEW_ROWS || tableLines(block, shares, letters) <= KEPT_TOGETHER;
}

/** About how many lines the rows of a table take, where `letters` stand in a line over the whole width. */
function tableLines(block: TableBlock, shares: readonly number[], letters: number): number {
  const most = block.rows.map(({ kind, cells }) =>
    Math.max(
      1,
      ...cells.map(({ text, detail = "" }, place) => {
        const own = letters * (kind === "group" ? 1 : (shares[place] ?? 1));
        return wrappedLines(text, own) + (detail === "" ? 0 : wrappedLines(detail, own * SMALLER));
      }),
    ),
  );
  return most.reduce((sum, one) => sum + one, 0);
}
