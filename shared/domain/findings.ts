import type { EpochDay } from "../calendar/calendar-date.ts";
import { dayOf, instantOf } from "../calendar/moments.ts";
import { verifySnapshot } from "../journal/snapshot-digest.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { sealedBaselines } from "./baselines.ts";
import { changeFindings } from "./change-findings.ts";
import type { ItemState } from "./checklist-item.ts";
import { byUrgency, isSettled } from "./checklist-item.ts";
import type { DecisionAudit } from "./decision-audit.ts";
import { ambiguousOwners } from "./evidence-p1.ts";
import { exactlyOneExecutive } from "./evidence-p2.ts";
import { currentTerms } from "./ownership.ts";
import { LAST_BASELINE_DAY } from "./pilot-calendar.ts";
import { pilotWorkflow, scaleWorkflows } from "./pilot-workflow.ts";
import type { RightsContext } from "./rights.ts";
import { concerns, isTaken, rightState, takenAt } from "./rights.ts";
import { liveThresholds } from "./threshold-terms.ts";
import type { TitleGate } from "./title-gate.ts";
import { titleLock } from "./title-gate.ts";

/** The stable names of what the app points out by itself. */
export type FindingCode =
  | "late item"
  | "item without DRI"
  | "executive DRI"
  | "several DRIs"
  | "ambiguous right"
  | "threshold without action"
  | "decision in a suspended domain"
  | "decision without the right"
  | "decision over its budget"
  | "executed before its lenses"
  | "change before its decision"
  | "change in a suspended domain"
  | "change over its budget"
  | "shadow metric"
  | "title change before its gate"
  | "baseline not sealed"
  | "baseline sealed late"
  | "baseline broken";

/** Something that is not as the method asks. */
export interface Finding {
  readonly code: FindingCode;
  /** One sentence without a full stop. */
  readonly text: string;
  /** Id of the record that it is about, or null. */
  readonly about: string | null;
}

/** What findings are computed from; `audit` gives what the rights at the time of a decision are computed from. */
export interface FindingsContext extends RightsContext {
  readonly items: readonly ItemState[];
  /** Day of the pilot; null for a target. */
  readonly day: number | null;
  readonly audit: DecisionAudit;
  readonly titleGate: TitleGate;
  /** The date of `asOf` in the pilot's zone. */
  readonly today: EpochDay;
}

/** All findings: late items and items without a DRI first. */
export function findings(context: FindingsContext): readonly Finding[] {
  return [
    ...itemFindings(context),
    ...decisionFindings(context),
    ...changeFindings(context),
    ...workflowFindings(context),
    ...rightFindings(context),
    ...shadowFindings(context),
    ...titleFindings(context),
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
      // A target has no plan yet: its items wait for a start date, not for a DRI.
      .filter((item) => item.dri === null && item.due !== null && !isSettled(item))
      .map((item) => finding("item without DRI", `${item.title} has no DRI`, item.id)),
  ];
}

function workflowFindings({ pilot }: FindingsContext): readonly Finding[] {
  const first = pilotWorkflow(pilot);
  const workflows = [...(first === null ? [] : [first]), ...scaleWorkflows(pilot)];
  return workflows.flatMap((workflow) => {
    const problem = exactlyOneExecutive(workflow);
    const { id, name } = workflow;
    const count = new Set(workflow.dri).size;
    return [
      ...(problem === null ? [] : [finding("executive DRI", problem, id)]),
      ...(count > 1 ? [finding("several DRIs", `${name} has ${count} DRIs: exactly one is right`, id)] : []),
    ];
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
    ...liveThresholds(pilot)
      .filter((threshold) => currentTerms(threshold)?.action === undefined)
      .map(({ id, metric }) =>
        finding("threshold without action", `the threshold on ${metric} has no pre-committed action`, id),
      ),
  ];
}

/** A shadow metric in somebody's incentive plan, or one that is still there after the date it was to be gone by. */
function shadowFindings({ pilot, today }: FindingsContext): readonly Finding[] {
  const plans = recordsOf(pilot, "incentive").filter(({ withheld }) => withheld.length === 0);
  return recordsOf(pilot, "shadowMetric")
    .filter(({ withheld }) => withheld.length === 0)
    .flatMap(({ id, name, by }) => {
      const due = dayOf(by);
      const isPaid = plans.some(({ shadowMetric, metric }) => shadowMetric === id || metric === name);
      return [
        ...(isPaid
          ? [finding("shadow metric", `the shadow metric "${name}" is in an incentive plan`, id)]
          : []),
        ...(due !== null && due < today
          ? [finding("shadow metric", `the shadow metric "${name}" is past its date`, id)]
          : []),
      ];
    });
}

function titleFindings({ pilot, titleGate }: FindingsContext): readonly Finding[] {
  return recordsOf(pilot, "titleChange")
    .filter(
      ({ withheld, overrideReason }) =>
        withheld.length === 0 && titleLock(titleGate, overrideReason) !== null,
    )
    .map(({ id, to }) =>
      finding(
        "title change before its gate",
        `the change to "${to}" is recorded while titles are locked`,
        id,
      ),
    );
}

function baselineFindings({ pilot, day }: FindingsContext): readonly Finding[] {
  const [first] = sealedBaselines(pilot);
  if (first === undefined) {
    const daysLate = (day ?? 0) - LAST_BASELINE_DAY;
    return daysLate > 0
      ? [
          finding(
            "baseline not sealed",
            `no baseline is sealed, ${daysLate} ${daysLate === 1 ? "day" : "days"} after Day 30`,
            null,
          ),
        ]
      : [];
  }
  return sealedBaselines(pilot).flatMap(({ id, date, late }) => {
    const record = pilot.records.get(id);
    const isBroken = record !== undefined && verifySnapshot(record) !== null;
    return [
      ...(isBroken ? [finding("baseline broken", `the baseline of ${date} differs from its seal`, id)] : []),
      ...(late === true && id === first.id
        ? [finding("baseline sealed late", `the baseline of ${date} was sealed for a date after Day 30`, id)]
        : []),
    ];
  });
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

/** A decision is judged by the rights as it could know them, at its recorded time. */
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
  if (!recordsOf(pilot, "guardrail").some((guardrail) => concerns(decision, guardrail))) return found;
  const then = context.audit(decision, at);
  for (const guardrail of recordsOf(then.pilot, "guardrail")) {
    if (!concerns(decision, guardrail)) continue;
    const { holder, domain } = guardrail;
    if (rightRow === null && decidedBy !== undefined && holder !== undefined && !holder.includes(decidedBy)) {
      const text = `"${title}" was decided by someone who does not hold ${domain}`;
      found.push(finding("decision without the right", text, id));
    }
    const right = rightState(then, guardrail);
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
