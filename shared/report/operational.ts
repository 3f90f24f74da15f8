import { metricName } from "../domain/metric-words.ts";
import type { Operational } from "../domain/ownership.ts";
import { textCell } from "./baseline/blocks.ts";
import type { ReportFormat } from "./format/report-format.ts";
import type { FigureRow, TableCell } from "./report-document.ts";

/** Decorative metrics that are named; the rest are counted. */
const NAMED = 3;

/** `60 %; decorative: Override rate, Cost per outcome, 2 more`. */
export function operationalWords(
  { share, decorative }: Operational,
  format: Pick<ReportFormat, "numbers">,
): string {
  const printed =
    share === null
      ? "no metric is shown to the leadership"
      : `${format.numbers.fixed(share * 100, 0)}\u202f%`;
  return decorative.length === 0
    ? printed
    : `${printed}; decorative: ${decorativeNames(decorative).join(", ")}`;
}

/** Names of decorative metrics, those beyond the first few as a count. */
export function decorativeNames(decorative: Operational["decorative"]): readonly string[] {
  const names = decorative.slice(0, NAMED).map(({ metric }) => metricName(metric));
  return decorative.length > NAMED ? [...names, `${decorative.length - NAMED} more`] : names;
}

/** A metric by its name, with the word where nobody would act on it (metrics.md, "Thresholds"). */
export function metricCell(
  { decorative }: Operational,
  metric: string,
  details: Partial<Omit<TableCell, "text">> = {},
): TableCell {
  const isDecorative = reasonsOf(decorative, metric) !== null;
  const detail = [details.detail ?? "", isDecorative ? "decorative" : ""].filter((part) => part !== "");
  return textCell(metricName(metric), {
    ...details,
    ...(detail.length === 0 ? {} : { detail: detail.join(" · ") }),
  });
}

/** Figures in long form, each with the reasons for which nobody would act on it. */
export function withDecorative(
  rows: readonly FigureRow[],
  { decorative }: Operational,
): readonly FigureRow[] {
  return rows.map((row) => {
    const reasons = reasonsOf(decorative, row.metric);
    return reasons === null ? row : { ...row, decorative: reasons.join("; ") };
  });
}

function reasonsOf(decorative: Operational["decorative"], metric: string): readonly string[] | null {
  return decorative.find((one) => one.metric === metric)?.reasons ?? null;
}
