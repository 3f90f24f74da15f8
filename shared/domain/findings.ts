import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { sealedBaselines } from "./baselines.ts";
import type { ItemState } from "./checklist-item.ts";
import { byUrgency, isSettled } from "./checklist-item.ts";
import { ambiguousOwners } from "./evidence-p1.ts";
import { exactlyOneExecutive } from "./evidence-p2.ts";
import { instantOf } from "./moments.ts";
import { currentTerms } from "./ownership.ts";
import { LAST_BASELINE_DAY } from "./pilot-calendar.ts";
import { pilotWorkflow, scaleWorkflows } from "./pilot-workflow.ts";
import type { RightsContext } from "./rights.ts";
import { concerns, isTaken, rightState, takenAt } from "./rights.ts";

/** The stable names of what the app points out by itself. */
export type FindingCode =
  | "late item"
  | "item without DRI"
  | "executive DRI"
  | "ambiguous right"
  | "threshold without action"
  | "decision in a suspended domain"
  | "decision without the right"
  | "decision over its budget"
  | "executed before its lenses"
  | "baseline not sealed"
  | "baseline sealed late";

/** Something that is not as the method asks. */
export interface Finding {
  readonly code: FindingCode;
  /** One sentence without a full stop. */
  readonly text: string;
  /** Id of the record that it is about, or null. */
  readonly about: string | null;
}

/** What findings are computed from; `rightsAt` gives what rights are computed from at another moment. */
export interface FindingsContext extends RightsContext {
  readonly items: readonly ItemState[];
  /** Day of the pilot; null for a target. */
  readonly day: number | null;
  readonly rightsAt: (asOfMs: number) => RightsContext;
}

/** All findings: late items and items without a DRI first. */
export function findings(context: FindingsContext): readonly Finding[] {
  return [
    ...itemFindings(context),
    ...decisionFindings(context),
    ...workflowFindings(context),
    ...rightFindings(context),
    ...baselineFindings(context),
  ];
}

function itemFindings({ items }: FindingsContext): readonly Finding[] {
  const urgent = byUrgency(items);
  return [
    ...urgent
      .filter(({ late }) => late)
      .map((item) => finding("late item", `${item.title} is late`, item.id)),
    ...urgent
      .filter((item) => item.dri === null && !isSettled(item))
      .map((item) => finding("item without DRI", `${item.title} has no DRI`, item.id)),
  ];
}

function workflowFindings({ pilot }: FindingsContext): readonly Finding[] {
  const first = pilotWorkflow(pilot);
  const workflows = [...(first === null ? [] : [first]), ...scaleWorkflows(pilot)];
  return workflows.flatMap((workflow) => {
    const problem = exactlyOneExecutive(workflow);
    return problem === null ? [] : [finding("executive DRI", problem, workflow.id)];
  });
}

function rightFindings({ pilot }: FindingsContext): readonly Finding[] {
  const rows = recordsOf(pilot, "decisionRight");
  const byMatrix = Map.groupBy(rows, ({ matrix }) => matrix ?? "");
  const ambiguous = [...byMatrix.values()].flatMap((matrix) => ambiguousOwners(matrix));
  return [
    ...[...new Set(ambiguous)].map((type) =>
      finding("ambiguous right", `"${type}" does not have exactly one accountable owner`, null),
    ),
    ...recordsOf(pilot, "threshold")
      .filter((threshold) => currentTerms(threshold)?.action === undefined)
      .map(({ id, metric }) =>
        finding("threshold without action", `the threshold on ${metric} has no pre-committed action`, id),
      ),
  ];
}

function baselineFindings({ pilot, day }: FindingsContext): readonly Finding[] {
  const [first] = sealedBaselines(pilot);
  if (first === undefined) {
    const daysLate = (day ?? 0) - LAST_BASELINE_DAY;
    return daysLate > 0
      ? [finding("baseline not sealed", `no baseline is sealed, ${daysLate} days after Day 30`, null)]
      : [];
  }
  return first.late === true
    ? [
        finding(
          "baseline sealed late",
          `the baseline of ${first.date} was sealed for a date after Day 30`,
          first.id,
        ),
      ]
    : [];
}

function decisionFindings(context: FindingsContext): readonly Finding[] {
  return recordsOf(context.pilot, "decision").flatMap((decision) => [
    ...lensFindings(decision),
    ...authorityFindings(context, decision),
  ]);
}

/** Carried out although a lens is empty, or before the decision with its lenses was taken. */
function lensFindings(decision: RecordOf<"decision">): readonly Finding[] {
  const { id, title, lenses, status } = decision;
  const executedAt = instantOf(decision.executedAt);
  if (executedAt === null && status !== "executed") return [];
  const decidedAt = instantOf(decision.decidedAt);
  const isWhole =
    lenses?.outcome !== undefined && lenses.reliability !== undefined && lenses.revenue !== undefined;
  const isEarly = executedAt !== null && (decidedAt === null || executedAt < decidedAt);
  return isWhole && !isEarly
    ? []
    : [finding("executed before its lenses", `"${title}" was carried out before its three lenses`, id)];
}

/** An audit judges a decision by the rights at its recorded time (metrics.md, "Thresholds"). */
function authorityFindings(context: FindingsContext, decision: RecordOf<"decision">): readonly Finding[] {
  const { pilot, asOfMs } = context;
  const at = instantOf(takenAt(decision));
  if (!isTaken(decision) || at === null || at > asOfMs || decision.override !== undefined) return [];
  const found: Finding[] = [];
  const rightRow = decision.right === undefined ? null : recordById(pilot, "decisionRight", decision.right);
  const { decidedBy, id, title } = decision;
  if (rightRow !== null && decidedBy !== undefined) {
    const mayDecide = rightRow.accountable === decidedBy || rightRow.delegates?.includes(decidedBy) === true;
    if (!mayDecide) {
      found.push(
        finding("decision without the right", `"${title}" was decided by someone without the right`, id),
      );
    }
  }
  for (const guardrail of recordsOf(pilot, "guardrail")) {
    if (!concerns(decision, guardrail)) continue;
    const right = rightState(context.rightsAt(at), guardrail);
    if (right.state === "suspended") {
      const text = `"${title}" was decided while ${right.domain} was suspended: ${right.reasons.join("; ")}`;
      found.push(finding("decision in a suspended domain", text, id));
    } else if (right.budgetPerWeek !== null && right.usedThisWeek > right.budgetPerWeek) {
      const text = `"${title}" was number ${right.usedThisWeek} of its week; the budget is ${right.budgetPerWeek}`;
      found.push(finding("decision over its budget", text, id));
    }
  }
  return found;
}

function finding(code: FindingCode, text: string, about: string | null): Finding {
  return { code, text, about };
}
