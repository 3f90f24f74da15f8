import type { Verdict } from "../statistics/difference.ts";
import { differenceInterval, verdictOf } from "../statistics/difference.ts";
import type { Interval } from "../statistics/interval.ts";
import { compareNames } from "./cell-index.ts";
import type { ChangeEffects } from "./change-effects.ts";
import { dailyEffects, revenueEffects } from "./change-effects.ts";
import type { ComparedSide } from "./compared-side.ts";
import { dailySides } from "./daily-sides.ts";
import type { DataRange } from "./data-range.ts";
import type { Comparison, ComparisonQuery } from "./figure.ts";
import type { Division, Place } from "./figure-cells.ts";
import { combosOf, dailyCells, recordCells } from "./figure-cells.ts";
import type { FigureSource } from "./figures.ts";
import { preparedOf } from "./figures.ts";
import { isImmature } from "./maturity.ts";
import type { MetricFamily } from "./metric-definition.ts";
import { slicesOf } from "./period-slices.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";
import { incidentSide, loopSide, revenueSide } from "./record-sides.ts";
import type { MetricId } from "./registry.ts";
import { METRIC_IDS, metricDefinition } from "./registry.ts";
import type { RevenueScope } from "./revenue-scope.ts";
import { revenueScope } from "./revenue-scope.ts";

/** What two sides come to. The interval is there only with one of the verdicts that are made from it. */
export interface Judgement {
  readonly verdict: Verdict | null;
  readonly interval: Interval | null;
}

/** Both sides of one metric for one combination. */
interface Pairing {
  readonly after: ComparedSide;
  readonly before: ComparedSide;
  readonly judgement: Judgement;
  readonly effects: ChangeEffects | null;
}

const NO_VERDICT: Judgement = { verdict: null, interval: null };
const NOT_ENOUGH: Judgement = { verdict: "not enough data", interval: null };
const RQI_COMPONENTS: readonly MetricId[] = [
  "revenue.nrr",
  "revenue.grr",
  "revenue.timeToValue",
  "revenue.dealFit",
];
/** What depends on how many months are chained. */
const NEEDS_EQUAL_CHAINS: ReadonlySet<MetricId> = new Set([
  "revenue.nrr",
  "revenue.grr",
  "revenue.logoRetention",
  "revenue.expansionPropensity",
]);

/**
 * Each metric in two ranges that do not overlap (the caller refuses those that do): one comparison per metric and
 * combination that occurs in either, without a dimension always one; in the order of the registry, then by workflow and
 * segment. While a range is immature at `asOf` there is no verdict.
 */
export function compareRanges(source: FigureSource, query: ComparisonQuery): Comparison[] {
  const prepared = preparedOf(source);
  const { clock, settings } = prepared;
  const after = { from: query.from, to: query.to };
  const before = { from: query.againstFrom, to: query.againstTo };
  const immature = [after, before].some((range) =>
    isImmature(clock, range.to, settings.confirmationHours, query.asOf),
  );
  const asked = new Set(query.metrics ?? METRIC_IDS);
  const ids = METRIC_IDS.filter((id) => asked.has(id));
  const found = new Map<MetricId, Comparison[]>();
  for (const family of ["daily", "incidents", "revenue", "loops"] as const) {
    const own = ids.filter((id) => metricDefinition(id).family === family);
    if (own.length === 0) continue;
    const { places, pair } = FAMILIES[family](prepared, query.by, after, before, own);
    for (const id of own) {
      found.set(
        id,
        places.map((place, index) => comparisonOf(id, place, pair(id, place, index), immature)),
      );
    }
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The verdict on two sides, by the one rule for all metrics. */
export function judge(id: MetricId, after: ComparedSide, before: ComparedSide): Judgement {
  const { direction, kind } = metricDefinition(id);
  if (direction === "none" || kind === "stock") return NO_VERDICT;
  if (after.value === null || before.value === null) return NOT_ENOUGH;
  const interval = differenceInterval(before.value, before.interval, after.value, after.interval);
  return { verdict: verdictOf(interval, direction), interval };
}

function comparisonOf(id: MetricId, place: Place, pairing: Pairing, immature: boolean): Comparison {
  const { after, before, effects } = pairing;
  const { verdict, interval } = immature ? NO_VERDICT : pairing.judgement;
  return {
    metric: id,
    workflow: place.workflow,
    segment: place.segment,
    value: after.value,
    low: after.interval?.low ?? null,
    high: after.interval?.high ?? null,
    before: before.value,
    beforeLow: before.interval?.low ?? null,
    beforeHigh: before.interval?.high ?? null,
    difference: after.value === null || before.value === null ? null : after.value - before.value,
    differenceLow: interval?.low ?? null,
    differenceHigh: interval?.high ?? null,
    verdict,
    rateEffect: effects?.rate ?? null,
    mixEffect: effects?.mix ?? null,
  };
}

type Dimensions = readonly ("workflow" | "segment")[];
interface FamilyPairs {
  readonly places: readonly Place[];
  pair(id: MetricId, place: Place, index: number): Pairing;
}
type PairFamily = (
  prepared: PreparedDataset,
  by: Dimensions,
  after: DataRange,
  before: DataRange,
  ids: readonly MetricId[],
) => FamilyPairs;

const FAMILIES: { readonly [Family in MetricFamily]: PairFamily } = {
  daily: (prepared, by, after, before, ids) => {
    const combos = combosOf(prepared, by);
    const afterSides = dailySides(prepared, combos, after);
    const beforeSides = dailySides(prepared, combos, before);
    const effectsOf = dailyEffects(prepared, by, after, before, ids);
    const numbers = combos.places
      .map((_, combo) => combo)
      .filter(
        (combo) => by.length === 0 || afterSides.occurs[combo] === 1 || beforeSides.occurs[combo] === 1,
      );
    return {
      places: numbers.map((combo) => combos.places[combo] ?? { workflow: "*", segment: "*" }),
      pair: (id, place, index) => {
        const combo = numbers[index] ?? 0;
        const two = afterSides.side(id, combo);
        const one = beforeSides.side(id, combo);
        return { after: two, before: one, judgement: judge(id, two, one), effects: effectsOf(id, place) };
      },
    };
  },
  incidents: (prepared, by, after, before) => {
    const own = by.filter((name) => name === "workflow");
    const combos = combosOf(prepared, own);
    return {
      places: placesOf([after, before], (range) =>
        dailyCells(prepared, divisionOf(prepared, own, range), combos),
      ),
      pair: (id, { workflow }) => {
        const two = incidentSide(prepared, { workflow, ...after });
        const one = incidentSide(prepared, { workflow, ...before });
        return { after: two, before: one, judgement: judge(id, two, one), effects: null };
      },
    };
  },
  revenue: (prepared, by, after, before) => ({
    places: placesOf([after, before], (range) =>
      recordCells(prepared, divisionOf(prepared, by, range), "revenue"),
    ),
    pair: (id, { segment }) => {
      const scopes = [after, before].map((range) =>
        revenueScope(prepared.revenue, segment, range.from, range.to),
      );
      const [two, one] = scopes;
      if (two === undefined || one === undefined) throw new RangeError("two ranges");
      return {
        after: revenueSide(id, prepared, two),
        before: revenueSide(id, prepared, one),
        judgement: judgeRevenue(id, prepared, two, one),
        effects: revenueEffects(id, prepared, two, one),
      };
    },
  }),
  loops: (prepared, by, after, before) => ({
    places: placesOf([after, before], (range) =>
      recordCells(prepared, divisionOf(prepared, by, range), "loops"),
    ),
    pair: (id, { workflow }) => {
      const two = loopSide(id, prepared, { workflow, ...after });
      const one = loopSide(id, prepared, { workflow, ...before });
      return { after: two, before: one, judgement: judge(id, two, one), effects: null };
    },
  }),
};

/** Pillar 4: unequal chains are not compared, and the index is judged by its components. */
function judgeRevenue(
  id: MetricId,
  prepared: PreparedDataset,
  after: RevenueScope,
  before: RevenueScope,
): Judgement {
  if (id === "revenue.rqi") {
    const verdicts = RQI_COMPONENTS.map(
      (component) => judgeRevenue(component, prepared, after, before).verdict,
    );
    return { verdict: indexVerdict(verdicts), interval: null };
  }
  if (NEEDS_EQUAL_CHAINS.has(id) && after.chain.length !== before.chain.length) return NOT_ENOUGH;
  return judge(id, revenueSide(id, prepared, after), revenueSide(id, prepared, before));
}

/** The verdict on an index from those on its components. */
export function indexVerdict(components: readonly (Verdict | null)[]): Verdict {
  const improved = components.includes("improved");
  const worse = components.includes("worse");
  if (improved !== worse) return improved ? "improved" : "worse";
  return improved || components.includes("no detectable change") ? "no detectable change" : "not enough data";
}

function divisionOf(prepared: PreparedDataset, by: Dimensions, range: DataRange): Division {
  return { by, range, slices: slicesOf(prepared, null, range) };
}

/** The combinations of either range, in order. */
function placesOf(ranges: readonly DataRange[], cellsOf: (range: DataRange) => readonly Place[]): Place[] {
  const places = new Map<string, Place>();
  for (const range of ranges) {
    for (const { workflow, segment } of cellsOf(range)) {
      places.set(JSON.stringify([workflow, segment]), { workflow, segment });
    }
  }
  return [...places.values()].sort(
    (a, b) => compareNames(a.workflow, b.workflow) || compareNames(a.segment, b.segment),
  );
}
