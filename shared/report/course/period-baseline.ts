import type { MetricId } from "../../metrics/registry.ts";

/** Sums, and what customers had in sum, of which a baseline keeps what a day had. */
const PER_DAY: ReadonlySet<MetricId> = new Set([
  "avd.volume",
  "avd.perCustomer",
  "avd.value",
  "trust.corrections",
  "system.incidentMinutes",
  "revenue.churnDebt",
]);
/** Sums of which a baseline keeps all that its window had. */
const PER_WINDOW: ReadonlySet<MetricId> = new Set(["cost.total"]);
const DAYS_PER_WEEK = 7;

/**
 * What a figure of a baseline is multiplied by so that it can stand among the periods of a course: a sum of a week beside
 * what a week of the baseline had, not beside a day of it. Everything that is no sum stays as it is. A window of months is
 * one whole month.
 */
export function periodFactor(metric: MetricId, step: "week" | "month", windowDays: number): number {
  const days = step === "week" ? DAYS_PER_WEEK : windowDays;
  if (PER_DAY.has(metric)) return days;
  return PER_WINDOW.has(metric) ? days / windowDays : 1;
}
