import { dailyFacts } from "./daily-facts.ts";
import type { MetricColumns } from "./daily-metrics.ts";
import { dailyMetric } from "./daily-metrics.ts";
import type { Dimension } from "./figure.ts";
import type { Place } from "./figure-cells.ts";
import { combosOf, groupingOf } from "./figure-cells.ts";
import type { PeriodSlice } from "./period-slices.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";
import type { MetricId } from "./registry.ts";

/** Figures of pillars 1–3 as columns: those of place p in slice s stand at s × places + p. NaN is null. */
export interface DailyFigureColumns {
  readonly places: readonly Place[];
  readonly slices: readonly PeriodSlice[];
  readonly columns: ReadonlyMap<MetricId, MetricColumns>;
}

/** The figures of pillars 1–3 of all combinations and periods at once, without an object for each. */
export function dailyFigureColumns(
  prepared: PreparedDataset,
  by: readonly Dimension[],
  slices: readonly PeriodSlice[],
  ids: readonly MetricId[],
): DailyFigureColumns {
  const combos = combosOf(prepared, by);
  const facts = dailyFacts(prepared, groupingOf(combos, slices), ids);
  return {
    places: combos.places,
    slices,
    columns: new Map(ids.map((id) => [id, dailyMetric(id, facts)])),
  };
}
