import type { Comparison } from "../metrics/figure.ts";

/**
 * One metric now against the sealed baseline. `before` and its interval are those that were sealed. `restated`: the
 * data would give another value for the baseline window today; the sealed one stands.
 */
export interface BaselineDifference extends Omit<Comparison, "rateEffect" | "mixEffect"> {
  readonly restated: boolean;
}
