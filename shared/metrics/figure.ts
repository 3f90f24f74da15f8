import type { Verdict } from "../statistics/difference.ts";
import type { MetricId } from "./registry.ts";

/** What figures may be split by; at most one of the four periods. */
export type Dimension = "workflow" | "segment" | "day" | "week" | "month" | "phase";

/** One number of the product with everything that is needed to judge it. Money is in decimals of the currency. */
export interface Figure {
  readonly metric: MetricId;
  /** Name, or `*` where it is rolled up or does not apply. */
  readonly workflow: string;
  readonly segment: string;
  /** Label of the period, or `all`. */
  readonly period: string;
  readonly value: number | null;
  /** The two sides where the formula is a quotient. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Wilson interval of rates of counts, else null. */
  readonly low: number | null;
  readonly high: number | null;
  /** Units, events, customers or loops behind the value. */
  readonly n: number | null;
  /** First and last date of period ∩ range. */
  readonly from: string | null;
  readonly to: string | null;
  readonly partial: boolean;
}

/** Which figures to compute. Dates are epoch days, both inclusive; without them the range is that of the data. */
export interface FigureQuery {
  readonly by: readonly Dimension[];
  readonly metrics?: readonly MetricId[];
  readonly from?: number;
  readonly to?: number;
}

/** One metric in two ranges. `low`, `high` are the interval of that kind of metric; null is none or open. */
export interface Comparison {
  readonly metric: MetricId;
  readonly workflow: string;
  readonly segment: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly before: number | null;
  readonly beforeLow: number | null;
  readonly beforeHigh: number | null;
  readonly difference: number | null;
  readonly differenceLow: number | null;
  readonly differenceHigh: number | null;
  /** Null for metrics without a direction and for stocks. */
  readonly verdict: Verdict | null;
  readonly rateEffect: number | null;
  readonly mixEffect: number | null;
}

/** Two ranges that do not overlap; `against` is the earlier look ("before"). `asOf` is in epoch milliseconds. */
export interface ComparisonQuery {
  readonly from: number;
  readonly to: number;
  readonly againstFrom: number;
  readonly againstTo: number;
  readonly by: readonly ("workflow" | "segment")[];
  readonly metrics?: readonly MetricId[];
  readonly asOf: number;
}
