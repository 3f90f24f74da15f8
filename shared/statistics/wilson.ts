import type { Interval } from "./interval.ts";

/** The 0.975 quantile of the standard normal distribution: the z of every 95 % interval. */
export const Z_95 = 1.959963984540054;

const Z_SQUARED = Z_95 * Z_95;

/**
 * Wilson score interval of the share `numerator / denominator` (Wilson 1927), 95 %, both counts in units.
 * The ends are the two roots of (n + z²)·p² − (2k + z²)·p + k²/n = 0. The low end of 0/n is exactly 0, the high end of
 * n/n exactly 1, and the interval of (n − k)/n is the exact mirror image of that of k/n.
 * `null` for a denominator of 0 and for counts that are no share (numerator below 0 or above the denominator).
 */
export function wilsonInterval(numerator: number, denominator: number): Interval | null {
  if (!(denominator > 0 && numerator >= 0 && numerator <= denominator)) return null;
  const rest = denominator - numerator;
  if (numerator < rest) return lowerHalf(numerator, denominator);
  const mirrored = lowerHalf(rest, denominator);
  const high = 1 - mirrored.low;
  // For exactly one half the low end comes from the rounded high end, so that the two stay mirror images.
  return { low: numerator === rest ? 1 - high : 1 - mirrored.high, high };
}

function lowerHalf(numerator: number, denominator: number): { readonly low: number; readonly high: number } {
  const discriminant = Z_SQUARED * (Z_SQUARED + 4 * numerator * ((denominator - numerator) / denominator));
  const upper = 2 * numerator + Z_SQUARED + Math.sqrt(discriminant);
  const high = upper / (2 * (denominator + Z_SQUARED));
  // The product of the roots gives the small one without subtracting nearly equal numbers.
  return { low: (2 * numerator * (numerator / denominator)) / upper, high: Math.min(1, high) };
}
