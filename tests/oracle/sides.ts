/** One side of a comparison: the value of its kind of metric and its interval (metrics.md, "Intervals and differences"). */
import { datesOf } from "./calendar.ts";
import type { Facts } from "./facts.ts";
import type { Scope } from "./figure.ts";
import type { Observation } from "./kaplan-meier.ts";
import { kaplanMeierInterval } from "./kaplan-meier.ts";
import { dailyImproved, loopStages, stageObservations, toDays } from "./loops.ts";
import { figureOf } from "./metrics.ts";
import type { Interval, Pair } from "./numerics.ts";
import { quantileInterval, ratioEstimate, ratioInterval, studentT975, wilson } from "./numerics.ts";
import {
  byDate,
  dailyCorrections,
  dailyIncidentMinutes,
  dailyRates,
  dayQuotients,
  minutesIn,
  rateCounts,
  rowsIn,
} from "./operations.ts";
import type { Rational } from "./rational.ts";
import { compare, fraction, micros, one, over, plus, times, toNumber, whole, zero } from "./rational.ts";
import type { Metric } from "./registry.ts";
import type { ChainedMetric } from "./revenue.ts";
import {
  autonomyPromise,
  dealFitPairs,
  indebted,
  isChained,
  monthlyPairs,
  monthsSpan,
  timeToValueObservations,
} from "./revenue.ts";

export interface ComparedSide {
  readonly x: number | null;
  /** Null: none. An end that is null: open. */
  readonly interval: Interval | null;
}

const fewestDays = 5;
const fewestCustomers = 20;
const fewestClosedLoops = 8;

function clip(interval: Interval | null, low: number, high: number): Interval | null {
  if (interval === null) return null;
  const cut = (end: number | null): number | null =>
    end === null ? null : Math.min(high, Math.max(low, end));
  return { low: cut(interval.low), high: cut(interval.high) };
}

/** Wilson, from five days on widened end by end by the ratio estimator over the days. */
function dailyRateInterval(metric: string, facts: Facts, scope: Scope): Interval | null {
  const columns = dailyRates[metric];
  if (columns === undefined) throw new Error(`not a daily rate: ${metric}`);
  const rows = rowsIn(facts, scope);
  const counts = rateCounts(rows, columns);
  if (counts === null || counts.denominator === 0) return null;
  const coins = wilson(counts.numerator, counts.denominator);
  const pairs = byDate(rows).flatMap((day): readonly Pair[] => {
    const sums = rateCounts(day, columns);
    return sums === null ? [] : [{ y: whole(sums.numerator), x: whole(sums.denominator) }];
  });
  const days = ratioInterval(pairs, fewestDays);
  if (days === null || days.low === null || days.high === null) return coins;
  return clip({ low: Math.min(coins.low, days.low), high: Math.max(coins.high, days.high) }, 0, 1);
}

/** y and x of the days of the range that have both; null for a metric that is no quotient over days. */
function dayPairs(metric: string, facts: Facts, scope: Scope): readonly Pair[] | null {
  const quotient = dayQuotients[metric];
  if (quotient !== undefined) {
    return byDate(rowsIn(facts, scope)).flatMap((day): readonly Pair[] => {
      const y = quotient.y(day, facts.settings);
      const x = quotient.x(day);
      return y === null || x === null ? [] : [{ y, x }];
    });
  }
  const oneADay = (y: Rational): Pair => ({ y, x: one });
  switch (metric) {
    case "trust.corrections":
      return dailyCorrections(facts, scope).map((count) => oneADay(whole(count)));
    case "loop.throughput":
      return dailyImproved(facts, scope).map((count) => ({ y: whole(count), x: fraction(1n, 7n) }));
    case "system.incidentMinutes":
      return dailyIncidentMinutes(facts, scope).map(oneADay);
    case "revenue.churnDebt": {
      const span = monthsSpan(scope);
      if (span === null) return [];
      const debts = indebted(facts, scope);
      return datesOf(span).map((date) => {
        const signed = debts.filter((customer) => customer.signedOn === date);
        return oneADay(signed.map((customer) => micros(customer.arr ?? 0n)).reduce(plus, zero));
      });
    }
    default:
      return null;
  }
}

/** R * exp(+- t * sqrt(sum of v / R^2)) over the chained months; one month is a plain ratio estimator. */
function chainedInterval(metric: ChainedMetric, facts: Facts, scope: Scope): Interval | null {
  const months = monthlyPairs(metric, facts, scope);
  const [only] = months;
  if (only === undefined || months.some((pairs) => pairs.length === 0)) return null;
  if (months.length === 1) return ratioInterval(only, fewestCustomers);
  const fewest = Math.min(...months.map((pairs) => pairs.length));
  if (fewest < fewestCustomers) return null;
  let product = one;
  let spread = zero;
  for (const pairs of months) {
    const estimate = ratioEstimate(pairs);
    if (estimate === null || compare(estimate.ratio, zero) <= 0) return null;
    product = times(product, estimate.ratio);
    const { variance, ratio } = estimate;
    if (variance !== null) spread = plus(spread, over(variance, times(ratio, ratio)));
  }
  if (compare(spread, zero) === 0) return null;
  const centre = toNumber(product);
  const width = studentT975(fewest - 1) * Math.sqrt(toNumber(spread));
  return { low: centre * Math.exp(-width), high: centre * Math.exp(width) };
}

function loopInterval(observations: readonly Observation[]): Interval | null {
  const closed = observations.filter((observation) => observation.event).length;
  return closed < fewestClosedLoops ? null : kaplanMeierInterval(observations, toDays);
}

function customerInterval(observations: readonly Observation[]): Interval | null {
  return observations.length < fewestCustomers ? null : kaplanMeierInterval(observations, Number);
}

export function sideOf(metric: Metric, facts: Facts, scope: Scope): ComparedSide {
  const { id } = metric;
  const figure = figureOf(metric, facts, scope);
  const x = figure.value;
  const wilsonAlone =
    figure.low === null || figure.high === null ? null : { low: figure.low, high: figure.high };
  if (dailyRates[id] !== undefined) return { x, interval: dailyRateInterval(id, facts, scope) };
  const pairs = dayPairs(id, facts, scope);
  if (pairs !== null) {
    if (x === null) return { x, interval: null };
    const estimate = ratioEstimate(pairs);
    return {
      x: estimate === null ? null : toNumber(estimate.ratio),
      interval: ratioInterval(pairs, fewestDays),
    };
  }
  if (loopStages[id] !== undefined) {
    return { x, interval: loopInterval(stageObservations(id, facts, scope)) };
  }
  if (isChained(id)) {
    if (id === "revenue.logoRetention" && wilsonAlone !== null) return { x, interval: wilsonAlone };
    if (id === "revenue.logoRetention" && monthlyPairs(id, facts, scope).length === 1) {
      return { x, interval: null };
    }
    const highest = id === "revenue.nrr" ? Infinity : 1;
    return { x, interval: clip(chainedInterval(id, facts, scope), 0, highest) };
  }
  switch (id) {
    case "avd.cycleP50":
      return { x, interval: quantileInterval(minutesIn(facts.cycles, scope), 0.5) };
    case "avd.cycleP90":
      return { x, interval: quantileInterval(minutesIn(facts.cycles, scope), 0.9) };
    case "trust.correctionP50":
      return { x, interval: quantileInterval(minutesIn(facts.corrections, scope), 0.5) };
    case "trust.correctionP90":
      return { x, interval: quantileInterval(minutesIn(facts.corrections, scope), 0.9) };
    case "revenue.dealFit":
      return { x, interval: clip(ratioInterval(dealFitPairs(facts, scope), fewestCustomers), 0, 100) };
    case "revenue.timeToValue":
      return { x, interval: customerInterval(timeToValueObservations(facts, scope)) };
    case "revenue.autonomyGap": {
      const gap = autonomyPromise(facts, scope);
      if (gap === null) return { x: null, interval: null };
      const { promised, rate, low, high } = gap;
      return { x: promised - rate, interval: { low: promised - high, high: promised - low } };
    }
    // Counts that are not of daily rows: expansion propensity and hit rate have Wilson alone. cost.total, loop.open
    // and RQI have no interval.
    default:
      return { x, interval: wilsonAlone };
  }
}
