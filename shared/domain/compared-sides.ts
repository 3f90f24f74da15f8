import type { Comparison } from "../metrics/figure.ts";

/** A metric in a scope (names, or `*`), now against before: what records and agendas keep of a comparison. */
export type ComparedSides = Pick<
  Comparison,
  | "metric"
  | "workflow"
  | "segment"
  | "value"
  | "low"
  | "high"
  | "before"
  | "difference"
  | "differenceLow"
  | "differenceHigh"
  | "verdict"
>;

/** Only what is kept of it: a comparison carries more. */
export function comparedSides({
  metric,
  workflow,
  segment,
  value,
  low,
  high,
  before,
  difference,
  differenceLow,
  differenceHigh,
  verdict,
}: ComparedSides): ComparedSides {
  return {
    metric,
    workflow,
    segment,
    value,
    low,
    high,
    before,
    difference,
    differenceLow,
    differenceHigh,
    verdict,
  };
}
