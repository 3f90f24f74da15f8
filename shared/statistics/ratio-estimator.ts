import type { Interval } from "./interval.ts";
import { preciseSum } from "./precise-sum.ts";
import { studentT975 } from "./student-t.ts";

/** Fewer days (or customers) than this bear no interval. */
const FEWEST_UNITS = 5;
/** A residual sum this small beside Σy² is rounding, not spread. */
const NO_SPREAD = 1e-24;

/** A ratio Σy / Σx over n units and the variance of that estimate; a variance of exactly 0 means no spread at all. */
export interface RatioVariance {
  readonly ratio: number;
  readonly variance: number;
  readonly n: number;
}

/**
 * The ratio estimator R = Σy / Σx over paired units, with the variance n/(n − 1)·Σ(y − R·x)² / (Σx)² (linearisation;
 * Cochran, Sampling Techniques, ch. 6). Residuals of at most 10⁻²⁴·Σy² together count as 0.
 * Throws a RangeError where there is no ratio: lists of unequal length, no units, Σx not above 0.
 */
export function ratioVariance(ys: ArrayLike<number>, xs: ArrayLike<number>): RatioVariance {
  const n = ys.length;
  const sumX = preciseSum(xs);
  if (n !== xs.length || !(sumX > 0)) throw new RangeError("A ratio needs pairs with a sum of x above 0");
  const ratio = preciseSum(ys) / sumX;
  const squaredResiduals = new Float64Array(n);
  const squares = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const y = ys[i] ?? 0;
    const residual = y - ratio * (xs[i] ?? 0);
    squaredResiduals[i] = residual * residual;
    squares[i] = y * y;
  }
  const spread = preciseSum(squaredResiduals);
  if (n < 2 || spread <= NO_SPREAD * preciseSum(squares)) return { ratio, variance: 0, n };
  return { ratio, variance: ((n / (n - 1)) * spread) / (sumX * sumX), n };
}

/**
 * R ± t(0.975, n − 1)·√variance of the ratio estimator over the units (days, customers). Not cut to any range.
 * `null` for fewer than `fewestUnits` units (never below 2), Σx not above 0, or no spread.
 */
export function ratioInterval(
  ys: ArrayLike<number>,
  xs: ArrayLike<number>,
  fewestUnits: number = FEWEST_UNITS,
): Interval | null {
  if (ys.length < Math.max(2, fewestUnits) || !(preciseSum(xs) > 0)) return null;
  const { ratio, variance, n } = ratioVariance(ys, xs);
  if (variance === 0) return null;
  const reach = studentT975(n - 1) * Math.sqrt(variance);
  return { low: ratio - reach, high: ratio + reach };
}

/**
 * The interval of a product of monthly ratios: R·exp(± t(0.975, n − 1)·√Σ v/R²), n the smallest month's. Not cut.
 * A month without spread adds nothing. `null` for no months, a month whose ratio is not above 0, a month of fewer than
 * `fewestUnits` units (never below 2), or months that are all without spread.
 */
export function chainedInterval(months: readonly RatioVariance[], fewestUnits = 2): Interval | null {
  if (months.length === 0 || months.some((month) => !(month.ratio > 0))) return null;
  const n = months.reduce((fewest, month) => Math.min(fewest, month.n), Number.POSITIVE_INFINITY);
  if (n < Math.max(2, fewestUnits)) return null;
  const relativeVariance = preciseSum(months.map((month) => month.variance / (month.ratio * month.ratio)));
  if (relativeVariance === 0) return null;
  const product = months.reduce((chained, month) => chained * month.ratio, 1);
  const reach = studentT975(n - 1) * Math.sqrt(relativeVariance);
  return { low: product * Math.exp(-reach), high: product * Math.exp(reach) };
}
