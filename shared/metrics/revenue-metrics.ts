import type { MonthIndex } from "../calendar/calendar-date.ts";
import { kaplanMeierMedian } from "../statistics/kaplan-meier.ts";
import { componentScore } from "../statistics/objective.ts";
import { ExactSum } from "../statistics/ordered-sum.ts";
import { preciseSum } from "../statistics/precise-sum.ts";
import { autonomyGapParts } from "./autonomy-gap.ts";
import type { FigureParts } from "./figure-parts.ts";
import { plainParts, quotientParts, rateParts } from "./figure-parts.ts";
import type { IndexComponentName } from "./metric-settings.ts";
import { INDEX_COMPONENTS } from "./metric-settings.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";
import type { RevenueRecords } from "./revenue-rows.ts";
import type { RevenueScope } from "./revenue-scope.ts";
import { cohortOf, customersOf, signedIn } from "./revenue-scope.ts";

export const CHAINED_METRICS = ["revenue.nrr", "revenue.grr", "revenue.logoRetention"] as const;
export type ChainedMetric = (typeof CHAINED_METRICS)[number];

const MICROS = 1e6;

/** Units of a ratio, one per customer: Σ y / Σ x. */
export interface CustomerPairs {
  readonly ys: readonly number[];
  readonly xs: readonly number[];
}

/** The ids of customers, with what each puts into a month's ratio (money in micros). */
export function cohortPairs(
  metric: ChainedMetric,
  records: RevenueRecords,
  scope: RevenueScope,
  month: MonthIndex,
): CustomerPairs {
  const cohort = cohortOf(records, scope, month);
  switch (metric) {
    case "revenue.nrr":
      return { ys: cohort.map((row) => row.endMicros), xs: cohort.map((row) => row.startingMicros) };
    case "revenue.grr":
      return {
        ys: cohort.map((row) => Math.min(row.endMicros, row.startingMicros)),
        xs: cohort.map((row) => row.startingMicros),
      };
    case "revenue.logoRetention":
      return { ys: cohort.map((row) => (row.endMicros > 0 ? 1 : 0)), xs: cohort.map(() => 1) };
  }
}

/** Any metric of pillar 4 for a scope. */
export function revenueParts(id: string, prepared: PreparedDataset, scope: RevenueScope): FigureParts {
  const { revenue: records, settings } = prepared;
  if (scope.months.length === 0) return plainParts(null, id === "revenue.rqi" ? null : 0);
  switch (id) {
    case "revenue.nrr":
    case "revenue.grr":
    case "revenue.logoRetention":
      return chainedParts(id, records, scope);
    case "revenue.expansionPropensity":
      return expansionParts(records, scope);
    case "revenue.timeToValue": {
      const { durations, observed } = timeToValueDurations(records, scope);
      return plainParts(kaplanMeierMedian(durations, observed), durations.length);
    }
    case "revenue.dealFit":
      return dealFitParts(records, scope);
    case "revenue.rqi":
      return indexParts(prepared, scope);
    case "revenue.churnDebt":
      return churnDebtParts(records, scope, settings.dealFitBar);
    case "revenue.autonomyGap":
      return autonomyGapParts(prepared, scope);
    default:
      throw new RangeError(`not a metric of pillar 4: ${id}`);
  }
}

function chainedParts(metric: ChainedMetric, records: RevenueRecords, scope: RevenueScope): FigureParts {
  const months = scope.chain.map((month) => cohortPairs(metric, records, scope, month));
  const [only] = months;
  if (only === undefined) return plainParts(null, 0);
  const customers = new Set(
    scope.chain.flatMap((month) => cohortOf(records, scope, month).map((row) => row.customer)),
  ).size;
  if (months.length === 1) {
    const numerator = wholeSum(only.ys);
    const denominator = wholeSum(only.xs);
    if (metric === "revenue.logoRetention") return rateParts(numerator, denominator);
    if (only.xs.length === 0) return plainParts(null, 0);
    return {
      ...quotientParts(numerator / MICROS, denominator / MICROS, customers),
      value: numerator / denominator,
    };
  }
  if (months.some((month) => month.xs.length === 0)) return plainParts(null, customers);
  const product = months.reduce((chained, month) => chained * (wholeSum(month.ys) / wholeSum(month.xs)), 1);
  return plainParts(product, customers);
}

function expansionParts(records: RevenueRecords, scope: RevenueScope): FigureParts {
  const cohort = new Set<string>();
  const expanded = new Set<string>();
  for (const month of scope.months) {
    for (const row of cohortOf(records, scope, month)) {
      cohort.add(row.customer);
      if (row.expansionMicros > 0) expanded.add(row.customer);
    }
  }
  return rateParts(expanded.size, cohort.size);
}

/** Days from signing to the first value of everybody signed by the end; who still waits is censored at the last day. */
export function timeToValueDurations(
  records: RevenueRecords,
  scope: RevenueScope,
): { readonly durations: Float64Array; readonly observed: Uint8Array } {
  const signed =
    scope.months.length === 0
      ? []
      : customersOf(records, scope).filter((customer) => customer.signedOn <= scope.to);
  return {
    durations: Float64Array.from(
      signed,
      ({ signedOn, firstValueOn }) => (firstValueOn <= scope.to ? firstValueOn : scope.to) - signedOn,
    ),
    observed: Uint8Array.from(signed, ({ firstValueOn }) => (firstValueOn <= scope.to ? 1 : 0)),
  };
}

/** y = fit × arr, x = arr (both in decimals) of the customers signed in the period that have both. */
export function dealFitPairs(records: RevenueRecords, scope: RevenueScope): CustomerPairs {
  const both = signedIn(records, scope).filter(
    ({ fitScore, arrMicros }) => !Number.isNaN(fitScore) && !Number.isNaN(arrMicros),
  );
  return {
    ys: both.map(({ fitScore, arrMicros }) => (fitScore * arrMicros) / MICROS),
    xs: both.map(({ arrMicros }) => arrMicros / MICROS),
  };
}

function dealFitParts(records: RevenueRecords, scope: RevenueScope): FigureParts {
  const { ys, xs } = dealFitPairs(records, scope);
  return xs.length === 0 ? plainParts(null, 0) : quotientParts(preciseSum(ys), preciseSum(xs), xs.length);
}

/** The customers signed in the period whose fit is under the bar or not known. */
export function indebted(records: RevenueRecords, scope: RevenueScope, bar: number) {
  return signedIn(records, scope).filter(({ fitScore }) => Number.isNaN(fitScore) || fitScore < bar);
}

function churnDebtParts(records: RevenueRecords, scope: RevenueScope, bar: number): FigureParts {
  if (signedIn(records, scope).length === 0) return plainParts(null, 0);
  const debts = indebted(records, scope, bar);
  const known = debts.map((customer) => customer.arrMicros).filter((arr) => !Number.isNaN(arr));
  // Somebody is a debt, but nobody's size is known: unknown is not 0.
  if (debts.length > 0 && known.length === 0) return plainParts(null, debts.length);
  return plainParts(wholeSum(known) / MICROS, debts.length);
}

/** The four components of the index; NRR and GRR as those of the average month. */
export function indexComponents(
  prepared: PreparedDataset,
  scope: RevenueScope,
): { readonly [Name in IndexComponentName]: number | null } {
  const value = (id: string): number | null => revenueParts(id, prepared, scope).value;
  const monthly = (id: string): number | null => {
    const chained = value(id);
    return chained === null ? null : chained ** (1 / scope.chain.length);
  };
  return {
    nrr: monthly("revenue.nrr"),
    grr: monthly("revenue.grr"),
    timeToValue: value("revenue.timeToValue"),
    dealFit: value("revenue.dealFit"),
  };
}

function indexParts(prepared: PreparedDataset, scope: RevenueScope): FigureParts {
  const components = indexComponents(prepared, scope);
  const scores: number[] = [];
  const weights: number[] = [];
  for (const name of INDEX_COMPONENTS) {
    const { weight, floor, target } = prepared.settings.rqi[name];
    const score = componentScore(components[name], floor, target);
    if (score === null) continue;
    scores.push(weight * score);
    weights.push(weight);
  }
  if (weights.length === 0) return plainParts(null, null);
  return quotientParts(preciseSum(scores), preciseSum(weights), null);
}

function wholeSum(values: readonly number[]): number {
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  return sum.toNumber();
}
