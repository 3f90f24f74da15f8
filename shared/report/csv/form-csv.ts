import type { ReportForm } from "../report-document.ts";
import { neutraliseFormula } from "../text/neutralise-formula.ts";
import { plainText } from "../text/plain-text.ts";

/** A form as CSV, to be filled in and sent back: nothing beside its table. */
export function formCsv({ columns, rows }: ReportForm): string {
  return [columns, ...rows].map((cells) => csvLine(cells.map(csvText))).join("");
}

/** One line of a CSV, its cells ready. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.join(",")}\r\n`;
}

/** A text as a cell of a CSV; it cannot start a formula. */
export function csvText(value: string): string {
  const safe = neutraliseFormula(plainText(value));
  return /[",\r\n;\t]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
