import { HEADLINES } from "../../../shared/domain/headlines.ts";
import type { PillarProgress } from "../../../shared/domain/system-value.ts";
import { type Objective, PILLARS, type Pillar } from "../../../shared/metrics/metric-settings.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { pillarProgress, systemValue } from "../../../shared/statistics/objective.ts";
import {
  boundFault,
  numberFault,
  numberText,
  typedNumber,
  typedShare,
} from "../../components/typed-number.ts";

/** One pillar of the objective while it is typed; rates in per cent. */
export interface PillarDraft {
  readonly weight: string;
  readonly baseline: string;
  readonly target: string;
}
export type ObjectiveDraft = Readonly<Record<Pillar, PillarDraft>>;

/** What a draft comes to. */
export interface DraftResult {
  readonly totalWeight: number | null;
  /** With the figures of today; null: no pillar has all it takes. */
  readonly systemValue: number | null;
  readonly progress: Readonly<Record<Pillar, number | null>>;
  /** Why it cannot be stored, a sentence each without a full stop. */
  readonly faults: readonly string[];
  /** What is odd about a pillar but can be stored. */
  readonly doubts: Readonly<Partial<Record<Pillar, string>>>;
}

/** Weights typed as decimals may miss 1 by a rounding of doubles. */
const NEAR = 1e-9;

export function draftOf(objective: Objective): ObjectiveDraft {
  return fromPillars((pillar) => ({
    weight: numberText(objective[pillar].weight),
    baseline: numberText(objective[pillar].baseline, isRate(pillar) ? 100 : 1),
    target: numberText(objective[pillar].target, isRate(pillar) ? 100 : 1),
  }));
}

/** The objective as `pilot.set` takes it; empty fields are unset. */
export function objectiveInput(draft: ObjectiveDraft): Readonly<Record<string, unknown>> {
  return fromPillars((pillar) => ({
    weight: typedNumber(draft[pillar].weight),
    baseline: valueOf(pillar, draft[pillar].baseline),
    target: valueOf(pillar, draft[pillar].target),
  }));
}

/** The weights made to add up to 1, in their proportions, with two decimals; the rest goes to the largest. */
export function withWholeWeights(draft: ObjectiveDraft): ObjectiveDraft {
  const weights = fromPillars((pillar) => Math.max(0, typedNumber(draft[pillar].weight) ?? 0));
  const total = PILLARS.reduce((sum, pillar) => sum + weights[pillar], 0);
  const hundredths = fromPillars((pillar) =>
    total === 0 ? 20 : Math.round((weights[pillar] / total) * 100),
  );
  const rest = 100 - PILLARS.reduce((sum, pillar) => sum + hundredths[pillar], 0);
  const largest = PILLARS.reduce((most, pillar) => (hundredths[pillar] > hundredths[most] ? pillar : most));
  return fromPillars((pillar) => ({
    ...draft[pillar],
    weight: numberText((hundredths[pillar] + (pillar === largest ? rest : 0)) / 100),
  }));
}

/** What the draft comes to with the figures of today. A baseline that is left empty is the sealed one. */
export function judgeDraft(draft: ObjectiveDraft, now: readonly PillarProgress[]): DraftResult {
  const faults: string[] = [];
  const doubts: Partial<Record<Pillar, string>> = {};
  const parts = PILLARS.map((pillar) => {
    const { weight, baseline, target } = draft[pillar];
    const name = metricDefinition(HEADLINES[pillar]).name;
    const share = typedNumber(weight);
    const wrong = boundFault(weight, { most: 1, words: "it is not from 0 to 1" });
    if (wrong !== null) faults.push(`the weight of ${name}: ${wrong}`);
    for (const [what, text] of [
      ["baseline", baseline],
      ["target", target],
    ] as const) {
      if (text.trim() !== "" && valueOf(pillar, text) === null)
        faults.push(`the ${what} of ${name}: ${numberFault(text) ?? "it is not a number"}`);
    }
    const facts = now.find((one) => one.pillar === pillar);
    const from = valueOf(pillar, baseline);
    const to = valueOf(pillar, target);
    const doubt = doubtOf(pillar, from, to);
    if (doubt !== null) doubts[pillar] = doubt;
    // Only where nothing is stated does the sealed figure stand in, as everywhere.
    const sealed = facts !== undefined && baseline.trim() === "" ? facts.baseline : null;
    return {
      pillar,
      weight: share ?? 0,
      progress: pillarProgress(facts?.value ?? null, from ?? sealed, to),
    };
  });
  const isKnown = parts.every(({ pillar }) => typedNumber(draft[pillar].weight) !== null);
  const total = isKnown ? parts.reduce((sum, { weight }) => sum + weight, 0) : null;
  if (total !== null && Math.abs(total - 1) > NEAR) {
    const off = total - 1;
    faults.push(
      `the weights add up to ${numberText(total)}: ${off > 0 ? `take ${numberText(off)} away` : `give ${numberText(-off)} more`}`,
    );
  }
  return {
    totalWeight: total,
    systemValue: systemValue(parts),
    progress: fromPillars((pillar) => parts.find((part) => part.pillar === pillar)?.progress ?? null),
    faults,
    doubts,
  };
}

function doubtOf(pillar: Pillar, from: number | null, to: number | null): string | null {
  if (from === null || to === null) return null;
  if (from === to) return "the target is the baseline: it counts as no data";
  const { direction } = metricDefinition(HEADLINES[pillar]);
  const isWorse = direction === "down" ? to > from : to < from;
  return isWorse ? `${direction === "down" ? "lower" : "higher"} is better, and the target is worse` : null;
}

function valueOf(pillar: Pillar, text: string): number | null {
  return isRate(pillar) ? typedShare(text) : typedNumber(text);
}

function isRate(pillar: Pillar): boolean {
  return metricDefinition(HEADLINES[pillar]).unit === "rate";
}

function fromPillars<Value>(make: (pillar: Pillar) => Value): Readonly<Record<Pillar, Value>> {
  return {
    avd: make("avd"),
    trust: make("trust"),
    cost: make("cost"),
    revenue: make("revenue"),
    loop: make("loop"),
  };
}
