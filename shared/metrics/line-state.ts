import { Z_95 } from "../statistics/wilson.ts";

/** Which side of a line is the bad one. */
export type BadSide = "above" | "below";

/** A figure as a line looks at it. */
export interface LinedFigure {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
}

/**
 * A rate against a line: `holds`: the whole interval is on the good side; `breach`: on the bad side; `unproven`: it
 * straddles, with about how many more units at the same rate would prove it (null: none would, the rate is on the line).
 */
export type LineState =
  | { readonly state: "holds" | "breach" | "no data" }
  | { readonly state: "unproven"; readonly moreUnits: number | null };

/** Where a rate of counts stands against a line. A figure without a Wilson interval is `unproven`. */
export function lineState(figure: LinedFigure, line: number, badSide: BadSide): LineState {
  const { value, low, high, n } = figure;
  if (value === null) return { state: "no data" };
  if (low === null || high === null) return { state: "unproven", moreUnits: null };
  if (high < line) return { state: badSide === "above" ? "holds" : "breach" };
  if (low > line) return { state: badSide === "below" ? "holds" : "breach" };
  return { state: "unproven", moreUnits: moreUnits(value, n ?? 0, line) };
}

/** The Wilson interval excludes p₀ exactly when (p − p₀)² > z²·p₀(1 − p₀)/n. */
function moreUnits(rate: number, n: number, line: number): number | null {
  const distance = rate - line;
  if (distance === 0) return null;
  const needed = (Z_95 * Z_95 * line * (1 - line)) / (distance * distance);
  return Math.max(1, Math.floor(needed) + 1 - n);
}

/** Whether a value lies past a line; a value on the line does not. */
export function isPast(value: number | null, line: number, badSide: BadSide): boolean {
  return value !== null && (badSide === "above" ? value > line : value < line);
}
