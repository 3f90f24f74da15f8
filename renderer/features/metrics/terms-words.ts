import type { MetricId } from "../../../shared/metrics/registry.ts";
import type { Loosening } from "../../../shared/metrics/threshold.ts";
import { thresholdPeriodKind } from "../../../shared/metrics/threshold-periods.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";

/** The terms of a threshold as words need them. */
export interface WordedTerms {
  readonly direction: "above" | "below";
  readonly breach: number;
  readonly periods?: number | undefined;
  readonly action?: string | undefined;
  readonly deadlineHours?: number | undefined;
}

/** One thing that was loosened: what, the old and the new. */
export interface ChangeWords {
  readonly what: string;
  readonly old: string;
  readonly fresh: string;
}

/** A loosening in the words of a screen. */
export function changeWords(
  format: ReportFormat,
  metric: MetricId,
  loosening: Loosening,
  before: WordedTerms,
  after: WordedTerms,
): ChangeWords {
  const pair = (what: string, of: (terms: WordedTerms) => string): ChangeWords => ({
    what,
    old: of(before),
    fresh: of(after),
  });
  const step = thresholdPeriodKind({ metric });
  switch (loosening) {
    case "line":
      return pair(`Breach ${before.direction}`, ({ breach }) => format.value(breach, unitOf(metric)).text);
    case "periods":
      return pair(`${step === "week" ? "Weeks" : "Months"} in a row`, ({ periods = 1 }) => String(periods));
    case "deadline":
      return pair("Deadline", ({ deadlineHours }) => hoursText(deadlineHours ?? null));
    case "action":
      return pair("Action", ({ action }) => (action === undefined ? "none" : `“${action}”`));
  }
}

/** `48 h`; `no deadline`. */
export function hoursText(hours: number | null): string {
  return hours === null || !Number.isFinite(hours) ? "no deadline" : `${hours} h`;
}

type LineTerms = WordedTerms & { readonly warn?: number | undefined };

/** `above 12.0 %, warn 10.0 %`; with its periods where they are more than one. */
export function lineText(format: ReportFormat, metric: MetricId, terms: LineTerms): string {
  const rest = lineRest(format, metric, terms);
  return `${lineHead(format, metric, terms)}${rest === "" ? "" : `, ${rest}`}`;
}

/** `above 12.0 %`. */
export function lineHead(format: ReportFormat, metric: MetricId, { direction, breach }: LineTerms): string {
  return `${direction} ${format.value(breach, unitOf(metric)).text}`;
}

/** `2 weeks in a row, warn 10.0 %`. */
export function lineRest(format: ReportFormat, metric: MetricId, { warn, periods = 1 }: LineTerms): string {
  const step = thresholdPeriodKind({ metric });
  return [
    ...(periods > 1 ? [`${periods} ${step}s in a row`] : []),
    ...(warn === undefined ? [] : [`warn ${format.value(warn, unitOf(metric)).text}`]),
  ].join(", ");
}
