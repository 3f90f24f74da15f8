/** Pillar 4: revenue quality. Everything works on the whole months of the period. */

import type { DateRange } from "./calendar.ts";
import { contains, daysBetween, intersect, monthOf, monthRange, wholeMonths } from "./calendar.ts";
import type { Facts } from "./facts.ts";
import type { Figure, Scope } from "./figure.ts";
import { matches, plainFigure, quotientFigure, rateFigure } from "./figure.ts";
import type { CustomerRow, RevenueRow, RqiComponent, RqiScale } from "./inputs.ts";
import type { Observation } from "./kaplan-meier.ts";
import { kaplanMeierMedian } from "./kaplan-meier.ts";
import type { Pair } from "./numerics.ts";
import { wilson } from "./numerics.ts";
import { dailyRates, rateCounts, rowsIn } from "./operations.ts";
import type { Rational } from "./rational.ts";
import { decimal, isZero, least, micros, one, over, plus, times, toNumber, total, zero } from "./rational.ts";

/** First day of the first to last day of the last whole month; null if the period holds none. */
export function monthsSpan(scope: Scope): DateRange | null {
  const months = wholeMonths(scope.range);
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined) return null;
  return { from: monthRange(first).from, to: monthRange(last).to };
}

/** The whole months of the period within the pilot's first to last month with revenue rows. */
export function chainedMonths(facts: Facts, scope: Scope): readonly string[] {
  const months = facts.revenue.map((row) => row.month).sort();
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined) return [];
  return wholeMonths(scope.range).filter((month) => first <= month && month <= last);
}

const starting = (row: RevenueRow): bigint => row.startingMrr ?? 0n;
const ending = (row: RevenueRow): bigint =>
  starting(row) + (row.expansion ?? 0n) - (row.contraction ?? 0n) - (row.churned ?? 0n);

function cohort(facts: Facts, scope: Scope, month: string): readonly RevenueRow[] {
  return facts.revenue.filter(
    (row) => row.month === month && matches(scope.segment, row.segment) && starting(row) > 0n,
  );
}

export type ChainedMetric = "revenue.nrr" | "revenue.grr" | "revenue.logoRetention";
export const isChained = (metric: string): metric is ChainedMetric =>
  metric === "revenue.nrr" || metric === "revenue.grr" || metric === "revenue.logoRetention";

/** y and x of every cohort customer, month by month. */
export function monthlyPairs(
  metric: ChainedMetric,
  facts: Facts,
  scope: Scope,
): readonly (readonly Pair[])[] {
  const pair = (row: RevenueRow): Pair => {
    const x = micros(starting(row));
    const end = micros(ending(row));
    if (metric === "revenue.nrr") return { y: end, x };
    if (metric === "revenue.grr") return { y: least(end, x), x };
    return { y: ending(row) > 0n ? one : zero, x: one };
  };
  return chainedMonths(facts, scope).map((month) => cohort(facts, scope, month).map(pair));
}

const sumY = (pairs: readonly Pair[]): Rational => total(pairs.map((pair) => pair.y));
const sumX = (pairs: readonly Pair[]): Rational => total(pairs.map((pair) => pair.x));

function chainedFigure(metric: ChainedMetric, facts: Facts, scope: Scope): Figure {
  const months = monthlyPairs(metric, facts, scope);
  const customers = new Set(
    chainedMonths(facts, scope).flatMap((month) => cohort(facts, scope, month).map((row) => row.customer)),
  ).size;
  const [only] = months;
  if (only === undefined) return plainFigure(null, 0);
  if (months.length === 1) {
    if (metric === "revenue.logoRetention") {
      return rateFigure({ numerator: toNumber(sumY(only)), denominator: only.length });
    }
    if (only.length === 0) return plainFigure(null, 0);
    return quotientFigure(sumY(only), sumX(only), customers);
  }
  if (months.some((pairs) => pairs.length === 0)) return plainFigure(null, customers);
  const product = months.map((pairs) => over(sumY(pairs), sumX(pairs))).reduce(times);
  return plainFigure(toNumber(product), customers);
}

function expansionFigure(facts: Facts, scope: Scope): Figure {
  if (monthsSpan(scope) === null) return plainFigure(null, 0);
  const rows = wholeMonths(scope.range).flatMap((month) => cohort(facts, scope, month));
  const expanded = rows.filter((row) => (row.expansion ?? 0n) > 0n);
  return rateFigure({
    numerator: new Set(expanded.map((row) => row.customer)).size,
    denominator: new Set(rows.map((row) => row.customer)).size,
  });
}

const customersOf = (facts: Facts, scope: Scope): readonly CustomerRow[] =>
  facts.customers.filter((customer) => matches(scope.segment, customer.segment));

/** Days from signing to first value of everybody signed by the end, in whole days. */
export function timeToValueObservations(facts: Facts, scope: Scope): readonly Observation[] {
  const span = monthsSpan(scope);
  if (span === null) return [];
  return customersOf(facts, scope).flatMap(({ signedOn, firstValueOn }) => {
    if (signedOn === null || signedOn > span.to) return [];
    const event = firstValueOn !== null && firstValueOn <= span.to;
    return [{ duration: BigInt(daysBetween(signedOn, event ? firstValueOn : span.to)), event }];
  });
}

function signedIn(facts: Facts, scope: Scope): readonly CustomerRow[] {
  const span = monthsSpan(scope);
  if (span === null) return [];
  return customersOf(facts, scope).filter(
    (customer) => customer.signedOn !== null && contains(span, customer.signedOn),
  );
}

/** y = fit x arr, x = arr of the customers signed in the period that have both. */
export function dealFitPairs(facts: Facts, scope: Scope): readonly Pair[] {
  return signedIn(facts, scope).flatMap(({ fitScore, arr }) => {
    if (fitScore === null || arr === null) return [];
    return [{ y: times(decimal(fitScore), micros(arr)), x: micros(arr) }];
  });
}

/** Customers signed in the period with a fit score under the bar or none. */
export function indebted(facts: Facts, scope: Scope): readonly CustomerRow[] {
  const bar = facts.settings.dealFitBar ?? 60;
  return signedIn(facts, scope).filter(({ fitScore }) => fitScore === null || fitScore < bar);
}

function churnDebtFigure(facts: Facts, scope: Scope): Figure {
  if (signedIn(facts, scope).length === 0) return plainFigure(null, 0);
  const debts = indebted(facts, scope);
  const known = debts.map((customer) => customer.arr).filter((arr) => arr !== null);
  // Somebody is a debt, but nobody's size is known: unknown is not 0 (general rule 2).
  if (debts.length > 0 && known.length === 0) return plainFigure(null, debts.length);
  return plainFigure(toNumber(micros(known.reduce((a, b) => a + b, 0n))), debts.length);
}

/** The latest revenue row up to the span's end, if any, does not end at 0. */
function isLive(facts: Facts, span: DateRange, customer: CustomerRow): boolean {
  if (customer.signedOn === null || customer.signedOn > span.to) return false;
  const rows = facts.revenue
    .filter((row) => row.customer === customer.customer && row.month <= monthOf(span.to))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
  const latest = rows.at(-1);
  return latest === undefined || ending(latest) !== 0n;
}

export interface AutonomyPromise {
  /** arr-weighted mean of what was promised. */
  readonly promised: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly customers: number;
}

/** Promised and delivered autonomy; null if nothing was promised (with an arr to weigh it) or nothing measured. */
export function autonomyPromise(facts: Facts, scope: Scope): AutonomyPromise | null {
  const span = monthsSpan(scope);
  const columns = dailyRates["avd.rate"];
  if (span === null || columns === undefined) return null;
  const promisers = customersOf(facts, scope).filter(
    (customer) => customer.promisedAutonomy !== null && isLive(facts, span, customer),
  );
  const weighed = promisers.filter((customer) => customer.arr !== null);
  const weight = total(weighed.map((customer) => micros(customer.arr ?? 0n)));
  if (isZero(weight)) return null;
  const mean = over(
    weighed
      .map(({ arr, promisedAutonomy }) => times(micros(arr ?? 0n), decimal(promisedAutonomy ?? 0)))
      .reduce(plus, zero),
    weight,
  );
  const segments = new Set(promisers.map((customer) => customer.segment));
  const rows = rowsIn(facts, { workflow: "*", segment: "*", range: intersect(span, scope.range) });
  const counts = rateCounts(
    rows.filter((row) => segments.has(row.segment)),
    columns,
  );
  if (counts === null || counts.denominator === 0) return null;
  return {
    promised: toNumber(mean),
    rate: counts.numerator / counts.denominator,
    ...wilson(counts.numerator, counts.denominator),
    customers: weighed.length,
  };
}

const defaultScales: Readonly<Record<RqiComponent, RqiScale>> = {
  nrr: { weight: 0.35, floor: 0.98, target: 1.015 },
  grr: { weight: 0.3, floor: 0.97, target: 0.995 },
  timeToValue: { weight: 0.15, floor: 180, target: 30 },
  dealFit: { weight: 0.2, floor: 40, target: 90 },
};

function rqiFigure(facts: Facts, scope: Scope): Figure {
  const months = chainedMonths(facts, scope).length;
  const monthly = (metric: ChainedMetric): number | null => {
    const { value } = chainedFigure(metric, facts, scope);
    return value === null ? null : value ** (1 / months);
  };
  const inputs: Readonly<Record<RqiComponent, number | null>> = {
    nrr: monthly("revenue.nrr"),
    grr: monthly("revenue.grr"),
    timeToValue: revenueFigure("revenue.timeToValue", facts, scope).value,
    dealFit: revenueFigure("revenue.dealFit", facts, scope).value,
  };
  let weights = 0;
  let scores = 0;
  for (const component of ["nrr", "grr", "timeToValue", "dealFit"] as const) {
    const x = inputs[component];
    const { weight, floor, target } = facts.settings.rqi?.[component] ?? defaultScales[component];
    if (x === null) continue;
    weights += weight;
    scores += weight * 100 * Math.min(1, Math.max(0, (x - floor) / (target - floor)));
  }
  if (weights === 0) return plainFigure(null, null);
  return { ...plainFigure(scores / weights, null), numerator: scores, denominator: weights };
}

/** Any metric of pillar 4. */
export function revenueFigure(metric: string, facts: Facts, scope: Scope): Figure {
  if (isChained(metric)) return chainedFigure(metric, facts, scope);
  switch (metric) {
    case "revenue.expansionPropensity":
      return expansionFigure(facts, scope);
    case "revenue.timeToValue": {
      const observations = timeToValueObservations(facts, scope);
      const median = kaplanMeierMedian(observations);
      return plainFigure(median === null ? null : Number(median), observations.length);
    }
    case "revenue.dealFit": {
      const pairs = dealFitPairs(facts, scope);
      if (pairs.length === 0) return plainFigure(null, 0);
      return quotientFigure(sumY(pairs), sumX(pairs), pairs.length);
    }
    case "revenue.rqi":
      return rqiFigure(facts, scope);
    case "revenue.churnDebt":
      return churnDebtFigure(facts, scope);
    case "revenue.autonomyGap": {
      const gap = autonomyPromise(facts, scope);
      return plainFigure(gap === null ? null : gap.promised - gap.low, gap?.customers ?? 0);
    }
    default:
      throw new Error(`not a metric of pillar 4: ${metric}`);
  }
}
