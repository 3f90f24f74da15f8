import type { Interval } from "../statistics/interval.ts";
import { wilsonInterval } from "../statistics/wilson.ts";

/** The numbers of a figure, without where and when. */
export interface FigureParts {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
}

/** A value that is no quotient. */
export function plainParts(value: number | null, n: number | null): FigureParts {
  return { value, numerator: null, denominator: null, low: null, high: null, n };
}

/** A quotient; no value where a side is missing or the denominator is 0. */
export function quotientParts(
  numerator: number | null,
  denominator: number | null,
  n: number | null,
): FigureParts {
  const exists = numerator !== null && denominator !== null && denominator !== 0;
  return { value: exists ? numerator / denominator : null, numerator, denominator, low: null, high: null, n };
}

/** A rate of counts with its Wilson interval; `n` is the denominator. */
export function rateParts(numerator: number, denominator: number): FigureParts {
  const interval = wilsonInterval(numerator, denominator);
  return {
    ...quotientParts(numerator, denominator, denominator),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/** The interval that a figure carries, if any. */
export function intervalOf(parts: FigureParts): Interval | null {
  return parts.low === null || parts.high === null ? null : { low: parts.low, high: parts.high };
}
