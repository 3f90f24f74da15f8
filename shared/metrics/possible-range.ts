import type { MetricId } from "./registry.ts";
import { metricDefinition } from "./registry.ts";

/** The values that a metric can take; an end that is not there is open. */
export interface PossibleRange {
  readonly lower?: number;
  readonly upper?: number;
}

/** Credits make costs, and so margins, of any size and sign possible; everything else is bounded by what it counts. */
export function possibleRangeOf(id: MetricId): PossibleRange {
  const { kind } = metricDefinition(id);
  if (kind === "dailyRate" || kind === "recordRate") return { lower: 0, upper: 1 };
  if (id === "revenue.grr" || id === "revenue.logoRetention") return { lower: 0, upper: 1 };
  if (id === "revenue.dealFit" || id === "revenue.rqi") return { lower: 0, upper: 100 };
  if (id.startsWith("cost.") || id === "revenue.autonomyGap" || id === "avd.value") return {};
  return { lower: 0 };
}
