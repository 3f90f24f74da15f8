import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import { metricName } from "../../domain/metric-words.ts";
import type { OwnerSlip } from "../../domain/owner-slip.ts";
import { formCsv } from "../csv/form-csv.ts";
import type { ReportForm } from "../report-document.ts";

/** The columns of a slip's table; those that the person fills come last. */
export const SLIP_COLUMNS = [
  "kind",
  "id",
  "what",
  "state",
  "due",
  "done_on",
  "note",
  "evidence",
  "answer",
] as const;

/**
 * The table of an owner slip (UTF-8, comma, CRLF): items and questions to fill and send back; metrics and rights to read.
 * Text cells cannot start a formula.
 */
export function slipTable(slip: OwnerSlip): string {
  return formCsv(slipForm(slip));
}

/** The same as a form of a report. */
export function slipForm(slip: OwnerSlip): ReportForm {
  const day = (value: number | null): string => (value === null ? "" : formatCalendarDate(value));
  const rows: readonly (readonly string[])[] = [
    ...slip.items.map(({ id, title, state, isLate, due }) => [
      "item",
      id,
      title,
      isLate ? "late" : state,
      day(due),
    ]),
    ...slip.asks.map(({ id, text, isOverdue, due }) => [
      "ask",
      id,
      text,
      isOverdue ? "late" : "open",
      day(due),
    ]),
    ...slip.metrics.map(({ metric, threshold, words, waiting }) => [
      "metric",
      threshold ?? metric,
      `${metricName(metric)}${words === null ? "" : `: ${words}`}`,
      waiting > 0 ? "fired" : "",
      "",
    ]),
    ...slip.rights.map(({ id, domain, state }) => ["right", id, domain, state, ""]),
  ];
  return {
    name: "Slip",
    columns: SLIP_COLUMNS,
    rows: rows.map((cells) => [...cells, ...SLIP_COLUMNS.slice(cells.length).map(() => "")]),
  };
}
