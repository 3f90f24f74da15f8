import type { Pillar } from "../metrics/metric-settings.ts";
import type { MetricId } from "../metrics/registry.ts";

/** The headline metric of each pillar (metrics.md, "The objective function"). */
export const HEADLINES = {
  avd: "avd.rate",
  trust: "trust.acceptance",
  cost: "cost.perOutcome",
  revenue: "revenue.rqi",
  loop: "loop.detectToValidate",
} as const satisfies { readonly [Name in Pillar]: MetricId };
