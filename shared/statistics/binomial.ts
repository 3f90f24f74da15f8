/** Weights this small beside the largest one cannot change a sum of doubles. */
const NEGLIGIBLE_WEIGHT = 1e-30;
const TAIL = 0.025;

/** P(B ≤ k) for B ~ binomial(n, q), n a whole number ≥ 0, 0 ≤ q ≤ 1. */
export function binomialCdf(k: number, n: number, q: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  const { first, weights, total } = binomialWeights(n, q);
  const last = Math.floor(k) - first;
  let below = 0;
  for (let i = 0; i <= last && i < weights.length; i += 1) below += weights[i] ?? 0;
  let above = 0;
  for (let i = weights.length - 1; i > last && i >= 0; i -= 1) above += weights[i] ?? 0;
  return below <= above ? below / total : 1 - above / total;
}

/**
 * The ranks (from 1) of the sorted values that bound the q-quantile of n values with 95 %: j = the smallest i with
 * P(B ≤ i) ≥ 0.025, k = 1 + the smallest i with P(B ≤ i) ≥ 0.975, B ~ binomial(n, q). j = 0 means that no value bounds
 * it below, k = n + 1 that none bounds it above. The work grows with √n only.
 */
export function quantileRankBounds(n: number, q: number): { readonly j: number; readonly k: number } {
  const { first, weights, total } = binomialWeights(n, q);
  const tail = TAIL * total;

  let lower = 0;
  let below = weights[0] ?? 0;
  while (below < tail && lower < weights.length - 1) {
    lower += 1;
    below += weights[lower] ?? 0;
  }
  // P(B ≤ i) ≥ 0.975 is P(B > i) ≤ 0.025, which small numbers tell more exactly.
  let upper = weights.length - 1;
  let above = weights[upper] ?? 0;
  while (above <= tail && upper > 0) {
    upper -= 1;
    above += weights[upper] ?? 0;
  }
  return { j: first + lower, k: first + upper + 1 };
}

interface BinomialWeights {
  /** The number of successes that `weights[0]` belongs to. */
  readonly first: number;
  /** Probabilities in proportion to the likeliest one, which is 1; those that are negligible are left out. */
  readonly weights: Float64Array;
  readonly total: number;
}

/** Going from the mode by the ratio of neighbours needs no logarithm of a factorial, so no digits are lost for large n. */
function binomialWeights(n: number, q: number): BinomialWeights {
  const mode = Math.min(n, Math.floor((n + 1) * q));
  const down: number[] = [];
  for (let i = mode, weight = 1; i > 0; i -= 1) {
    weight *= (i * (1 - q)) / ((n - i + 1) * q);
    if (!(weight > NEGLIGIBLE_WEIGHT)) break;
    down.push(weight);
  }
  const up: number[] = [];
  for (let i = mode, weight = 1; i < n; i += 1) {
    weight *= ((n - i) * q) / ((i + 1) * (1 - q));
    if (!(weight > NEGLIGIBLE_WEIGHT)) break;
    up.push(weight);
  }
  const weights = Float64Array.from([...down.reverse(), 1, ...up]);
  const ascending = weights.slice().sort();
  return { first: mode - down.length, weights, total: ascending.reduce((sum, weight) => sum + weight, 0) };
}
