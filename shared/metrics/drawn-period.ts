import type { EpochDay } from "../calendar/calendar-date.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";
import type { MetricId } from "./registry.ts";
import { metricDefinition } from "./registry.ts";

/**
 * The kind of period that a metric's course is drawn by: months for pillar 4, which has no other, and for the medians of
 * loops, of which a week holds too few for a median to exist; weeks for everything else.
 */
export function drawnPeriod(metric: MetricId): "week" | "month" {
  const { family, kind } = metricDefinition(metric);
  return family === "revenue" || kind === "survival" ? "month" : "week";
}

/**
 * The last day that a metric's course is drawn to: the end of the data behind its family (a month of revenue counts to
 * its last day), never after the moment that is looked at (epoch milliseconds). Null: there are no data.
 */
export function lastDrawnDay(
  { range, ranges, clock }: PreparedDataset,
  metric: MetricId,
  asOfMs: number,
): EpochDay | null {
  const { family } = metricDefinition(metric);
  const inputs =
    family === "revenue" ? (["revenue"] as const) : (["work", "interactions", "corrections"] as const);
  const ends = inputs.flatMap((input) => ranges.get(input)?.to ?? []);
  const end = ends.length > 0 ? Math.max(...ends) : range?.to;
  return end === undefined ? null : Math.min(end, clock.dayOf(asOfMs));
}
