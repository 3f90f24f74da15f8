import { quantileRankBounds } from "./binomial.ts";
import type { Interval } from "./interval.ts";

/** A 0.9 quantile of fewer values than this is not judged. */
const FEWEST_FOR_HIGH_QUANTILE = 30;

/**
 * Type-7 quantile (linear interpolation: Hyndman & Fan 1996, numpy's default) of the ascending values at `from` up to,
 * not including, `to`. Throws a RangeError for an empty range: "no data" is the caller's to see first.
 */
export function quantileSorted(
  sorted: Float64Array,
  q: number,
  from = 0,
  to: number = sorted.length,
): number {
  const { rank, fraction } = positionOf(q, to - from);
  const value = sorted[from + rank] ?? Number.NaN;
  return interpolate(value, fraction === 0 ? value : (sorted[from + rank + 1] ?? Number.NaN), fraction);
}

/**
 * The type-7 quantiles `qs` of the unsorted values at `from` up to, not including, `to`: the same numbers as sorting them
 * first, in linear time. **Rearranges that part of `values`.** No NaN among them; throws a RangeError for an empty range.
 */
export function selectQuantiles(
  values: Float64Array,
  from: number,
  to: number,
  qs: readonly number[],
): number[] {
  return qs.map((q) => {
    const { rank, fraction } = positionOf(q, to - from);
    const value = selectRank(values, from, to, rank);
    if (fraction === 0) return interpolate(value, value, 0);
    let next = Number.POSITIVE_INFINITY;
    for (let i = from + rank + 1; i < to; i += 1) next = Math.min(next, values[i] ?? next);
    return interpolate(value, next, fraction);
  });
}

/**
 * The 95 % interval of the q-quantile, from the ascending values themselves (distribution-free): values with the ranks of
 * `quantileRankBounds`, 0 below where no value bounds it (durations are never negative), open above likewise.
 * `null` for no values, and for a quantile of 0.9 or more of fewer than 30.
 */
export function quantileInterval(sorted: Float64Array, q: number): Interval | null {
  const n = sorted.length;
  if (n === 0 || (q >= 0.9 && n < FEWEST_FOR_HIGH_QUANTILE)) return null;
  const { j, k } = quantileRankBounds(n, q);
  return {
    low: j === 0 ? 0 : (sorted[j - 1] ?? Number.NaN) + 0,
    high: k > n ? null : (sorted[k - 1] ?? Number.NaN) + 0,
  };
}

/** The value of rank `rank` (from 0) among those at `from` up to `to`; moves it to its place, smaller ones before it. */
export function selectRank(values: Float64Array, from: number, to: number, rank: number): number {
  const target = from + rank;
  let low = from;
  let high = to - 1;
  let stepsLeft = 2 * Math.ceil(Math.log2(to - from + 1)) + 8;
  while (low < high) {
    if (stepsLeft === 0) {
      // Pivots kept falling badly: sorting what is left bounds the time for any input.
      values.subarray(low, high + 1).sort();
      break;
    }
    stepsLeft -= 1;
    const pivot = pivotOf(values, low, high);
    // Three parts, so that many equal values end the search instead of prolonging it.
    let smaller = low;
    let larger = high;
    let i = low;
    while (i <= larger) {
      const value = values[i] ?? Number.NaN;
      if (value < pivot) {
        values[i] = values[smaller] ?? Number.NaN;
        values[smaller] = value;
        smaller += 1;
        i += 1;
      } else if (value > pivot) {
        values[i] = values[larger] ?? Number.NaN;
        values[larger] = value;
        larger -= 1;
      } else {
        i += 1;
      }
    }
    if (target < smaller) high = smaller - 1;
    else if (target > larger) low = larger + 1;
    else break;
  }
  return values[target] ?? Number.NaN;
}

function pivotOf(values: Float64Array, low: number, high: number): number {
  const a = values[low] ?? Number.NaN;
  const b = values[(low + high) >>> 1] ?? Number.NaN;
  const c = values[high] ?? Number.NaN;
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

function positionOf(q: number, n: number): { readonly rank: number; readonly fraction: number } {
  if (n < 1) throw new RangeError("A quantile of no values");
  const position = (n - 1) * q;
  const rank = Math.floor(position);
  return { rank, fraction: position - rank };
}

/**
 * From the nearer of the two values, as numpy does it, so that the result never passes the larger one. Adding 0 turns −0
 * into 0: sorting and selecting order the two differently.
 */
function interpolate(value: number, next: number, fraction: number): number {
  if (fraction === 0) return value + 0;
  const step = next - value;
  return (fraction < 0.5 ? value + step * fraction : next - step * (1 - fraction)) + 0;
}
