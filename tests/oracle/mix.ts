/** Rate and mix effect of a change of a rolled-up rate, over the segments below it. */
import type { Facts } from "./facts.ts";
import type { Figure, Scope } from "./figure.ts";
import { figureOf } from "./metrics.ts";
import { dailyRates } from "./operations.ts";
import type { Metric } from "./registry.ts";
import { chainedMonths } from "./revenue.ts";

export interface Effects {
  readonly rate: number;
  readonly mix: number;
}

function allSegments(facts: Facts): readonly string[] {
  return [...new Set([...facts.rows, ...facts.revenue].map((row) => row.segment))];
}

/** Whether the metric is split at all between these two ranges. */
function isSplit(metric: Metric, facts: Facts, after: Scope, before: Scope): boolean {
  if (after.segment !== "*") return false;
  if (dailyRates[metric.id] !== undefined) return true;
  const chains = [after, before].map((scope) => chainedMonths(facts, scope).length);
  if (metric.id === "revenue.expansionPropensity") return chains[0] === chains[1];
  return metric.id === "revenue.logoRetention" && chains.every((months) => months === 1);
}

/** Null where the metric is not split, has no rate on either side, or its segments' denominators do not add up. */
export function rateAndMix(metric: Metric, facts: Facts, after: Scope, before: Scope): Effects | null {
  if (!isSplit(metric, facts, after, before)) return null;
  const wholes = [before, after].map((scope) => figureOf(metric, facts, scope));
  if (wholes.some((figure) => figure.value === null)) return null;
  const cells = allSegments(facts).map((segment) =>
    [before, after].map((scope) => figureOf(metric, facts, { ...scope, segment })),
  );
  const denominator = (figure: Figure | undefined): number => figure?.denominator ?? 0;
  const addsUp = [0, 1].every((side) => {
    const sum = cells.map((cell) => denominator(cell[side])).reduce((a, b) => a + b, 0);
    return sum === denominator(wholes[side]);
  });
  if (!addsUp) return null;
  let rate = 0;
  let mix = 0;
  for (const cell of cells) {
    const r0 = cell[0]?.value ?? null;
    const r1 = cell[1]?.value ?? null;
    const w0 = denominator(cell[0]) / denominator(wholes[0]);
    const w1 = denominator(cell[1]) / denominator(wholes[1]);
    if (r0 === null || r1 === null) {
      mix += w1 * (r1 ?? 0) - w0 * (r0 ?? 0);
    } else {
      rate += w0 * (r1 - r0);
      mix += (w1 - w0) * r1;
    }
  }
  return { rate, mix };
}
