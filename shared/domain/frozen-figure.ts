import type { DataRange } from "../metrics/data-range.ts";
import type { Figure } from "../metrics/figure.ts";
import type { MetricId } from "../metrics/registry.ts";
import { metricDefinition } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** A figure as it read at a moment, with the dates that it covers: what a record keeps of it. */
export type FrozenFigure = NonNullable<RecordOf<"guardrail">["proof"]>[number];

/** Workflow and segment by name, `*`: all. */
export interface ScopeNames {
  readonly workflow: string;
  readonly segment: string;
}

/** The names of a scope as a metric knows it: a dimension that it does not have is `*`. */
export function scopeNames(
  pilot: RecordsHolder,
  metric: MetricId,
  scope: { readonly workflow?: string | undefined; readonly segment?: string | undefined },
): ScopeNames {
  const { dimensions } = metricDefinition(metric);
  const nameOf = (type: "workflow" | "segment", id: string | undefined): string =>
    id === undefined || !dimensions.includes(type) ? "*" : (recordById(pilot, type, id)?.name ?? "*");
  return { workflow: nameOf("workflow", scope.workflow), segment: nameOf("segment", scope.segment) };
}

/** The figure of a metric and scope over a range; undefined where it does not occur. */
export function figureIn(
  figures: PilotFigures,
  metric: MetricId,
  { workflow, segment }: ScopeNames,
  range: DataRange,
): Figure | undefined {
  const names = { workflow, segment };
  const by = (["workflow", "segment"] as const).filter((dimension) => names[dimension] !== "*");
  return figures
    .figures({ by, metrics: [metric], ...range })
    .find((found) => found.workflow === workflow && found.segment === segment);
}

/** What is kept of a figure. */
export function frozen(figure: Figure): FrozenFigure {
  const { metric, workflow, segment, value, low, high, n, from, to } = figure;
  return { metric, workflow, segment, value, low, high, n, from, to };
}

/** A rate of counts has its Wilson interval; for other kinds it is the one that comparisons use (metrics.md). */
export function intervalOf(
  figures: PilotFigures,
  figure: Figure,
  range: DataRange,
  asOfMs: number,
): Pick<Figure, "low" | "high"> {
  if (figure.low !== null || figure.high !== null) return figure;
  const { metric, workflow, segment } = figure;
  const length = range.to - range.from + 1;
  const by = (["workflow", "segment"] as const).filter((dimension) => figure[dimension] !== "*");
  const side = figures
    .comparisons({
      ...range,
      againstFrom: range.from - length,
      againstTo: range.from - 1,
      by,
      metrics: [metric],
      asOf: asOfMs,
    })
    .find((one) => one.workflow === workflow && one.segment === segment);
  // Sums are compared per day: an interval of another quantity says nothing about this one.
  return side !== undefined && side.value === figure.value ? side : { low: null, high: null };
}
