import { dateOfMoment } from "../calendar/moments.ts";
import { isMetricId, metricDefinition } from "../metrics/registry.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { Condition, Evidence } from "./checklist-item.ts";
import { condition, evidence, notYet, unless } from "./checklist-item.ts";
import { firstClosedWeeklyReview } from "./launch.ts";
import { pilotWorkflow } from "./pilot-workflow.ts";
import type { RuleContext } from "./rule-context.ts";

/** A weekly operating review was closed, with a decision or with the verdict that there was none. */
export function reviewEvidence({ state, today, timeZone }: RuleContext): Evidence {
  const closed = firstClosedWeeklyReview(state, timeZone, today);
  return evidence(
    condition(
      "reviews",
      "A weekly operating review was closed, with a decision or with the verdict that there was none",
      unless(closed !== null, "no weekly operating review is closed"),
    ),
  );
}

/** Exactly one executive DRI stands on the pilot workflow. */
export function driEvidence({ state }: RuleContext): Evidence {
  const workflow = pilotWorkflow(state);
  const one = "Exactly one executive DRI stands on it";
  return evidence(
    condition(
      "workflows",
      "The pilot's first workflow is named",
      unless(workflow !== null, "the pilot's first workflow is not named"),
    ),
    workflow === null ? notYet("workflows", one) : condition("workflows", one, exactlyOneExecutive(workflow)),
  );
}

/** What is wrong with the executive DRI of a workflow, or null if there is exactly one. */
export function exactlyOneExecutive(workflow: RecordOf<"workflow">): string | null {
  const count = new Set(workflow.executiveDri).size;
  if (count === 1) return null;
  return count === 0
    ? `${workflow.name} has no executive DRI`
    : `${workflow.name} has ${count} executive DRIs: exactly one is right`;
}

/** One incident was followed through: to a loop, from there to a change, and by today the loop was validated. */
export function loopEvidence({ state, today, timeZone }: RuleContext): Evidence {
  const incidents = recordsOf(state, "incident");
  const loopsByKey = new Map(recordsOf(state, "loop").map((loop) => [loop.key, loop]));
  const loops = incidents.flatMap(({ loop }) => {
    const found = loop === undefined ? undefined : loopsByKey.get(loop);
    return found === undefined ? [] : [found];
  });
  const changed = loops.filter(
    ({ change, deployedAt }) =>
      deployedAt !== undefined || (change !== undefined && recordById(state, "change", change) !== null),
  );
  const isValidated = ({ validatedAt }: RecordOf<"loop">): boolean => {
    const on = dateOfMoment(validatedAt, timeZone);
    return on !== null && on <= today;
  };
  return evidence(
    ...stepByStep("loops", [
      ["An incident is recorded", incidents.length > 0, "no incident is recorded"],
      ["One is linked to a learning loop", loops.length > 0, "no incident is linked to a learning loop"],
      ["A change came from it", changed.length > 0, "no loop that came from an incident led to a change"],
      [
        "That change is validated",
        changed.some(isValidated),
        "no change that came from an incident is validated",
      ],
    ]),
  );
}

/** Conditions that rest on each other: what is missing is said of the first that is not met. */
function stepByStep(
  where: Condition["where"],
  steps: readonly (readonly [words: string, isMet: boolean, missing: string])[],
): readonly Condition[] {
  const first = steps.findIndex(([, isMet]) => !isMet);
  return steps.map(([words, isMet, missing], index) =>
    first !== -1 && index > first ? notYet(where, words) : condition(where, words, unless(isMet, missing)),
  );
}

/**
 * A pricing or packaging decision (category 4, on a domain of pricing, or carried out by a pricing change) is approved,
 * and one of its lenses
 * rests on a metric of pillar 1 or 2, model quality as customers see it, that has data.
 */
export function pricingEvidence({ state, hasFigure }: RuleContext): Evidence {
  const carriedOut = new Set(
    recordsOf(state, "change").flatMap(({ kinds, decision }) =>
      decision !== undefined && kinds?.includes("pricing") === true ? [decision] : [],
    ),
  );
  const decisions = recordsOf(state, "decision").filter(
    (decision) => isPricing(decision) || carriedOut.has(decision.id),
  );
  const approved = decisions.filter(({ status }) => status === "approved" || status === "executed");
  const metrics = approved.flatMap(lensMetrics).filter(isModelQuality);
  return evidence(
    ...stepByStep("decisions", [
      [
        "A pricing or packaging decision is recorded",
        decisions.length > 0,
        "no pricing or packaging decision is recorded",
      ],
      ["It is approved", approved.length > 0, "no pricing or packaging decision is approved"],
      [
        "One of its lenses names a metric of value or trust",
        metrics.length > 0,
        "no lens of a pricing or packaging decision names a metric of value or trust",
      ],
      [
        "That metric has data",
        metrics.some((metric) => hasFigure(metric)),
        `no data for ${metrics.map((id) => metricDefinition(id).name).join(", ")}`,
      ],
    ]),
  );
}

function isPricing({ category, domain }: RecordOf<"decision">): boolean {
  return category === 4 || (domain !== undefined && /pric|packag/i.test(domain));
}

function lensMetrics({ lenses }: RecordOf<"decision">) {
  return [lenses?.outcome, lenses?.reliability, lenses?.revenue]
    .flatMap((lens) => (lens?.metric === undefined ? [] : [lens.metric]))
    .filter(isMetricId);
}

function isModelQuality(metric: ReturnType<typeof lensMetrics>[number]): boolean {
  const { pillar } = metricDefinition(metric);
  return pillar === "avd" || pillar === "trust";
}
