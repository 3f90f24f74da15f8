import type { Pillar } from "../metrics/metric-settings.ts";
import type { MetricId } from "../metrics/registry.ts";
import { isMetricId, metricDefinition } from "../metrics/registry.ts";
import type { RecordOf } from "../records/record-types.ts";
import { pillarProgress, systemValue } from "../statistics/objective.ts";
import { HEADLINES } from "./headlines.ts";
import type { LensName } from "./lenses.ts";
import { LENS_NAMES, LENSES } from "./lenses.ts";
import { metricName } from "./metric-words.ts";
import type { PillarProgress } from "./system-value.ts";

/** What one lens of an option comes to. */
export interface LensPoints {
  readonly metric: MetricId | null;
  /** Expected change in the metric's own unit; null: none is given. */
  readonly change: number | null;
  /** Points of system value; null: it cannot be quantified. */
  readonly points: number | null;
  /** Why it is not quantified, without a full stop; null where it is. */
  readonly why: string | null;
}

/** An option with its net effect on the shared objective. */
export interface OptionEffect {
  readonly option: string;
  readonly lenses: Readonly<Record<LensName, LensPoints>>;
  /** What all lenses together add to the system value; null: no lens is quantified. */
  readonly total: number | null;
  /** The lenses that the sum leaves out, by name. */
  readonly notQuantified: readonly string[];
}

/** What the decision says where it names no option. */
export const ONLY_OPTION = "As proposed";

/**
 * The net effect of each option (brief, G9): the system value with the expected changes less the system value now. A
 * lens is quantified where its metric is the headline of a pillar that has a value, a baseline and a target; what lies
 * beyond baseline or target adds nothing, as in the system value itself. The expected changes of the chosen option
 * stand in the lenses, those of the others in the estimates.
 */
export function optionEffects(
  decision: RecordOf<"decision">,
  pillars: readonly PillarProgress[],
): readonly OptionEffect[] {
  const options = decision.options ?? [];
  const named = options.length === 0 ? [ONLY_OPTION] : options;
  return named.map((option) => optionEffect(decision, option, pillars));
}

/** The expected change of an option in a lens; null: none is given. */
export function expectedChange(
  decision: RecordOf<"decision">,
  option: string,
  lens: LensName,
): number | null {
  const stated = decision.lenses?.[lens]?.expectedChange ?? null;
  const isChosen = (decision.options ?? []).length === 0 || option === decision.chosen;
  if (isChosen) return stated;
  const estimate = decision.estimates?.find((one) => one.option === option && one.lens === lens);
  return estimate?.change ?? null;
}

/** The effect of what is chosen; null: nothing is. */
export function chosenEffect(
  decision: RecordOf<"decision">,
  effects: readonly OptionEffect[],
): OptionEffect | null {
  if ((decision.options ?? []).length === 0) return effects[0] ?? null;
  return effects.find(({ option }) => option === decision.chosen) ?? null;
}

/**
 * Why the choice goes against the sum, without a full stop; null: it does not. It does where the chosen option takes
 * points away, or another one brings more; where nothing is quantified, where the sizes of the lenses add up to less
 * than nothing.
 */
export function againstSum(decision: RecordOf<"decision">, effects: readonly OptionEffect[]): string | null {
  const chosen = chosenEffect(decision, effects);
  if (chosen === null) return null;
  if (chosen.total === null) {
    const sizes = LENSES.reduce((sum, lens) => sum + (decision.lenses?.[lens]?.effect ?? 0), 0);
    return sizes < 0 ? `the three lenses add up to \u2212${-sizes}` : null;
  }
  if (isLess(chosen.total, 0)) return `it takes ${pointWords(-chosen.total)} of system value away`;
  const better = effects
    .filter(
      ({ option, total }) => option !== chosen.option && total !== null && isLess(chosen.total ?? 0, total),
    )
    .toSorted((one, other) => (other.total ?? 0) - (one.total ?? 0))[0];
  return better === undefined
    ? null
    : `"${better.option}" brings ${pointWords((better.total ?? 0) - chosen.total)} more`;
}

function optionEffect(
  decision: RecordOf<"decision">,
  option: string,
  pillars: readonly PillarProgress[],
): OptionEffect {
  const changes = LENSES.map((lens) => ({ lens, ...quantified(decision, option, lens, pillars) }));
  const now = systemValue(pillars);
  const moved = new Map<Pillar, number>();
  for (const { pillar, change } of changes) {
    if (pillar !== null && change !== null) moved.set(pillar, (moved.get(pillar) ?? 0) + change);
  }
  const lenses = Object.fromEntries(
    changes.map(({ lens, metric, change, pillar, why }) => {
      const own = pillar === null || change === null ? null : new Map([[pillar, change]]);
      return [lens, { metric, change, points: own === null ? null : gain(pillars, own, now), why }];
    }),
  ) as Record<LensName, LensPoints>;
  return {
    option,
    lenses,
    total: moved.size === 0 ? null : gain(pillars, moved, now),
    notQuantified: LENSES.filter((lens) => lenses[lens].points === null).map((lens) => LENS_NAMES[lens]),
  };
}

function quantified(
  decision: RecordOf<"decision">,
  option: string,
  lens: LensName,
  pillars: readonly PillarProgress[],
): Omit<LensPoints, "points"> & { readonly pillar: Pillar | null } {
  const named = decision.lenses?.[lens]?.metric;
  if (named === undefined || !isMetricId(named)) {
    return { metric: null, change: null, pillar: null, why: "it names no metric" };
  }
  const change = expectedChange(decision, option, lens);
  const no = (why: string) => ({ metric: named, change, pillar: null, why });
  if (change === null) return no("no change is expected in figures");
  const { pillar } = metricDefinition(named);
  if (HEADLINES[pillar] !== named) return no(`${metricName(named)} is not part of the objective`);
  const part = pillars.find((one) => one.pillar === pillar);
  if (part === undefined || part.progress === null) {
    return no(`${metricName(named)} has no value, baseline or target`);
  }
  return { metric: named, change, pillar, why: null };
}

function gain(
  pillars: readonly PillarProgress[],
  changes: ReadonlyMap<Pillar, number>,
  now: number | null,
): number | null {
  const then = systemValue(
    pillars.map((part) => {
      const change = changes.get(part.pillar);
      if (change === undefined || part.value === null) return part;
      return { ...part, progress: pillarProgress(part.value + change, part.baseline, part.target) };
    }),
  );
  return now === null || then === null ? null : then - now;
}

/** Sums of doubles that differ by rounding alone are the same sum. */
function isLess(one: number, other: number): boolean {
  return other - one > 1e-9;
}

function pointWords(points: number): string {
  return `${points.toFixed(1)} points`;
}
