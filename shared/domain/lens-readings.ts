import type { MetricId } from "../metrics/registry.ts";
import { isMetricId, metricDefinition } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { currentWindow } from "./current-window.ts";
import type { FrozenFigure } from "./frozen-figure.ts";
import { figureIn, frozen, intervalOf, scopeNames } from "./frozen-figure.ts";
import type { LensName } from "./lenses.ts";
import { LENSES } from "./lenses.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** What a lens looks at where it names no metric of its own. */
export const LENS_METRICS: Readonly<Record<LensName, readonly MetricId[]>> = {
  outcome: ["avd.rate", "trust.acceptance"],
  reliability: ["cost.perOutcome", "system.failureRate"],
  revenue: ["revenue.rqi", "revenue.expansionPropensity"],
};

/** A figure that is read for a lens. */
export interface LensReadingFigure {
  readonly lens: LensName;
  readonly figure: FrozenFigure;
}

/** The part of a decision that its readings depend on. */
export type ReadDecision = Pick<RecordOf<"decision">, "workflow" | "segment" | "lenses">;

/**
 * The figures of the three lenses in the scope of a decision, over the current window: the metric that a lens names
 * first, then those that it always looks at. A figure without data keeps its place with a null value.
 */
export function lensReadings(
  pilot: RecordsHolder,
  figures: PilotFigures,
  decision: ReadDecision,
  asOfMs: number,
): readonly LensReadingFigure[] {
  return LENSES.flatMap((lens) => {
    const named = decision.lenses?.[lens]?.metric;
    const metrics = new Set([
      ...(named !== undefined && isMetricId(named) ? [named] : []),
      ...LENS_METRICS[lens],
    ]);
    return [...metrics].map((metric) => ({
      lens,
      figure: currentFigure(pilot, figures, metric, decision, asOfMs),
    }));
  });
}

/** A metric in a scope over the current window, with the interval of its kind. */
export function currentFigure(
  pilot: RecordsHolder,
  figures: PilotFigures,
  metric: MetricId,
  scope: { readonly workflow?: string; readonly segment?: string },
  asOfMs: number,
): FrozenFigure {
  const names = scopeNames(pilot, metric, scope);
  const window = currentWindow(figures, asOfMs);
  const range = metricDefinition(metric).family === "revenue" ? window.month : window.weeks;
  const figure = range === null ? undefined : figureIn(figures, metric, names, range);
  if (range === null || figure === undefined) {
    return { metric, ...names, value: null, low: null, high: null, n: null, from: null, to: null };
  }
  const { low, high } = intervalOf(figures, figure, range, asOfMs);
  return frozen({ ...figure, low, high });
}
