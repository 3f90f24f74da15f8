import { HEADLINES } from "../../../shared/domain/headlines.ts";
import type { PassingVerdict } from "../../../shared/domain/pass-criteria.ts";
import { PILLARS, type Pillar } from "../../../shared/metrics/metric-settings.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { numberFault, numberText, typedNumber, typedShare } from "../../components/typed-number.ts";

/** What counts as a pass of one pillar while it is typed; the target of a rate is in per cent. */
export interface CriterionDraft {
  readonly target: string;
  readonly verdict: PassingVerdict | "not judged";
}
export type CriteriaDraft = Readonly<Record<Pillar, CriterionDraft>>;

/** The first proposal: the targets of the objective. */
export function criteriaFrom(targetOf: (pillar: Pillar) => number | null): CriteriaDraft {
  const of = (pillar: Pillar): CriterionDraft => {
    const target = targetOf(pillar);
    return {
      target: numberText(target, isRate(pillar) ? 100 : 1),
      verdict: target === null ? "not judged" : "improved",
    };
  };
  return { avd: of("avd"), trust: of("trust"), cost: of("cost"), revenue: of("revenue"), loop: of("loop") };
}

/** Another target. Whoever types one means it to be judged. */
export function withTarget({ verdict }: CriterionDraft, target: string): CriterionDraft {
  return { target, verdict: verdict === "not judged" && target.trim() !== "" ? "improved" : verdict };
}

/** Why a target is none, as a sentence without a full stop; null: it is one, or there is none. */
export function targetFault({ target }: CriterionDraft): string | null {
  return target.trim() === "" ? null : numberFault(target);
}

/** The criteria as sealing takes them. */
export function criteriaInput(criteria: CriteriaDraft): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    PILLARS.flatMap((pillar) => {
      const { target, verdict } = criteria[pillar];
      if (verdict === "not judged") return [];
      const value = isRate(pillar) ? typedShare(target) : typedNumber(target);
      return [[pillar, { verdict, ...(value === null ? {} : { target: value }) }]];
    }),
  );
}

function isRate(pillar: Pillar): boolean {
  return metricDefinition(HEADLINES[pillar]).unit === "rate";
}
