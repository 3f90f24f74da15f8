import type { SeededRandom } from "./seeded-random.ts";

/**
 * Splits a whole total by weights so that the parts add up to it exactly (largest remainders; ties go to the earlier
 * part). Weights are ≥ 0; where all are 0 the total must be 0. A RangeError otherwise.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum <= 0) {
    if (total === 0) return weights.map(() => 0);
    throw new RangeError(`nothing to split ${total} over`);
  }
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  let rest = total - parts.reduce((all, part) => all + part, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (rest <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    rest -= 1;
  }
  return parts;
}

/**
 * Chooses `total` of the units that lie in groups of the sizes `caps`, so that the parts add up exactly and none is
 * larger than its group. `noise` is the share of the spread of pure chance that the parts show: 1 draws every unit
 * (hypergeometric: what counting a fixed total over days looks like), 0 splits in proportion. A RangeError where the
 * groups do not hold the total.
 */
export function thin(random: SeededRandom, total: number, caps: readonly number[], noise: number): number[] {
  const size = caps.reduce((all, cap) => all + cap, 0);
  if (total < 0 || total > size) throw new RangeError(`${total} of ${size} units cannot be chosen`);
  const share = size === 0 ? 0 : total / size;
  const parts = caps.map((cap) => Math.floor(cap * share * (1 - noise)));
  let wanted = total - parts.reduce((all, part) => all + part, 0);
  let left = size - (total - wanted);
  for (const [index, cap] of caps.entries()) {
    const units = cap - (parts[index] ?? 0);
    for (let unit = 0; unit < units && wanted > 0; unit += 1) {
      if (random.next() * left < wanted) {
        parts[index] = (parts[index] ?? 0) + 1;
        wanted -= 1;
      }
      left -= 1;
    }
  }
  return parts;
}
