import { preciseSum } from "./precise-sum.ts";

/**
 * How far a pillar has come from its baseline to its target: clamp((x − baseline) / (target − baseline), −1, 1).
 * `null` (no data) if one of the three is missing or target = baseline. A target below the baseline works as well.
 */
export function pillarProgress(
  x: number | null,
  baseline: number | null,
  target: number | null,
): number | null {
  if (x === null || baseline === null || target === null || target === baseline) return null;
  return clamp((x - baseline) / (target - baseline), -1, 1);
}

/** 100 · Σ w·p / Σ w over the pillars with data: 0 as at the baseline, 100 every target met. `null` if none has data. */
export function systemValue(
  pillars: readonly { readonly weight: number; readonly progress: number | null }[],
): number | null {
  const mean = weightedMean(pillars.map(({ weight, progress }) => ({ weight, value: progress })));
  return mean === null ? null : 100 * mean;
}

/**
 * The score 0–100 of a component: 100 · clamp((x − floor) / (target − floor), 0, 1); target < floor says "lower is
 * better". `null` if x is missing or target = floor.
 */
export function componentScore(x: number | null, floor: number, target: number): number | null {
  if (x === null || target === floor) return null;
  return 100 * clamp((x - floor) / (target - floor), 0, 1);
}

/** Σ w·s / Σ w over the components that have a score; `null` if none has, or their weights add up to 0. */
export function weightedScore(
  components: readonly { readonly weight: number; readonly score: number | null }[],
): number | null {
  return weightedMean(components.map(({ weight, score }) => ({ weight, value: score })));
}

function weightedMean(parts: readonly { readonly weight: number; readonly value: number | null }[]) {
  const weights: number[] = [];
  const products: number[] = [];
  for (const { weight, value } of parts) {
    if (value === null) continue;
    weights.push(weight);
    products.push(weight * value);
  }
  const total = preciseSum(weights);
  return total > 0 ? preciseSum(products) / total : null;
}

/** Adding 0 turns −0 into 0. */
function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value)) + 0;
}
