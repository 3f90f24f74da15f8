import { instantOf } from "../calendar/moments.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { changeTitle, isLive } from "./change-state.ts";
import { takenAt } from "./decision-times.ts";
import type { Finding } from "./finding.ts";
import type { FindingsContext } from "./findings.ts";
import { concerns, isTaken, rightState } from "./rights.ts";

/** What is not as the method asks about the changes that went live by now. */
export function changeFindings(context: FindingsContext): readonly Finding[] {
  return recordsOf(context.pilot, "change").flatMap((change) => {
    const at = instantOf(change.at);
    if (!isLive(change) || at === null || at > context.asOfMs) return [];
    return [...decisionFinding(context, change, at), ...guardrailFinding(context, change, at)];
  });
}

/** It carries out a decision that was not taken, or taken later: the three lenses come before execution. */
function decisionFinding(
  { pilot }: FindingsContext,
  change: RecordOf<"change">,
  at: number,
): readonly Finding[] {
  const decision = change.decision === undefined ? null : recordById(pilot, "decision", change.decision);
  if (decision === null) return [];
  const taken = instantOf(takenAt(decision));
  const isCovered = isTaken(decision) && (taken === null || taken <= at);
  const text = `"${changeTitle(change)}" went live before its decision "${decision.title}" was taken`;
  return isCovered ? [] : [{ code: "change before its decision", text, about: change.id }];
}

/**
 * It was made under a guardrail whose right was suspended then, or past its budget. A change that carries out a decision
 * of the same guardrail is the same act, and judged there.
 */
function guardrailFinding(
  { pilot, audit }: FindingsContext,
  change: RecordOf<"change">,
  at: number,
): readonly Finding[] {
  if (change.guardrail === undefined) return [];
  const decision = change.decision === undefined ? null : recordById(pilot, "decision", change.decision);
  const then = audit(change, at);
  const guardrail = recordById(then.pilot, "guardrail", change.guardrail);
  if (guardrail === null) return [];
  const isSameAct = decision !== null && isTaken(decision) && concerns(decision, guardrail);
  if (isSameAct || decision?.override !== undefined) return [];
  const title = changeTitle(change);
  const right = rightState(then.rights(), guardrail);
  if (right.state === "suspended") {
    const text = `"${title}" went live while ${right.domain} was suspended: ${right.reasons.join("; ")}`;
    return [{ code: "change in a suspended domain", text, about: change.id }];
  }
  if (right.budgetPerWeek === null || right.usedThisWeek <= right.budgetPerWeek) return [];
  const text = `"${title}" was number ${right.usedThisWeek} of its week; the budget is ${right.budgetPerWeek}`;
  return [{ code: "change over its budget", text, about: change.id }];
}
