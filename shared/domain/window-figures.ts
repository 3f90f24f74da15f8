import type { DataRange } from "../metrics/data-range.ts";
import type { Figure } from "../metrics/figure.ts";
import type { MetricId } from "../metrics/registry.ts";
import { METRICS } from "../metrics/registry.ts";
import type { FigureWindow, PilotFigures } from "./pilot-figures.ts";

/** The metrics that a window's month is for. */
export const MONTHLY_METRICS: readonly MetricId[] = METRICS.filter(({ family }) => family === "revenue").map(
  ({ id }) => id,
);
/** The metrics that a window's weeks are for. */
export const WEEKLY_METRICS: readonly MetricId[] = METRICS.filter(({ family }) => family !== "revenue").map(
  ({ id }) => id,
);

/** The figures over a window: pillar 4 over its month, all others over its weeks; none where the data do not reach. */
export function windowFigures(
  source: PilotFigures,
  window: FigureWindow,
  by: readonly ("workflow" | "segment")[],
): readonly Figure[] {
  return [
    ...figuresIn(source, window.weeks, by, WEEKLY_METRICS),
    ...figuresIn(source, window.month, by, MONTHLY_METRICS),
  ];
}

function figuresIn(
  source: PilotFigures,
  range: DataRange | null,
  by: readonly ("workflow" | "segment")[],
  metrics: readonly MetricId[],
): readonly Figure[] {
  return range === null ? [] : source.figures({ by, metrics, from: range.from, to: range.to });
}
