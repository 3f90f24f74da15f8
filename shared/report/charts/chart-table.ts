import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import { neutraliseFormula } from "../text/neutralise-formula.ts";
import type { LineChartSpec } from "./chart-spec.ts";

/**
 * The points of a chart as a table for a spreadsheet: cells with tabs between, the oldest first, numbers as they were
 * computed.
 */
export function chartTable({ series, step }: LineChartSpec): string {
  const isOne = series.length === 1;
  const head = [step === "week" ? "Week of" : "Month of", "Value", "Low (95 %)", "High (95 %)", "n", "State"];
  const rows = series.flatMap(({ label, points }) =>
    points.map(({ at, value, low, high, n, state }) => [
      ...(isOne ? [] : [cellText(label)]),
      formatCalendarDate(at),
      numberText(value),
      numberText(low),
      numberText(high),
      numberText(n),
      value === null ? "no data" : state,
    ]),
  );
  return [isOne ? head : ["Line", ...head], ...rows].map((cells) => `${cells.join("\t")}\r\n`).join("");
}

/** A name can hold what would begin another cell, or a formula. */
function cellText(text: string): string {
  return neutraliseFormula(text.replace(/[\t\r\n]+/g, " "));
}

function numberText(value: number | null): string {
  return value === null ? "" : String(value);
}
