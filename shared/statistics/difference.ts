import type { Interval } from "./interval.ts";

/** The only words for a comparison. */
export type Verdict = "improved" | "worse" | "no detectable change" | "not enough data";

/**
 * The 95 % interval of x₂ − x₁ from the intervals [l, u] of both sides (square-and-add; for two Wilson intervals this is
 * Newcombe's method 10): [d − √((x₂ − l₂)² + (u₁ − x₁)²), d + √((u₂ − x₂)² + (x₁ − l₁)²)].
 * The low end is open if l₂ or u₁ is, the high end if u₂ or l₁ is; `null` if a side has no interval or both ends are open.
 */
export function differenceInterval(
  x1: number,
  i1: Interval | null,
  x2: number,
  i2: Interval | null,
): Interval | null {
  if (i1 === null || i2 === null) return null;
  const difference = x2 - x1;
  const low = i2.low === null || i1.high === null ? null : difference - length(x2 - i2.low, i1.high - x1);
  const high = i2.high === null || i1.low === null ? null : difference + length(i2.high - x2, x1 - i1.low);
  return low === null && high === null ? null : { low, high };
}

/** The verdict on a difference: it moved if the interval excludes 0, and an end that is exactly 0 does not exclude it. */
export function verdictOf(difference: Interval | null, direction: "up" | "down"): Verdict {
  if (difference === null) return "not enough data";
  const isAbove = difference.low !== null && difference.low > 0;
  const isBelow = difference.high !== null && difference.high < 0;
  if (!isAbove && !isBelow) return "no detectable change";
  return isAbove === (direction === "up") ? "improved" : "worse";
}

/** Not Math.hypot: √(a² + 0) is exactly |a|, so that an end that is 0 in truth comes out as 0. */
function length(a: number, b: number): number {
  return Math.sqrt(a * a + b * b);
}
