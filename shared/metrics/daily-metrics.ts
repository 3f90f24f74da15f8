import { wilsonInterval } from "../statistics/wilson.ts";
import type { DailySums } from "./daily-sums.ts";
import type { EventGroups } from "./event-groups.ts";
import type { ExactMoney } from "./exact-money.ts";
import type { FigureParts } from "./figure-parts.ts";

/**
 * A metric over all groups; NaN is null. A column that does not apply is null. `n` that is NaN means that nothing was
 * counted: 0.
 */
export interface MetricColumns {
  readonly value: Float64Array;
  readonly numerator: Float64Array | null;
  readonly denominator: Float64Array | null;
  readonly low: Float64Array | null;
  readonly high: Float64Array | null;
  readonly n: Float64Array | null;
}

/** What the metrics of pillars 1–3 are made of. `exact`: sums of money that doubles may not hold. */
export interface DailyFacts {
  readonly sums: DailySums;
  readonly exact: ExactMoney | null;
  readonly cycles: EventGroups;
  readonly corrections: EventGroups;
  /** Whether the pilot has any correction at all. */
  readonly hasCorrections: boolean;
}

const MICROS = 1e6;

type Part = "model" | "infra" | "support" | "revenue" | "value";

/** The numbers of a group, ready to be put into a figure. */
export function partsAt(columns: MetricColumns, group: number): FigureParts {
  const at = (column: Float64Array | null): number | null => {
    const value = column?.[group] ?? Number.NaN;
    return Number.isNaN(value) ? null : value;
  };
  return {
    value: at(columns.value),
    numerator: at(columns.numerator),
    denominator: at(columns.denominator),
    low: at(columns.low),
    high: at(columns.high),
    n: columns.n === null ? null : (at(columns.n) ?? 0),
  };
}

/** All groups' values of one metric of pillars 1–3. */
export function dailyMetric(id: string, facts: DailyFacts): MetricColumns {
  const { sums } = facts;
  switch (id) {
    case "avd.volume":
      return plain(sums.qualified, sums.qualified);
    case "avd.rate":
      return rates(sums.qualifiedOfEligible, sums.eligibleOfQualified);
    case "avd.coverage":
      return rates(sums.attemptedOfEligible, sums.eligibleOfAttempted);
    case "avd.yield":
      return rates(sums.qualifiedOfAttempted, sums.attemptedOfQualified);
    case "avd.perCustomer":
      return quotients(sums.qualified, divide(sums.activeCustomers, sums.activeDays), sums.qualified);
    case "avd.value":
      return plain(values(facts), sums.qualified);
    case "avd.cycleP50":
      return plain(facts.cycles.p50, facts.cycles.counts);
    case "avd.cycleP90":
      return plain(facts.cycles.p90, facts.cycles.counts);
    case "trust.acceptance":
      return rates(sums.accepted, sums.reviewed);
    case "trust.override":
      return rates(sums.overridden, sums.reviewed);
    case "trust.escalation":
      return rates(sums.escalated, sums.reviewed);
    case "trust.correctionP50":
      return plain(facts.corrections.p50, facts.corrections.counts);
    case "trust.correctionP90":
      return plain(facts.corrections.p90, facts.corrections.counts);
    case "trust.corrections":
      return corrections(facts);
    case "cost.total":
      return plain(totals(facts), null);
    case "cost.perOutcome":
      return quotients(totals(facts), sums.outcomes, sums.outcomes);
    case "cost.modelPerOutcome":
      return quotients(decimals(facts, sums.modelMicros, "model"), sums.outcomes, sums.outcomes);
    case "cost.infraPerOutcome":
      return quotients(decimals(facts, sums.infraMicros, "infra"), sums.outcomes, sums.outcomes);
    case "cost.supportPerOutcome":
      return quotients(decimals(facts, sums.supportMicros, "support"), sums.outcomes, sums.outcomes);
    case "cost.margin":
      return quotients(earnings(facts), decimals(facts, sums.revenueMicros, "revenue"), null);
    case "system.failureRate":
      return rates(sums.failedOfAttempted, sums.attemptedOfFailed);
    default:
      throw new RangeError(`not a metric of pillars 1–3: ${id}`);
  }
}

function plain(value: Float64Array, n: Float64Array | null): MetricColumns {
  return { value, numerator: null, denominator: null, low: null, high: null, n };
}

/** Quotients; a denominator of 0 gives no value. */
function divide(numerator: Float64Array, denominator: Float64Array): Float64Array {
  const value = new Float64Array(numerator.length);
  for (let group = 0; group < value.length; group += 1) {
    const divisor = denominator[group] ?? Number.NaN;
    value[group] = divisor === 0 ? Number.NaN : (numerator[group] ?? Number.NaN) / divisor;
  }
  return value;
}

function quotients(
  numerator: Float64Array,
  denominator: Float64Array,
  n: Float64Array | null,
): MetricColumns {
  return { value: divide(numerator, denominator), numerator, denominator, low: null, high: null, n };
}

function rates(numerator: Float64Array, denominator: Float64Array): MetricColumns {
  const low = new Float64Array(numerator.length);
  const high = new Float64Array(numerator.length);
  for (let group = 0; group < low.length; group += 1) {
    const interval = wilsonInterval(numerator[group] ?? Number.NaN, denominator[group] ?? Number.NaN);
    low[group] = interval?.low ?? Number.NaN;
    high[group] = interval?.high ?? Number.NaN;
  }
  return { ...quotients(numerator, denominator, denominator), low, high };
}

function corrections({ sums, hasCorrections }: DailyFacts): MetricColumns {
  const value = sums.corrections.map((count, group) =>
    !hasCorrections || (Number.isNaN(count) && Number.isNaN(sums.rows[group]))
      ? Number.NaN
      : Number.isNaN(count)
        ? 0
        : count,
  );
  return plain(value, value);
}

function toDecimal(sum: bigint | null): number {
  return sum === null ? Number.NaN : Number(sum) / MICROS;
}

function decimals({ exact }: DailyFacts, micros: Float64Array, part: Part): Float64Array {
  if (exact !== null) return Float64Array.from(exact[part], toDecimal);
  const money = new Float64Array(micros.length);
  for (let group = 0; group < money.length; group += 1) money[group] = (micros[group] ?? Number.NaN) / MICROS;
  return money;
}

/** Model + infrastructure + support; no value where one of them has none. */
function totals({ sums, exact }: DailyFacts): Float64Array {
  if (exact !== null)
    return Float64Array.from(exact.model, (_, group) => toDecimal(exactTotal(exact, group)));
  const { modelMicros, infraMicros, supportMicros } = sums;
  const money = new Float64Array(sums.groupCount);
  for (let group = 0; group < money.length; group += 1) {
    const micros =
      (modelMicros[group] ?? Number.NaN) +
      (infraMicros[group] ?? Number.NaN) +
      (supportMicros[group] ?? Number.NaN);
    money[group] = micros / MICROS;
  }
  return money;
}

function exactTotal(exact: ExactMoney, group: number): bigint | null {
  const model = exact.model[group] ?? null;
  const infra = exact.infra[group] ?? null;
  const support = exact.support[group] ?? null;
  return model === null || infra === null || support === null ? null : model + infra + support;
}

function earnings(facts: DailyFacts): Float64Array {
  const { sums, exact } = facts;
  if (exact !== null) {
    return Float64Array.from(exact.revenue, (revenue, group) => {
      const total = exactTotal(exact, group);
      return revenue === null || total === null ? Number.NaN : toDecimal(revenue - total);
    });
  }
  const { modelMicros, infraMicros, supportMicros, revenueMicros } = sums;
  const money = new Float64Array(sums.groupCount);
  for (let group = 0; group < money.length; group += 1) {
    const cost =
      (modelMicros[group] ?? Number.NaN) +
      (infraMicros[group] ?? Number.NaN) +
      (supportMicros[group] ?? Number.NaN);
    money[group] = ((revenueMicros[group] ?? Number.NaN) - cost) / MICROS;
  }
  return money;
}

function values(facts: DailyFacts): Float64Array {
  const money = decimals(facts, facts.sums.valueMicros, "value");
  return money.map((value, group) => (facts.sums.valueUnknown[group] === 1 ? Number.NaN : value));
}
