import { dayOf } from "../calendar/moments.ts";
import { metricDefinition } from "../metrics/registry.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { Evidence } from "./checklist-item.ts";
import { condition, evidence, notYet, unless } from "./checklist-item.ts";
import { exactlyOneExecutive } from "./evidence-p2.ts";
import { HEADLINES } from "./headlines.ts";
import { scaleWorkflows } from "./pilot-workflow.ts";
import type { RuleContext } from "./rule-context.ts";

/** How many workflows are added to the first one in phase 4. */
export const SCALE_WORKFLOWS = 2;

/** Two more workflows, each governed (exactly one executive DRI) and measured (the headlines of pillars 1–3 have data). */
export function replicateEvidence({ state, hasFigure }: RuleContext): Evidence {
  const workflows = scaleWorkflows(state);
  const left = SCALE_WORKFLOWS - workflows.length;
  const one = "Exactly one executive DRI stands on each of them";
  const values = "Value, trust and cost have data for each of them";
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
  );
}

/** The two roles whose charters the method expands. */
export const CHARTER_ROLES = ["AI Product Ops", "Revenue Engineering"] as const;

/** A charter for each of the two roles, held by somebody and linked to a decision right that exists. */
export function chartersEvidence({ state }: RuleContext): Evidence {
  const charters = recordsOf(state, "charter");
  return evidence(
    ...CHARTER_ROLES.map((role) => {
      const words = `The charter of ${role} has a holder and a decision right`;
      const own = charters.filter((charter) => charter.role === role);
      if (own.length === 0) return condition("charters", words, `no charter for ${role}`);
      return condition(
        "charters",
        words,
        unless(
          own.some(({ holder }) => holder !== undefined),
          `nobody holds the charter of ${role}`,
        ),
        unless(
          own.some(({ rights }) => rights?.some((id) => recordById(state, "decisionRight", id) !== null)),
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
  const reduced = forums.filter(({ decision, retiredOn, mergedInto }) => {
    const retired = dayOf(retiredOn);
    return (retired !== null && retired <= today) || (decision === "merge" && mergedInto !== undefined);
  });
  if (reduced.length === 0) {
    return evidence(
      condition("forums", words[0]),
      condition("forums", words[1], "no forum or approval gate is retired or merged"),
      notYet("forums", words[2]),
    );
  }
  const gone = reduced.filter(({ retiredOn, seenAgainOn }) => {
    const seen = dayOf(seenAgainOn);
    return seen === null || seen < (dayOf(retiredOn) ?? Number.NEGATIVE_INFINITY) || seen > today;
  });
  const names = reduced.map(({ name }) => `"${name}"`).join(", ");
  return evidence(
    condition("forums", words[0]),
    condition("forums", words[1]),
    condition("forums", words[2], unless(gone.length > 0, `${names} came back after it was retired`)),
  );
}
