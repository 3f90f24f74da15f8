import { preciseSum } from "./precise-sum.ts";

/** Numerator and denominator of one cell of a roll-up, in the earlier (0) and the later (1) period. */
export interface RateMixCell {
  readonly n0: number;
  readonly d0: number;
  readonly n1: number;
  readonly d1: number;
}

/** The two parts of the change of a rolled-up rate; they add up to it. */
export interface RateMixEffects {
  /** The cells' own rates changed. */
  readonly rate: number;
  /** The cells' shares of the denominator changed, cells came or went. */
  readonly mix: number;
}

/**
 * Splits Δ = Σn₁/Σd₁ − Σn₀/Σd₀ into Σ w₀(r₁ − r₀) and Σ (w₁ − w₀)·r₁, w = a cell's share of the denominator.
 * A cell with no rate (denominator 0) in one of the periods is all mix: −w₀r₀ if it went, w₁r₁ if it came.
 * `null` if the rolled-up rate does not exist in one of the periods.
 */
export function rateMixEffects(cells: readonly RateMixCell[]): RateMixEffects | null {
  const total0 = preciseSum(cells.map((cell) => cell.d0));
  const total1 = preciseSum(cells.map((cell) => cell.d1));
  if (!(total0 > 0 && total1 > 0)) return null;
  const rate: number[] = [];
  const mix: number[] = [];
  for (const { n0, d0, n1, d1 } of cells) {
    if (d0 > 0 && d1 > 0) {
      rate.push((d0 / total0) * (n1 / d1 - n0 / d0));
      mix.push((d1 / total1 - d0 / total0) * (n1 / d1));
    } else {
      mix.push(n1 / total1, -n0 / total0);
    }
  }
  return { rate: preciseSum(rate), mix: preciseSum(mix) };
}
