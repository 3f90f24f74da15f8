import type { EpochDay } from "../calendar/calendar-date.ts";
import { firstDayOfMonth, mondayOf, monthOf } from "../calendar/calendar-date.ts";
import type { Dimension, Figure } from "./figure.ts";
import type { FigureSource } from "./figures.ts";
import { eachFigure, preparedOf } from "./figures.ts";
import { incidentParts } from "./incident-metrics.ts";
import type { LinedFigure } from "./line-state.ts";
import { loopParts } from "./loop-metrics.ts";
import type { PeriodSlice } from "./period-slices.ts";
import { slicesOf } from "./period-slices.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";
import type { MetricId } from "./registry.ts";
import { metricDefinition } from "./registry.ts";
import { revenueParts } from "./revenue-metrics.ts";
import { revenueScope } from "./revenue-scope.ts";

/** What a threshold looks at: a metric of one workflow and segment, or of all (`*`). */
export interface ThresholdScope {
  readonly metric: MetricId;
  readonly workflow: string;
  readonly segment: string;
}

/** The figure of a threshold's scope in one whole period. */
export interface ThresholdPeriod extends LinedFigure {
  readonly label: string;
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/** The kind of period that a threshold looks at: weeks, for pillar 4 months. */
export function thresholdPeriodKind({ metric }: Pick<ThresholdScope, "metric">): "week" | "month" {
  return metricDefinition(metric).family === "revenue" ? "month" : "week";
}

/** The figures of a scope over all whole periods of the data, in order. */
export function thresholdPeriods(source: FigureSource, scope: ThresholdScope): readonly ThresholdPeriod[] {
  return thresholdPeriodsOf(source, [scope])[0] ?? [];
}

/**
 * The same for many scopes, in their order. Daily ones that are split alike are computed together, so that the cost is
 * that of the figures and not of the number of thresholds. Every whole period is there, whether or not something occurred
 * in it: a week in which no loop closed is the very one that a line on throughput is for.
 */
export function thresholdPeriodsOf(
  source: FigureSource,
  scopes: readonly ThresholdScope[],
): readonly (readonly ThresholdPeriod[])[] {
  const prepared = preparedOf(source);
  const slices = {
    week: prepared.range === null ? [] : wholePeriods(prepared, "week"),
    month: prepared.range === null ? [] : wholePeriods(prepared, "month"),
  };
  const daily = dailyFigures(
    prepared,
    scopes.filter(({ metric }) => metricDefinition(metric).family === "daily"),
  );
  return scopes.map((scope) => {
    const partsIn = partsOf(prepared, scope, daily);
    return slices[thresholdPeriodKind(scope)].map((slice): ThresholdPeriod => {
      const { value = null, low = null, high = null, n = null } = partsIn(slice) ?? {};
      return { label: slice.label, from: slice.from, to: slice.to, value, low, high, n };
    });
  });
}

/** The periods that lie whole within the data; only the first one of the data can be cut at its beginning. */
function wholePeriods(prepared: PreparedDataset, kind: "week" | "month"): readonly PeriodSlice[] {
  return slicesOf(prepared, kind, prepared.range).filter(
    ({ from, partial }) => !partial && from === firstDayOf(kind, from),
  );
}

type PartsIn = (slice: PeriodSlice) => LinedFigure | undefined;

function partsOf(prepared: PreparedDataset, scope: ThresholdScope, daily: DailyFigures): PartsIn {
  const { metric, workflow, segment } = scope;
  const { family, dimensions } = metricDefinition(metric);
  const isSplit = (["workflow", "segment"] as const).every(
    (dimension) => scope[dimension] === "*" || dimensions.includes(dimension),
  );
  if (!isSplit) return () => undefined;
  switch (family) {
    case "daily":
      return ({ label }) => daily.get(keyOf(scope))?.get(label);
    case "incidents":
      return ({ from, to }) => incidentParts(prepared, { workflow, from, to });
    case "loops":
      return ({ from, to }) => loopParts(metric, prepared, { workflow, from, to });
    case "revenue":
      return ({ from, to }) =>
        revenueParts(metric, prepared, revenueScope(prepared.revenue, segment, from, to));
  }
}

/** Figures by scope and label of the week. */
type DailyFigures = ReadonlyMap<string, ReadonlyMap<string, Figure>>;

function dailyFigures(prepared: PreparedDataset, scopes: readonly ThresholdScope[]): DailyFigures {
  const figures = new Map(scopes.map((scope) => [keyOf(scope), new Map<string, Figure>()]));
  for (const alike of Map.groupBy(scopes, splitOf).values()) {
    const [first] = alike;
    if (first === undefined) continue;
    const by: readonly Dimension[] = ["week", ...dimensionsOf(first)];
    const metrics = [...new Set(alike.map(({ metric }) => metric))];
    for (const figure of eachFigure(prepared, { by, metrics })) {
      figures.get(keyOf(figure))?.set(figure.period, figure);
    }
  }
  return figures;
}

function dimensionsOf(scope: ThresholdScope): readonly ("workflow" | "segment")[] {
  return (["workflow", "segment"] as const).filter((dimension) => scope[dimension] !== "*");
}

function splitOf(scope: ThresholdScope): string {
  return dimensionsOf(scope).join();
}

function keyOf({ metric, workflow, segment }: ThresholdScope): string {
  return `${metric}\u0000${workflow}\u0000${segment}`;
}

function firstDayOf(kind: "week" | "month", day: EpochDay): EpochDay {
  return kind === "week" ? mondayOf(day) : firstDayOfMonth(monthOf(day));
}
