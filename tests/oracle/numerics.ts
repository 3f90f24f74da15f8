/** Statistics of metrics.md, each written from its definition. */

import type { Rational } from "./rational.ts";
import {
  compare,
  fraction,
  isZero,
  minus,
  over,
  plus,
  times,
  toNumber,
  total,
  whole,
  zero,
} from "./rational.ts";

export const z = 1.959963984540054;

/** An interval; null at an end = open. The absence of an interval is null in place of the whole. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/** Wilson score interval of `successes` out of `trials` (> 0). */
export function wilson(successes: number, trials: number): { readonly low: number; readonly high: number } {
  const p = successes / trials;
  const centre = (p + (z * z) / (2 * trials)) / (1 + (z * z) / trials);
  const half =
    (z / (1 + (z * z) / trials)) * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  // At p = 0 and p = 1 the end is exactly 0 or 1; the doubles may miss it by an ulp.
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  };
}

/** P(|T| <= t) of Student's t with `df` degrees: the finite series of Abramowitz and Stegun 26.7.3 and 26.7.4. */
function centralProbability(t: number, df: number): number {
  const theta = Math.atan(t / Math.sqrt(df));
  const cos = Math.cos(theta);
  const sin = Math.sin(theta);
  if (df % 2 === 0) {
    // sin (1 + 1/2 cos^2 + (1*3)/(2*4) cos^4 + ... up to cos^(df-2))
    let term = 1;
    let sum = 1;
    for (let k = 2; k <= df - 2; k += 2) {
      term *= ((k - 1) / k) * cos * cos;
      sum += term;
    }
    return sin * sum;
  }
  if (df === 1) return (2 * theta) / Math.PI;
  // 2/pi (theta + sin (cos + 2/3 cos^3 + ... up to cos^(df-2)))
  let term = cos;
  let sum = cos;
  for (let k = 3; k <= df - 2; k += 2) {
    term *= ((k - 1) / k) * cos * cos;
    sum += term;
  }
  return (2 / Math.PI) * (theta + sin * sum);
}

/** The 0.975 quantile of Student's t, found by bisection: P(|T| <= t) = 0.95. */
export function studentT975(df: number): number {
  let low = 0;
  let high = 13; // the largest of all, df = 1, is 12.706
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (centralProbability(middle, df) < 0.95) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export interface Pair {
  readonly y: Rational;
  readonly x: Rational;
}

/** Ratio estimator over units that have both y and x: R, its n and its variance (null: no spread at all). */
export interface RatioEstimate {
  readonly ratio: Rational;
  readonly n: number;
  readonly sumX: Rational;
  /** n/(n-1) * sum (y - R x)^2 / (sum x)^2; null if the residuals count as 0 or n < 2. */
  readonly variance: Rational | null;
}

/** Null where the sum of x is 0, or there are no units. */
export function ratioEstimate(pairs: readonly Pair[]): RatioEstimate | null {
  const sumX = total(pairs.map((pair) => pair.x));
  if (isZero(sumX)) return null;
  const ratio = over(total(pairs.map((pair) => pair.y)), sumX);
  let residuals = zero;
  let squares = zero;
  for (const { y, x } of pairs) {
    const off = minus(y, times(ratio, x));
    residuals = plus(residuals, times(off, off));
    squares = plus(squares, times(y, y));
  }
  const n = pairs.length;
  const noSpread = compare(residuals, over(squares, whole(10n ** 24n))) <= 0;
  const variance =
    noSpread || n < 2 ? null : over(times(fraction(BigInt(n), BigInt(n - 1)), residuals), times(sumX, sumX));
  return { ratio, n, sumX, variance };
}

/** R +- t(0.975, n-1) * sqrt(variance); null if there is none (fewer than `least` units, sum of x <= 0, no spread). */
export function ratioInterval(pairs: readonly Pair[], least: number): Interval | null {
  const estimate = ratioEstimate(pairs);
  if (estimate === null || estimate.n < least || estimate.variance === null) return null;
  if (compare(estimate.sumX, zero) <= 0) return null;
  const half = studentT975(estimate.n - 1) * Math.sqrt(toNumber(estimate.variance));
  const centre = toNumber(estimate.ratio);
  return { low: centre - half, high: centre + half };
}

/** Type-7 quantile (numpy's default); null for no values. */
export function quantileType7(values: readonly number[], q: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (position - Math.floor(position)) * (above - below);
}

function binomialCoefficient(n: number, k: number): bigint {
  let value = 1n;
  for (let i = 1; i <= k; i++) value = (value * BigInt(n - k + i)) / BigInt(i);
  return value;
}

/** The smallest i with P(B <= i) >= p, B ~ binomial(n, q), compared exactly. */
export function binomialRank(n: number, q: Rational, p: Rational): number {
  const fail = minus(whole(1), q);
  let cumulative = zero;
  for (let i = 0; i <= n; i++) {
    const chance: Rational = fraction(
      binomialCoefficient(n, i) * q.num ** BigInt(i) * fail.num ** BigInt(n - i),
      q.den ** BigInt(i) * fail.den ** BigInt(n - i),
    );
    cumulative = plus(cumulative, chance);
    if (compare(cumulative, p) >= 0) return i;
  }
  return n;
}

/** Distribution-free interval of a quantile from its order statistics; q is 0.5 or 0.9. Null: none. */
export function quantileInterval(values: readonly number[], q: 0.5 | 0.9): Interval | null {
  const n = values.length;
  if (n === 0 || (q === 0.9 && n < 30)) return null;
  const exactQ = q === 0.5 ? fraction(1n, 2n) : fraction(9n, 10n);
  const sorted = [...values].sort((a, b) => a - b);
  const j = binomialRank(n, exactQ, fraction(25n, 1000n));
  const k = 1 + binomialRank(n, exactQ, fraction(975n, 1000n));
  // Ranks count from 1: x(j) is at index j - 1; x(n + 1) does not exist: open.
  return { low: j === 0 ? 0 : (sorted[j - 1] ?? null), high: sorted[k - 1] ?? null };
}

export interface Side {
  readonly x: number;
  readonly interval: Interval;
}

/** Square-and-add interval of after.x - before.x. */
export function squareAndAdd(after: Side, before: Side): Interval {
  const d = after.x - before.x;
  const l2 = after.interval.low;
  const u2 = after.interval.high;
  const l1 = before.interval.low;
  const u1 = before.interval.high;
  return {
    low: l2 === null || u1 === null ? null : d - Math.sqrt((after.x - l2) ** 2 + (u1 - before.x) ** 2),
    high: u2 === null || l1 === null ? null : d + Math.sqrt((u2 - after.x) ** 2 + (before.x - l1) ** 2),
  };
}
