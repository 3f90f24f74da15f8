/** What `compare --json` prints. */

import type { DateRange } from "./calendar.ts";
import { endInstant, instantOfNow } from "./calendar.ts";
import { placesIn } from "./cells.ts";
import type { Facts } from "./facts.ts";
import { factsOf } from "./facts.ts";
import type { Scope } from "./figure.ts";
import type { OracleInputs, OracleSettings } from "./inputs.ts";
import { asked } from "./metrics.ts";
import { rateAndMix } from "./mix.ts";
import { squareAndAdd } from "./numerics.ts";
import type { Dimension, Metric } from "./registry.ts";
import { metrics } from "./registry.ts";
import { chainedMonths } from "./revenue.ts";
import { sideOf } from "./sides.ts";

export interface CompareQuery {
  readonly by: readonly Dimension[];
  readonly metrics?: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly againstFrom: string;
  readonly againstTo: string;
  /** ISO instant; default now. */
  readonly asOf?: string;
}

export type Verdict = "improved" | "worse" | "no detectable change" | "not enough data";

export interface CompareRow {
  readonly metric: string;
  readonly workflow: string;
  readonly segment: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly before: number | null;
  readonly beforeLow: number | null;
  readonly beforeHigh: number | null;
  readonly difference: number | null;
  readonly differenceLow: number | null;
  readonly differenceHigh: number | null;
  readonly verdict: Verdict | null;
  readonly rateEffect: number | null;
  readonly mixEffect: number | null;
}

interface Judgement {
  readonly verdict: Verdict | null;
  readonly low: number | null;
  readonly high: number | null;
}
const notEnough: Judgement = { verdict: "not enough data", low: null, high: null };
const noVerdict: Judgement = { verdict: null, low: null, high: null };

/** These are not comparable when the two ranges chain different numbers of months. */
const needsEqualChains = [
  "revenue.nrr",
  "revenue.grr",
  "revenue.logoRetention",
  "revenue.expansionPropensity",
];

const chainsEqually = (facts: Facts, after: Scope, before: Scope): boolean =>
  chainedMonths(facts, after).length === chainedMonths(facts, before).length;

function judge(metric: Metric, facts: Facts, after: Scope, before: Scope): Judgement {
  if (metric.id === "cost.total" || metric.id === "loop.open") return noVerdict;
  if (metric.id === "revenue.rqi") return { ...noVerdict, verdict: rqiVerdict(facts, after, before) };
  if (needsEqualChains.includes(metric.id) && !chainsEqually(facts, after, before)) return notEnough;
  const two = sideOf(metric, facts, after);
  const first = sideOf(metric, facts, before);
  if (two.x === null || two.interval === null || first.x === null || first.interval === null) {
    return notEnough;
  }
  const { low, high } = squareAndAdd(
    { x: two.x, interval: two.interval },
    { x: first.x, interval: first.interval },
  );
  if (low === null && high === null) return notEnough;
  const rose = low !== null && low > 0;
  const fell = high !== null && high < 0;
  if (!rose && !fell) return { verdict: "no detectable change", low, high };
  return { verdict: rose === (metric.direction === "up") ? "improved" : "worse", low, high };
}

/** RQI has no interval: its components decide. */
function rqiVerdict(facts: Facts, after: Scope, before: Scope): Verdict {
  const components = ["revenue.nrr", "revenue.grr", "revenue.timeToValue", "revenue.dealFit"];
  const verdicts = metrics
    .filter((metric) => components.includes(metric.id))
    .map((metric) => judge(metric, facts, after, before).verdict);
  const improved = verdicts.includes("improved");
  const worse = verdicts.includes("worse");
  if (improved && !worse) return "improved";
  if (worse && !improved) return "worse";
  return improved || verdicts.includes("no detectable change") ? "no detectable change" : "not enough data";
}

/** Its confirmation window has not passed at the moment `asOf`. */
function isImmature(range: DateRange, settings: OracleSettings, asOf: bigint): boolean {
  const window = (settings.confirmationHours ?? 72) * 3_600_000_000_000;
  return asOf < endInstant(range.to, settings.timeZone) + BigInt(Math.round(window));
}

/** One row per metric and combination that occurs in either range; throws on overlapping ranges (exit 2). */
export function oracleCompare(
  inputs: OracleInputs,
  settings: OracleSettings,
  query: CompareQuery,
): readonly CompareRow[] {
  const facts = factsOf(inputs, settings);
  const afterRange = { from: query.from, to: query.to };
  const beforeRange = { from: query.againstFrom, to: query.againstTo };
  if (afterRange.from <= beforeRange.to && beforeRange.from <= afterRange.to) {
    throw new Error("the ranges overlap");
  }
  const asOf = instantOfNow(query.asOf);
  const immature = [afterRange, beforeRange].some((range) => isImmature(range, settings, asOf));
  return asked(query.metrics).flatMap((metric) => {
    const places = new Map(
      [afterRange, beforeRange]
        .flatMap((range) => placesIn(metric.group, facts, query.by, range))
        .map((place) => [JSON.stringify([place.workflow, place.segment]), place]),
    );
    const ordered = [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
    return ordered.map((place): CompareRow => {
      const after = { ...place, range: afterRange };
      const before = { ...place, range: beforeRange };
      const two = sideOf(metric, facts, after);
      const first = sideOf(metric, facts, before);
      const judgement = immature ? noVerdict : judge(metric, facts, after, before);
      const effects = rateAndMix(metric, facts, after, before);
      return {
        metric: metric.id,
        ...place,
        value: two.x,
        low: two.interval?.low ?? null,
        high: two.interval?.high ?? null,
        before: first.x,
        beforeLow: first.interval?.low ?? null,
        beforeHigh: first.interval?.high ?? null,
        difference: two.x === null || first.x === null ? null : two.x - first.x,
        differenceLow: judgement.low,
        differenceHigh: judgement.high,
        verdict: judgement.verdict,
        rateEffect: effects?.rate ?? null,
        mixEffect: effects?.mix ?? null,
      };
    });
  });
}
