import type { EpochDay } from "../calendar/calendar-date.ts";
import { firstDayOfMonth, lastDayOfMonth, mondayOf, monthOf } from "../calendar/calendar-date.ts";
import type { MetricId } from "../metrics/registry.ts";
import { thresholdPeriodKind } from "../metrics/threshold-periods.ts";

/**
 * The period that a threshold's terms are locked in: they were committed to before it began, and new ones apply from
 * `nextFrom`. Loosening them inside it is an overrule.
 */
export interface ThresholdLock {
  readonly step: "week" | "month";
  /** First and last day of the period, both inclusive: the terms are locked until the end of `to`. */
  readonly from: EpochDay;
  readonly to: EpochDay;
  readonly nextFrom: EpochDay;
}

/** The lock of a metric's thresholds on a date of the pilot's zone: its week, for pillar 4 its month. */
export function thresholdLock(metric: MetricId, date: EpochDay): ThresholdLock {
  const step = thresholdPeriodKind({ metric });
  const month = monthOf(date);
  const from = step === "week" ? mondayOf(date) : firstDayOfMonth(month);
  const to = step === "week" ? from + 6 : lastDayOfMonth(month);
  return { step, from, to, nextFrom: to + 1 };
}
