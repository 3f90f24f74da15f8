import { metricDefinition } from "../metrics/registry.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import { charterInForce } from "./charter-versions.ts";
import type { Evidence } from "./checklist-item.ts";
import { condition, evidence, notYet, unless } from "./checklist-item.ts";
import { exactlyOneExecutive } from "./evidence-p2.ts";
import { cameBack, hasGone } from "./forum-register.ts";
import { HEADLINES } from "./headlines.ts";
import { scaleWorkflows } from "./pilot-workflow.ts";
import type { RuleContext } from "./rule-context.ts";
import { workflowBaseline } from "./workflow-baseline.ts";

/** How many workflows are added to the first one in phase 4. */
export const SCALE_WORKFLOWS = 2;

/**
 * Two more workflows, each governed (exactly one executive DRI), measured (the headlines of pillars 1–3 have data) and with
 * a sealed baseline of its own: none is inherited.
 */
export function replicateEvidence({ state, hasFigure }: RuleContext): Evidence {
  const workflows = scaleWorkflows(state);
  const left = SCALE_WORKFLOWS - workflows.length;
  const one = "Exactly one executive DRI stands on each of them";
  const values = "Value, trust and cost have data for each of them";
  const own = "Each of them has a baseline of its own";
  return evidence(
    condition(
      "workflows",
      "Two more workflows are named",
      unless(left <= 0, `${left} more ${left === 1 ? "workflow is" : "workflows are"} to be named`),
    ),
    workflows.length === 0
      ? notYet("workflows", one)
      : condition("workflows", one, ...workflows.map(exactlyOneExecutive)),
    workflows.length === 0
      ? notYet("data", values)
      : condition(
          "data",
          values,
          ...workflows.flatMap(({ name }) =>
            (["avd", "trust", "cost"] as const).map((pillar) =>
              unless(
                hasFigure(HEADLINES[pillar], name),
                `no data for ${metricDefinition(HEADLINES[pillar]).name} of ${name}`,
              ),
            ),
          ),
        ),
    workflows.length === 0
      ? notYet("workflows", own)
      : condition(
          "workflows",
          own,
          ...workflows.map((workflow) =>
            unless(workflowBaseline(state, workflow) !== null, `${workflow.name} has no baseline of its own`),
          ),
        ),
  );
}

/** The two roles whose charters the method expands. */
export const CHARTER_ROLES = ["AI Product Ops", "Revenue Engineering"] as const;

/** A charter for each of the two roles, held by somebody and linked to a decision right that exists. */
export function chartersEvidence({ state, today }: RuleContext): Evidence {
  return evidence(
    ...CHARTER_ROLES.map((role) => {
      const words = `The charter of ${role} has a holder and a decision right`;
      const charter = charterInForce(state, role, today);
      if (charter === null) return condition("charters", words, `no charter for ${role}`);
      return condition(
        "charters",
        words,
        unless(charter.holder !== undefined, `nobody holds the charter of ${role}`),
        unless(
          charter.rights?.some((id) => recordById(state, "decisionRight", id) !== null) === true,
          `the charter of ${role} is not linked to a decision right`,
        ),
      );
    }),
  );
}

/** A forum or approval gate is retired or merged, and was not seen again since. */
export function forumsEvidence({ state, today }: RuleContext): Evidence {
  const forums = recordsOf(state, "forum");
  const words = [
    "The forums and approval gates are recorded",
    "One of them is retired or merged",
    "It did not come back",
  ] as const;
  if (forums.length === 0) {
    return evidence(
      condition("forums", words[0], "no forum or approval gate is recorded"),
      notYet("forums", words[1]),
      notYet("forums", words[2]),
    );
  }
  const reduced = forums.filter((forum) => hasGone(forum, today));
  if (reduced.length === 0) {
    return evidence(
      condition("forums", words[0]),
      condition("forums", words[1], "no forum or approval gate is retired or merged"),
      notYet("forums", words[2]),
    );
  }
  const gone = reduced.filter((forum) => cameBack(state, forum, today) === null);
  const names = reduced.map(({ name }) => `"${name}"`).join(", ");
  return evidence(
    condition("forums", words[0]),
    condition("forums", words[1]),
    condition("forums", words[2], unless(gone.length > 0, `${names} came back after it was retired`)),
  );
}
