import type { EpochDay } from "../../../shared/calendar/calendar-date.ts";
import type { CaseChange } from "../../../shared/domain/obligation-case.ts";
import type { PilotObligation } from "../../../shared/domain/pilot-obligations.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import type { StatusWord } from "../../../shared/report/charts/status.ts";
import type { FigureUnit, ReportFormat } from "../../../shared/report/format/report-format.ts";

/** `week of Mon 9 Nov`, `Nov 2026`. */
export function periodWords(from: EpochDay, step: "week" | "month", format: ReportFormat): string {
  return step === "week" ? `week of ${format.dates.date(from)}` : format.dates.month(from);
}

/** `Trust · First notice of loss triage · Motor`: where a metric is looked at. */
export function scopeWords({
  metric,
  workflow,
  segment,
}: Pick<PilotObligation, "metric" | "workflow" | "segment">): string {
  const { pillar, dimensions } = metricDefinition(metric);
  const parts = [
    PILLAR_NAMES[pillar],
    dimensions.includes("workflow") ? (workflow === "*" ? "all workflows" : workflow) : "the company",
    ...(segment === "*" ? [] : [segment]),
  ];
  return parts.join(" · ");
}

/** The word of an obligation's mark; one whose data came after its deadline is still to be answered. */
export function obligationWord({ state, proof }: Pick<PilotObligation, "state" | "proof">): StatusWord {
  switch (state) {
    case "running":
    case "late data":
      return proof === "unproven" ? "unproven" : "breach";
    default:
      return state;
  }
}

/** `15.4 % (13.2–18.0)`. */
export function valueWords(
  {
    value,
    low,
    high,
  }: { readonly value: number | null; readonly low: number | null; readonly high: number | null },
  unit: FigureUnit,
  format: ReportFormat,
): string {
  const interval = format.interval(low, high, unit);
  return `${format.value(value, unit).text}${interval === "" ? "" : ` (${interval})`}`;
}

/** When a change went live and what became of it. */
export function changeWords({ day, status }: CaseChange, format: ReportFormat): string {
  return `${format.dates.date(day)}${status === "deployed" ? "" : ` · ${status}`}`;
}

/** A count with its noun: `1 week`, `3 weeks`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
