import { COST_METRICS } from "./cost-definitions.ts";
import { LOOP_METRICS } from "./loop-definitions.ts";
import type { MetricDefinition } from "./metric-definition.ts";
import { REVENUE_METRICS } from "./revenue-definitions.ts";
import { VALUE_AND_TRUST_METRICS } from "./value-and-trust-definitions.ts";

/** Every metric of the product, in the order in which all lists and exports show them. */
export const METRICS = [
  ...VALUE_AND_TRUST_METRICS,
  ...COST_METRICS,
  ...REVENUE_METRICS,
  ...LOOP_METRICS,
] as const satisfies readonly MetricDefinition[];

/** The id of a metric, such as `avd.rate`. */
export type MetricId = (typeof METRICS)[number]["id"];

/** All ids, in the order of the registry. */
export const METRIC_IDS: readonly MetricId[] = METRICS.map((metric) => metric.id);

const DEFINITIONS: ReadonlyMap<string, MetricDefinition> = new Map(
  METRICS.map((metric) => [metric.id, metric]),
);

/** Whether a text is the id of a metric. */
export function isMetricId(text: string): text is MetricId {
  return DEFINITIONS.has(text);
}

/** The definition of a metric. */
export function metricDefinition(id: MetricId): MetricDefinition {
  const definition = DEFINITIONS.get(id);
  if (definition === undefined) throw new RangeError(`no metric ${id}`);
  return definition;
}

/** The convention that stands beside NRR and GRR, in every export too. */
export const RETENTION_CONVENTION =
  "MRR, closed monthly cohort, chained, new business and reactivation outside";
