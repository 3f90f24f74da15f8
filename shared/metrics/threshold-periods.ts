import type { EpochDay } from "../calendar/calendar-date.ts";
import { firstDayOfMonth, mondayOf, monthOf } from "../calendar/calendar-date.ts";
import type { Dimension, Figure } from "./figure.ts";
import type { FigureSource } from "./figures.ts";
import { eachFigure, preparedOf } from "./figures.ts";
import type { LinedFigure } from "./line-state.ts";
import { slicesOf } from "./period-slices.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";
import type { MetricId } from "./registry.ts";
import { metricDefinition } from "./registry.ts";

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
 * The same for many scopes, in their order. Those that are split alike are computed together, so that the cost is that of
 * the figures and not of the number of thresholds.
 */
export function thresholdPeriodsOf(
  source: FigureSource,
  scopes: readonly ThresholdScope[],
): readonly (readonly ThresholdPeriod[])[] {
  const prepared = preparedOf(source);
  const tables = new Map<string, FigureTable>();
  for (const [split, alike] of Map.groupBy(scopes, splitOf)) {
    tables.set(split, figureTable(prepared, split, alike));
  }
  return scopes.map((scope) => {
    const table = tables.get(splitOf(scope));
    if (table === undefined) return [];
    const figures = table.figures.get(keyOf(scope));
    return table.periods.map(({ label, from, to }): ThresholdPeriod => {
      const { value = null, low = null, high = null, n = null } = figures?.get(label) ?? {};
      return { label, from, to, value, low, high, n };
    });
  });
}

interface FigureTable {
  readonly periods: readonly { readonly label: string; readonly from: EpochDay; readonly to: EpochDay }[];
  readonly figures: ReadonlyMap<string, ReadonlyMap<string, Figure>>;
}

/** Dimensions that a scope is split by, as `week,workflow`. */
function splitOf(scope: ThresholdScope): string {
  const dimensions = (["workflow", "segment"] as const).filter((dimension) => scope[dimension] !== "*");
  return [thresholdPeriodKind(scope), ...dimensions].join();
}

function keyOf({ metric, workflow, segment }: ThresholdScope): string {
  return `${metric}\u0000${workflow}\u0000${segment}`;
}

function figureTable(
  prepared: PreparedDataset,
  split: string,
  scopes: readonly ThresholdScope[],
): FigureTable {
  const by = split.split(",") as Dimension[];
  const kind = by[0] === "month" ? "month" : "week";
  const figures = new Map(scopes.map((scope) => [keyOf(scope), new Map<string, Figure>()]));
  const metrics = [...new Set(scopes.map(({ metric }) => metric))];
  if (prepared.range === null) return { periods: [], figures };
  for (const figure of eachFigure(prepared, { by, metrics })) {
    figures.get(keyOf(figure))?.set(figure.period, figure);
  }
  // Only the first period of the data can be cut at its beginning.
  const periods = slicesOf(prepared, kind, prepared.range).filter(
    ({ from, partial }) => !partial && from === firstDayOf(kind, from),
  );
  return { periods, figures };
}

function firstDayOf(kind: "week" | "month", day: EpochDay): EpochDay {
  return kind === "week" ? mondayOf(day) : firstDayOfMonth(monthOf(day));
}
