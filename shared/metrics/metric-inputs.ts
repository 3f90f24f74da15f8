import type { InputName } from "../observations/input-templates.ts";
import type { MetricId } from "./registry.ts";
import { METRICS } from "./registry.ts";

const INPUTS: ReadonlyMap<string, ReadonlySet<InputName>> = new Map(
  METRICS.map(({ id, columns }) => [
    id,
    // A column is named `input.column`.
    new Set(columns.map((column) => column.slice(0, column.indexOf(".")) as InputName)),
  ]),
);
const NONE: ReadonlySet<InputName> = new Set();

/** The inputs whose rows a metric reads. */
export function metricInputs(id: MetricId): ReadonlySet<InputName> {
  return INPUTS.get(id) ?? NONE;
}
