import type { RateMixCell } from "../statistics/rate-mix.ts";
import { rateMixEffects } from "../statistics/rate-mix.ts";
import { dailyFacts } from "./daily-facts.ts";
import type { MetricColumns } from "./daily-metrics.ts";
import { dailyMetric } from "./daily-metrics.ts";
import type { DataRange } from "./data-range.ts";
import type { Place } from "./figure-cells.ts";
import { combosOf } from "./figure-cells.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";
import type { MetricId } from "./registry.ts";
import { metricDefinition } from "./registry.ts";
import { revenueParts } from "./revenue-metrics.ts";
import type { RevenueScope } from "./revenue-scope.ts";

/** How much of a change is due to the rates below, and how much to their shares. */
export interface ChangeEffects {
  readonly rate: number;
  readonly mix: number;
}

/** The effects over the segments, for rates of counts of daily rows in combinations that roll segments up. */
export function dailyEffects(
  prepared: PreparedDataset,
  by: readonly ("workflow" | "segment")[],
  after: DataRange,
  before: DataRange,
  ids: readonly MetricId[],
): (id: MetricId, place: Place) => ChangeEffects | null {
  const isSplit = !by.includes("segment") && ids.some((id) => metricDefinition(id).kind === "dailyRate");
  if (!isSplit) return () => null;
  const combos = combosOf(prepared, [...by, "segment"]);
  const factsOf = (range: DataRange) =>
    dailyFacts(prepared, {
      comboOfCell: combos.comboOfCell,
      comboCount: combos.places.length,
      ...range,
      periodOfDay: new Int32Array(Math.max(0, range.to - range.from + 1)),
      periodCount: 1,
    });
  const two = factsOf(after);
  const one = factsOf(before);
  return (id, place) => {
    if (metricDefinition(id).kind !== "dailyRate") return null;
    const later = dailyMetric(id, two);
    const earlier = dailyMetric(id, one);
    const cells: RateMixCell[] = [];
    for (const [combo, { workflow }] of combos.places.entries()) {
      if (workflow !== place.workflow) continue;
      cells.push({
        n0: countAt(earlier, "numerator", combo),
        d0: countAt(earlier, "denominator", combo),
        n1: countAt(later, "numerator", combo),
        d1: countAt(later, "denominator", combo),
      });
    }
    return rateMixEffects(cells);
  };
}

function countAt(columns: MetricColumns, side: "numerator" | "denominator", combo: number): number {
  const count = columns[side]?.[combo] ?? Number.NaN;
  return Number.isNaN(count) ? 0 : count;
}

/**
 * The effects over the segments of expansion propensity (equal chains) and one-month logo retention, where the segments'
 * denominators add up: a customer who changed segment stands in two.
 */
export function revenueEffects(
  id: MetricId,
  prepared: PreparedDataset,
  after: RevenueScope,
  before: RevenueScope,
): ChangeEffects | null {
  if (after.segment !== "*" || after.chain.length !== before.chain.length) return null;
  const isSplit =
    id === "revenue.expansionPropensity" || (id === "revenue.logoRetention" && after.chain.length === 1);
  if (!isSplit) return null;
  const segments = new Set(prepared.revenue.rows.map((row) => row.segment));
  const cells = [...segments].map((segment): RateMixCell => {
    const earlier = revenueParts(id, prepared, { ...before, segment });
    const later = revenueParts(id, prepared, { ...after, segment });
    return {
      n0: earlier.numerator ?? 0,
      d0: earlier.denominator ?? 0,
      n1: later.numerator ?? 0,
      d1: later.denominator ?? 0,
    };
  });
  const addsUp = (scope: RevenueScope, side: "d0" | "d1"): boolean =>
    cells.reduce((sum, cell) => sum + cell[side], 0) === revenueParts(id, prepared, scope).denominator;
  return addsUp(before, "d0") && addsUp(after, "d1") ? rateMixEffects(cells) : null;
}
