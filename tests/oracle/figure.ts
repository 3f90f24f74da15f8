/** What one metric says of one cell. */
import type { DateRange } from "./calendar.ts";
import { wilson } from "./numerics.ts";
import type { Rational } from "./rational.ts";
import { isZero, over, toNumber } from "./rational.ts";

/** A cell: "*" = rolled up; `range` = period intersected with the range asked for. */
export interface Scope {
  readonly workflow: string;
  readonly segment: string;
  readonly range: DateRange;
}

export interface Figure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Null where nothing is counted (cost.total, cost.margin, revenue.rqi). */
  readonly n: number | null;
}

export const matches = (filter: string, name: string): boolean => filter === "*" || filter === name;

/** A value that is not a quotient. */
export function plainFigure(value: number | null, n: number | null): Figure {
  return { value, numerator: null, denominator: null, low: null, high: null, n };
}

/** A quotient of two sums; null sums are "no data". */
export function quotientFigure(
  numerator: Rational | null,
  denominator: Rational | null,
  n: number | null,
): Figure {
  const missing = numerator === null || denominator === null || isZero(denominator);
  return {
    value: missing ? null : toNumber(over(numerator, denominator)),
    numerator: numerator === null ? null : toNumber(numerator),
    denominator: denominator === null ? null : toNumber(denominator),
    low: null,
    high: null,
    n,
  };
}

/** A rate of counts, with its Wilson interval; n = the denominator. Null counts: no row has all the columns. */
export function rateFigure(
  counts: { readonly numerator: number; readonly denominator: number } | null,
): Figure {
  if (counts === null) return plainFigure(null, 0);
  const { numerator, denominator } = counts;
  const interval = denominator === 0 ? { low: null, high: null } : wilson(numerator, denominator);
  const value = denominator === 0 ? null : numerator / denominator;
  return { value, numerator, denominator, ...interval, n: denominator };
}
