import { dayOf } from "../calendar/moments.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { Evidence } from "./checklist-item.ts";
import { evidence, unless } from "./checklist-item.ts";
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
  return evidence(
    unless(left <= 0, `${left} more ${left === 1 ? "workflow is" : "workflows are"} to be named`),
    ...workflows.map(exactlyOneExecutive),
    ...workflows.flatMap(({ name }) =>
      (["avd", "trust", "cost"] as const).map((pillar) =>
        unless(hasFigure(HEADLINES[pillar], name), `no data for ${HEADLINES[pillar]} of ${name}`),
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
    ...CHARTER_ROLES.flatMap((role) => {
      const own = charters.filter((charter) => charter.role === role);
      if (own.length === 0) return [`no charter for ${role}`];
      return [
        unless(
          own.some(({ holder }) => holder !== undefined),
          `nobody holds the charter of ${role}`,
        ),
        unless(
          own.some(({ rights }) => rights?.some((id) => recordById(state, "decisionRight", id) !== null)),
          `the charter of ${role} is not linked to a decision right`,
        ),
      ];
    }),
  );
}

/** A forum or approval gate is retired or merged, and was not seen again since. */
export function forumsEvidence({ state, today }: RuleContext): Evidence {
  const forums = recordsOf(state, "forum");
  if (forums.length === 0) return evidence("no forum or approval gate is recorded");
  const reduced = forums.filter(({ decision, retiredOn, mergedInto }) => {
    const retired = dayOf(retiredOn);
    return (retired !== null && retired <= today) || (decision === "merge" && mergedInto !== undefined);
  });
  if (reduced.length === 0) return evidence("no forum or approval gate is retired or merged");
  const gone = reduced.filter(({ retiredOn, seenAgainOn }) => {
    const seen = dayOf(seenAgainOn);
    return seen === null || seen < (dayOf(retiredOn) ?? Number.NEGATIVE_INFINITY) || seen > today;
  });
  return evidence(
    unless(
      gone.length > 0,
      `${reduced.map(({ name }) => `"${name}"`).join(", ")} came back after it was retired`,
    ),
  );
}
