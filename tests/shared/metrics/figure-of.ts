import type { Dataset } from "../../../shared/metrics/dataset.ts";
import type { Figure, FigureQuery } from "../../../shared/metrics/figure.ts";
import { computeFigures } from "../../../shared/metrics/figures.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";

/** All figures of one metric. */
export function figuresOf(dataset: Dataset, metric: MetricId, query: Partial<FigureQuery> = {}): Figure[] {
  return computeFigures(dataset, { by: [], ...query, metrics: [metric] });
}

/** The only figure of a metric over everything. */
export function figureOf(dataset: Dataset, metric: MetricId, query: Partial<FigureQuery> = {}): Figure {
  const [figure, ...others] = figuresOf(dataset, metric, query);
  if (figure === undefined || others.length > 0) throw new Error(`${others.length + 1} figures of ${metric}`);
  return figure;
}
