import { isMetricId, metricDefinition } from "../metrics/registry.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { Evidence } from "./checklist-item.ts";
import { evidence, unless } from "./checklist-item.ts";
import { firstClosedWeeklyReview } from "./launch.ts";
import { pilotWorkflow } from "./pilot-workflow.ts";
import type { RuleContext } from "./rule-context.ts";

/** A weekly operating review was closed, with a decision or with the verdict that there was none. */
export function reviewEvidence({ state, today, timeZone }: RuleContext): Evidence {
  const closed = firstClosedWeeklyReview(state, timeZone, today);
  return evidence(unless(closed !== null, "no weekly operating review is closed"));
}

/** Exactly one executive DRI stands on the pilot workflow. */
export function driEvidence({ state }: RuleContext): Evidence {
  const workflow = pilotWorkflow(state);
  if (workflow === null) return evidence("the pilot's first workflow is not named");
  return evidence(exactlyOneExecutive(workflow));
}

/** What is wrong with the executive DRI of a workflow, or null if there is exactly one. */
export function exactlyOneExecutive(workflow: RecordOf<"workflow">): string | null {
  const count = new Set(workflow.executiveDri).size;
  if (count === 1) return null;
  return count === 0
    ? `${workflow.name} has no executive DRI`
    : `${workflow.name} has ${count} executive DRIs: exactly one is right`;
}

/** One incident was followed through: to a loop, from there to a change, and the change was validated. */
export function loopEvidence({ state }: RuleContext): Evidence {
  const incidents = recordsOf(state, "incident");
  if (incidents.length === 0) return evidence("no incident is recorded");
  const loopsByKey = new Map(recordsOf(state, "loop").map((loop) => [loop.key, loop]));
  const loops = incidents.flatMap(({ loop }) => {
    const found = loop === undefined ? undefined : loopsByKey.get(loop);
    return found === undefined ? [] : [found];
  });
  if (loops.length === 0) return evidence("no incident is linked to a learning loop");
  const changed = loops.filter((loop) => loop.change !== undefined || loop.deployedAt !== undefined);
  if (changed.length === 0) return evidence("no loop that came from an incident led to a change");
  return evidence(
    unless(
      changed.some(({ validatedAt }) => validatedAt !== undefined),
      "no change that came from an incident is validated",
    ),
  );
}

/**
 * A pricing or packaging decision (category 4, or on a pricing change's domain) is approved, and one of its lenses
 * rests on a metric of pillar 1 or 2, model quality as customers see it, that has data.
 */
export function pricingEvidence({ state, hasFigure }: RuleContext): Evidence {
  const decisions = recordsOf(state, "decision").filter(isPricing);
  if (decisions.length === 0) return evidence("no pricing or packaging decision is recorded");
  const approved = decisions.filter(({ status }) => status === "approved" || status === "executed");
  if (approved.length === 0) return evidence("no pricing or packaging decision is approved");
  const metrics = approved.flatMap(lensMetrics).filter(isModelQuality);
  if (metrics.length === 0) {
    return evidence("no lens of a pricing or packaging decision names a metric of value or trust");
  }
  return evidence(
    unless(
      metrics.some((metric) => hasFigure(metric)),
      `no data for ${metrics.join(", ")}`,
    ),
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
