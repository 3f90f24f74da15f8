import type { Interval } from "../statistics/interval.ts";
import { cutInterval } from "../statistics/interval.ts";
import { kaplanMeierInterval } from "../statistics/kaplan-meier.ts";
import { chainedInterval, ratioInterval, ratioVariance } from "../statistics/ratio-estimator.ts";
import { autonomyGap } from "./autonomy-gap.ts";
import type { ComparedSide } from "./compared-side.ts";
import { dayQuotientSide } from "./compared-side.ts";
import { intervalOf } from "./figure-parts.ts";
import { incidentMinutes, incidentParts, incidentsIn } from "./incident-metrics.ts";
import type { LoopScope } from "./loop-metrics.ts";
import { LOOP_STAGES, loopParts, stageDurations, validatedIn } from "./loop-metrics.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";
import type { ChainedMetric } from "./revenue-metrics.ts";
import {
  cohortPairs,
  dealFitPairs,
  indebted,
  revenueParts,
  timeToValueDurations,
} from "./revenue-metrics.ts";
import type { RevenueScope } from "./revenue-scope.ts";

/** Fewer customers than this bear no interval. */
const FEWEST_CUSTOMERS = 20;
/** Fewer closed loops than this bear no interval. */
const FEWEST_CLOSED_LOOPS = 8;
const MICROS = 1e6;
const NO_SIDE: ComparedSide = { value: null, interval: null };

/** `system.incidentMinutes` as minutes per calendar day. */
export function incidentSide(prepared: PreparedDataset, scope: LoopScope): ComparedSide {
  const perDay = zerosPerDay(scope.from, scope.to);
  for (const incident of incidentsIn(prepared, scope)) {
    const day = incident.startedOn - scope.from;
    perDay[day] = (perDay[day] ?? 0) + incidentMinutes(prepared, incident, scope.to);
  }
  return dayQuotientSide(incidentParts(prepared, scope).value, { ys: perDay, xs: perDay.map(() => 1) });
}

/** A metric of pillar 5 in one range. */
export function loopSide(id: string, prepared: PreparedDataset, scope: LoopScope): ComparedSide {
  const parts = loopParts(id, prepared, scope);
  if (LOOP_STAGES.has(id)) {
    const { durations, observed } = stageDurations(id, prepared, scope);
    const closed = observed.reduce((count, seen) => count + seen, 0);
    return {
      value: parts.value,
      interval: closed < FEWEST_CLOSED_LOOPS ? null : kaplanMeierInterval(durations, observed),
    };
  }
  if (id !== "loop.throughput") return { value: parts.value, interval: intervalOf(parts) };
  const perDay = zerosPerDay(scope.from, scope.to);
  for (const loop of validatedIn(prepared, scope)) {
    const day = loop.on.validated - scope.from;
    if (loop.improved) perDay[day] = (perDay[day] ?? 0) + 1;
  }
  return dayQuotientSide(parts.value, { ys: perDay, xs: perDay.map(() => 1 / 7) });
}

/** A metric of pillar 4 in one range. */
export function revenueSide(id: string, prepared: PreparedDataset, scope: RevenueScope): ComparedSide {
  const records = prepared.revenue;
  switch (id) {
    case "revenue.nrr":
    case "revenue.grr":
    case "revenue.logoRetention":
      return chainedSide(id, prepared, scope);
    case "revenue.timeToValue": {
      const { durations, observed } = timeToValueDurations(records, scope);
      const enough = durations.length >= FEWEST_CUSTOMERS;
      return {
        value: revenueParts(id, prepared, scope).value,
        interval: enough ? kaplanMeierInterval(durations, observed) : null,
      };
    }
    case "revenue.dealFit": {
      const { ys, xs } = dealFitPairs(records, scope);
      const interval = ratioInterval(ys, xs, FEWEST_CUSTOMERS);
      return {
        value: revenueParts(id, prepared, scope).value,
        interval: interval === null ? null : cutInterval(interval, 0, 100),
      };
    }
    case "revenue.churnDebt":
      return churnDebtSide(prepared, scope);
    case "revenue.autonomyGap": {
      const gap = autonomyGap(prepared, scope);
      if (gap === null) return NO_SIDE;
      const { promised, rate, low, high } = gap;
      return { value: promised - rate, interval: { low: promised - high, high: promised - low } };
    }
    default: {
      const parts = revenueParts(id, prepared, scope);
      return { value: parts.value, interval: intervalOf(parts) };
    }
  }
}

function chainedSide(id: ChainedMetric, prepared: PreparedDataset, scope: RevenueScope): ComparedSide {
  const parts = revenueParts(id, prepared, scope);
  const { value } = parts;
  if (value === null) return NO_SIDE;
  const months = scope.chain.map((month) => cohortPairs(id, prepared.revenue, scope, month));
  const [only] = months;
  if (months.length === 1 && only !== undefined) {
    if (id === "revenue.logoRetention") return { value, interval: intervalOf(parts) };
    return { value, interval: cut(id, ratioInterval(only.ys, only.xs, FEWEST_CUSTOMERS)) };
  }
  const variances = months.map((month) => ratioVariance(month.ys, month.xs));
  return { value, interval: cut(id, chainedInterval(variances, FEWEST_CUSTOMERS)) };
}

function cut(id: ChainedMetric, interval: Interval | null): Interval | null {
  if (interval === null) return null;
  return cutInterval(interval, 0, id === "revenue.nrr" ? Number.POSITIVE_INFINITY : 1);
}

function churnDebtSide(prepared: PreparedDataset, scope: RevenueScope): ComparedSide {
  const perDay = zerosPerDay(scope.from, scope.to);
  for (const { signedOn, arrMicros } of indebted(prepared.revenue, scope, prepared.settings.dealFitBar)) {
    const day = signedOn - scope.from;
    if (!Number.isNaN(arrMicros)) perDay[day] = (perDay[day] ?? 0) + arrMicros / MICROS;
  }
  const { value } = revenueParts("revenue.churnDebt", prepared, scope);
  return dayQuotientSide(value, { ys: perDay, xs: perDay.map(() => 1) });
}

function zerosPerDay(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, () => 0);
}
