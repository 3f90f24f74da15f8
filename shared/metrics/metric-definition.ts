import type { InputName } from "../observations/input-templates.ts";
import type { Pillar } from "./metric-settings.ts";

/**
 * How a metric is made, and so how two of its values are compared: `dailyRate` rate of counts over daily rows,
 * `recordRate` rate of counts over records, `dayQuotient` quotient or sum over days, `chained` product of monthly
 * ratios over customers, `customerQuotient` quotient over customers, `quantile` of events, `survival` Kaplan–Meier
 * median, `index` of components, `gap` a mean less a rate's bound, `stock` a count at a moment.
 */
export type MetricKind =
  | "dailyRate"
  | "recordRate"
  | "dayQuotient"
  | "chained"
  | "customerQuotient"
  | "quantile"
  | "survival"
  | "index"
  | "gap"
  | "stock";

/** `up`: higher is better. `down`: lower is better. `none`: neither, so it is never judged. */
export type MetricDirection = "up" | "down" | "none";

/** Where the facts of a metric come from, which decides the combinations that it exists for. */
export type MetricFamily = "daily" | "incidents" | "revenue" | "loops";

/** What a number means: the one entry that every screen, glossary and report appendix prints. */
export interface MetricDefinition {
  readonly id: string;
  readonly pillar: Pillar;
  /** A group inside the pillar that is named on its own. */
  readonly group?: "Reliability";
  readonly name: string;
  /** Unit of the value; `money` stands for the pilot's currency. */
  readonly unit: string;
  readonly direction: MetricDirection;
  readonly formula: string;
  /** Columns read, as `input.column`. */
  readonly columns: readonly `${InputName}.${string}`[];
  /** The dimensions beside time that it can be split by. */
  readonly dimensions: readonly ("workflow" | "segment")[];
  readonly kind: MetricKind;
  readonly family: MetricFamily;
}
