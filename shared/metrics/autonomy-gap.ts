import { preciseSum } from "../statistics/precise-sum.ts";
import { wilsonInterval } from "../statistics/wilson.ts";
import { sumDaily } from "./daily-sums.ts";
import type { FigureParts } from "./figure-parts.ts";
import { plainParts } from "./figure-parts.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";
import type { RevenueScope } from "./revenue-scope.ts";
import { liveCustomers } from "./revenue-scope.ts";

/** What was promised to live customers against what their segments get. */
export interface AutonomyGap {
  /** arr-weighted mean of the promises. */
  readonly promised: number;
  /** `avd.rate` over their segments taken together once, and its Wilson interval. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** Customers in the mean. */
  readonly customers: number;
  /** Σ arr, in decimals, of those whose promise is above the interval's low end. */
  readonly arrAboveBound: number;
}

const MICROS = 1e6;

/** The gap of a scope; null: nothing was promised (with an arr to weigh it), or no rate was measured. */
export function autonomyGap(prepared: PreparedDataset, scope: RevenueScope): AutonomyGap | null {
  const promisers = liveCustomers(prepared.revenue, scope).filter(
    (customer) => !Number.isNaN(customer.promisedAutonomy),
  );
  const weighed = promisers.filter((customer) => !Number.isNaN(customer.arrMicros));
  const arr = preciseSum(weighed.map((customer) => customer.arrMicros));
  if (!(arr > 0)) return null;
  const segments = new Set(promisers.map((customer) => customer.segment));
  const { segmentOf, segments: index } = prepared.cells;
  const grouping = {
    comboOfCell: Int32Array.from(segmentOf, (segment) => (segments.has(index.names[segment] ?? "") ? 0 : -1)),
    comboCount: 1,
    from: scope.from,
    to: scope.to,
    periodOfDay: new Int32Array(scope.to - scope.from + 1),
    periodCount: 1,
  };
  const sums = sumDaily(prepared.blocks, grouping, new Float64Array(0));
  const qualified = sums.qualifiedOfEligible[0] ?? Number.NaN;
  const eligible = sums.eligibleOfQualified[0] ?? Number.NaN;
  const interval = wilsonInterval(qualified, eligible);
  if (interval === null || interval.low === null || interval.high === null) return null;
  const { low, high } = interval;
  const above = weighed.filter((customer) => customer.promisedAutonomy > low);
  return {
    promised: preciseSum(weighed.map((customer) => customer.promisedAutonomy * customer.arrMicros)) / arr,
    rate: qualified / eligible,
    low,
    high,
    customers: weighed.length,
    arrAboveBound: preciseSum(above.map((customer) => customer.arrMicros)) / MICROS,
  };
}

/** Live customers without a promise on record: the count that stands beside the gap. */
export function customersWithoutPromise(prepared: PreparedDataset, scope: RevenueScope): number {
  return liveCustomers(prepared.revenue, scope).filter((customer) => Number.isNaN(customer.promisedAutonomy))
    .length;
}

/** The promised mean less the low end of what is delivered. */
export function autonomyGapParts(prepared: PreparedDataset, scope: RevenueScope): FigureParts {
  const gap = autonomyGap(prepared, scope);
  return gap === null ? plainParts(null, 0) : plainParts(gap.promised - gap.low, gap.customers);
}
