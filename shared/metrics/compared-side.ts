import type { Interval } from "../statistics/interval.ts";
import { cutInterval, widerOf } from "../statistics/interval.ts";
import { preciseSum } from "../statistics/precise-sum.ts";
import { quantileInterval } from "../statistics/quantile.ts";
import { ratioInterval } from "../statistics/ratio-estimator.ts";
import type { MetricColumns } from "./daily-metrics.ts";
import type { FigureParts } from "./figure-parts.ts";
import { intervalOf } from "./figure-parts.ts";

/** One side of a comparison: the value that its kind of metric is compared by, and its 95 % interval, if there is one. */
export interface ComparedSide {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** Pairs of a quotient over units; day by day, or customer by customer. */
export interface UnitPairs {
  readonly ys: readonly number[];
  readonly xs: readonly number[];
}

/** A rate of counts of daily rows: from five days on the wider, end by end, of Wilson and the estimator over the days. */
export function dailyRateSide(parts: FigureParts, days: UnitPairs): ComparedSide {
  const wilson = intervalOf(parts);
  if (wilson === null) return { value: parts.value, interval: null };
  const spread = ratioInterval(days.ys, days.xs);
  return {
    value: parts.value,
    interval: spread === null ? wilson : cutInterval(widerOf(wilson, spread), 0, 1),
  };
}

/** A quotient or a sum over days: its value is Σy / Σx. No value where the metric has none. */
export function dayQuotientSide(metricValue: number | null, days: UnitPairs): ComparedSide {
  const sumX = preciseSum(days.xs);
  if (metricValue === null || sumX === 0) return { value: null, interval: null };
  return { value: preciseSum(days.ys) / sumX, interval: ratioInterval(days.ys, days.xs) };
}

/** A quantile of events, judged by order statistics. `minutes` need not be sorted; they are not changed. */
export function quantileSide(value: number | null, minutes: Float64Array, q: number): ComparedSide {
  return { value, interval: quantileInterval(minutes.slice().sort(), q) };
}

/** The days of one combination that have both sides of a metric; x = 1 where the metric is a sum. */
export function pairsOfDays(columns: MetricColumns, comboCount: number, combo: number): UnitPairs {
  const y = columns.numerator ?? columns.value;
  const x = columns.numerator === null ? null : columns.denominator;
  const ys: number[] = [];
  const xs: number[] = [];
  for (let group = combo; group < y.length; group += comboCount) {
    const above = y[group] ?? Number.NaN;
    const below = x === null ? 1 : (x[group] ?? Number.NaN);
    if (Number.isNaN(above) || Number.isNaN(below)) continue;
    ys.push(above);
    xs.push(below);
  }
  return { ys, xs };
}
