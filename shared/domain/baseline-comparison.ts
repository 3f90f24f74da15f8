import { parseCalendarDate } from "../calendar/calendar-date.ts";
import type { ComparedSide } from "../metrics/compared-side.ts";
import { indexVerdict, judge } from "../metrics/comparison.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { Comparison } from "../metrics/figure.ts";
import { metricDefinition } from "../metrics/registry.ts";
import type { RecordOf } from "../records/record-types.ts";
import { currentWindow } from "./current-window.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import type { SealedRange, SealedSide } from "./snapshot-content.ts";
import { readContent } from "./snapshot-content.ts";
import { MONTHLY_METRICS, WEEKLY_METRICS } from "./window-figures.ts";

/**
 * One metric now against the sealed baseline. `before` and its interval are those that were sealed. `restated`: the
 * data would give another value for the baseline window today; the sealed one stands.
 */
export interface BaselineDifference extends Omit<Comparison, "rateEffect" | "mixEffect"> {
  readonly restated: boolean;
}

/**
 * Every figure at `asOf` against a sealed baseline, for each combination of the named dimensions that either side has:
 * the last whole weeks (as many as were sealed; for pillar 4 the last whole month) that lie after the baseline window,
 * are mature and have data. A baseline of an unknown format gives none.
 */
export function baselineDifferences(
  figures: PilotFigures,
  baseline: RecordOf<"snapshot">,
  by: readonly ("workflow" | "segment")[],
  asOfMs: number,
): readonly BaselineDifference[] {
  const last = lastDifferences.get(figures);
  const isLast = last?.content === baseline.content && last?.asOfMs === asOfMs;
  const known = isLast ? last.byDivision : new Map<string, readonly BaselineDifference[]>();
  if (!isLast) lastDifferences.set(figures, { content: baseline.content, asOfMs, byDivision: known });
  const division = by.join();
  const differences = known.get(division) ?? differencesAt(figures, baseline, by, asOfMs);
  known.set(division, differences);
  return differences;
}

/** The last ones of each pilot: a view, its overview and its standing ask for the same. */
const lastDifferences = new WeakMap<
  PilotFigures,
  {
    readonly content: unknown;
    readonly asOfMs: number;
    readonly byDivision: Map<string, readonly BaselineDifference[]>;
  }
>();

function differencesAt(
  figures: PilotFigures,
  baseline: RecordOf<"snapshot">,
  by: readonly ("workflow" | "segment")[],
  asOfMs: number,
): readonly BaselineDifference[] {
  const content = readContent(baseline.content);
  const ranges = comparedRanges(figures, baseline, asOfMs);
  if (content === null || ranges === null) return [];
  const sides = content.sides.filter((side) => isOfDivision(side, by));
  const parts = [
    { ...ranges.weeks, metrics: WEEKLY_METRICS },
    { ...ranges.month, metrics: MONTHLY_METRICS },
  ];
  return parts.flatMap(({ after, before, metrics }) => {
    const wanted = new Set<string>(metrics);
    const own = sides.filter(({ metric }) => wanted.has(metric));
    if (after === null || before === null) return own.map(withoutNow);
    const query = { ...after, againstFrom: before.from, againstTo: before.to, by, metrics, asOf: asOfMs };
    return joined(own, figures.comparisons(query));
  });
}

/** Two ranges that are compared: the sealed one and the part of the current one that lies after it; null: there is none. */
export interface ComparedRanges {
  readonly after: DataRange | null;
  readonly before: DataRange | null;
}

/** The ranges of every comparison with a sealed baseline: weeks, and for pillar 4 months; null: an unknown format. */
export function comparedRanges(
  figures: PilotFigures,
  baseline: RecordOf<"snapshot">,
  asOfMs: number,
): { readonly weeks: ComparedRanges; readonly month: ComparedRanges } | null {
  const content = readContent(baseline.content);
  if (content === null) return null;
  const now = currentWindow(figures, asOfMs);
  const ranges = (current: DataRange | null, sealed: SealedRange | null): ComparedRanges => {
    const before = dateRange(sealed);
    return { before, after: current === null || before === null ? null : afterRange(current, before) };
  };
  return {
    weeks: ranges(now.weeks, content.window.weeks),
    month: ranges(now.month, content.window.month),
  };
}

/** Metrics without one of the named dimensions stand under `*` there; others only where all named ones are named. */
function isOfDivision(side: SealedSide, by: readonly ("workflow" | "segment")[]): boolean {
  const { dimensions } = metricDefinition(side.metric);
  return (["workflow", "segment"] as const).every(
    (dimension) => (side[dimension] !== "*") === (by.includes(dimension) && dimensions.includes(dimension)),
  );
}

function joined(
  sides: readonly SealedSide[],
  comparisons: readonly Comparison[],
): readonly BaselineDifference[] {
  const sideOf = new Map(sides.map((side) => [keyOf(side), side]));
  const differences = comparisons.map((comparison) =>
    againstSealed(sideOf.get(keyOf(comparison)), comparison),
  );
  const compared = new Set(comparisons.map(keyOf));
  return withIndexVerdicts([
    ...differences,
    ...sides.filter((side) => !compared.has(keyOf(side))).map(withoutNow),
  ]);
}

/** A comparison with the baseline window whose earlier side is the sealed one (undefined: nothing was sealed of it). */
export function againstSealed(side: SealedSide | undefined, comparison: Comparison): BaselineDifference {
  const { rateEffect: _, mixEffect: __, ...rest } = comparison;
  const sealed = side ?? { value: null, low: null, high: null };
  const isSame =
    rest.before === sealed.value && rest.beforeLow === sealed.low && rest.beforeHigh === sealed.high;
  return isSame ? { ...rest, restated: false } : restated(sealed, rest);
}

/** The data of the baseline window were changed since: the sealed side is compared by the one rule for all metrics. */
function restated(
  sealed: Pick<SealedSide, "value" | "low" | "high">,
  comparison: Omit<Comparison, "rateEffect" | "mixEffect">,
): BaselineDifference {
  const { metric, value } = comparison;
  const { verdict, interval } = judge(metric, sideOf(comparison), sideOf(sealed));
  // Without a verdict of the engine's a range is immature, or the metric is never judged.
  const isJudged = comparison.verdict !== null;
  return {
    ...comparison,
    before: sealed.value,
    beforeLow: sealed.low,
    beforeHigh: sealed.high,
    difference: value === null || sealed.value === null ? null : value - sealed.value,
    differenceLow: isJudged ? (interval?.low ?? null) : null,
    differenceHigh: isJudged ? (interval?.high ?? null) : null,
    verdict: isJudged ? verdict : null,
    restated: true,
  };
}

const RQI_COMPONENTS: ReadonlySet<string> = new Set([
  "revenue.nrr",
  "revenue.grr",
  "revenue.timeToValue",
  "revenue.dealFit",
]);

/** Where a component of the index was restated, the index is judged by its components as they stand against the seal. */
function withIndexVerdicts(differences: readonly BaselineDifference[]): readonly BaselineDifference[] {
  return differences.map((index) => {
    if (index.metric !== "revenue.rqi" || index.verdict === null) return index;
    const components = differences.filter(
      ({ metric, segment }) => RQI_COMPONENTS.has(metric) && segment === index.segment,
    );
    if (!components.some((component) => component.restated)) return index;
    return { ...index, restated: true, verdict: indexVerdict(components.map(({ verdict }) => verdict)) };
  });
}

function withoutNow(side: SealedSide): BaselineDifference {
  const { direction, kind } = metricDefinition(side.metric);
  return {
    metric: side.metric,
    workflow: side.workflow,
    segment: side.segment,
    value: null,
    low: null,
    high: null,
    before: side.value,
    beforeLow: side.low,
    beforeHigh: side.high,
    difference: null,
    differenceLow: null,
    differenceHigh: null,
    verdict: direction === "none" || kind === "stock" ? null : "not enough data",
    restated: false,
  };
}

/** The part of a range that lies after another, or null if nothing of it does. */
function afterRange(now: DataRange, before: DataRange): DataRange | null {
  const from = Math.max(now.from, before.to + 1);
  return from > now.to ? null : { from, to: now.to };
}

function sideOf({ value, low, high }: Pick<SealedSide, "value" | "low" | "high">): ComparedSide {
  return { value, interval: low === null && high === null ? null : { low, high } };
}

function dateRange(range: SealedRange | null): DataRange | null {
  const from = range === null ? null : parseCalendarDate(range.from);
  const to = range === null ? null : parseCalendarDate(range.to);
  return from === null || to === null ? null : { from, to };
}

function keyOf({ metric, workflow, segment }: Pick<SealedSide, "metric" | "workflow" | "segment">): string {
  return JSON.stringify([metric, workflow, segment]);
}
