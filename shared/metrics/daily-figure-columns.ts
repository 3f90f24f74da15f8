import { dailyFacts } from "./daily-facts.ts";
import type { MetricColumns } from "./daily-metrics.ts";
import { dailyMetric } from "./daily-metrics.ts";
import type { Combos, Place } from "./figure-cells.ts";
import { groupingOf } from "./figure-cells.ts";
import type { PeriodSlice } from "./period-slices.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";
import type { MetricId } from "./registry.ts";

/** Figures of pillars 1–3 as columns: those of place p in slice s stand at s × places + p. NaN is null. */
export interface DailyFigureColumns {
  readonly places: readonly Place[];
  readonly slices: readonly PeriodSlice[];
  /** Which of them have daily rows that are used, interactions or corrections: 1, else 0. */
  occurs(): Uint8Array;
  /** The columns of a metric, made when they are asked for. */
  metric(id: MetricId): MetricColumns;
}

/**
 * The figures of pillars 1–3 of all combinations and periods at once, without an object for each. `areBlocksRemembered`:
 * see `sumDaily`.
 */
export function dailyFigureColumns(
  prepared: PreparedDataset,
  combos: Combos,
  slices: readonly PeriodSlice[],
  areBlocksRemembered = false,
): DailyFigureColumns {
  const facts = dailyFacts(prepared, groupingOf(combos, slices), areBlocksRemembered);
  const { rows, corrections } = facts.sums;
  return {
    places: combos.places,
    slices,
    occurs: () =>
      Uint8Array.from(rows, (count, group) =>
        Number.isNaN(count) && Number.isNaN(corrections[group] ?? Number.NaN) ? 0 : 1,
      ),
    metric: (id) => dailyMetric(id, facts),
  };
}
