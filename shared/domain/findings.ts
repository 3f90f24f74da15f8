import type { EpochDay } from "../calendar/calendar-date.ts";
import { dayOf } from "../calendar/moments.ts";
import { verifyMatrix } from "../journal/matrix-digest.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { verifySnapshot } from "../journal/snapshot-digest.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { sealedBaselines } from "./baselines.ts";
import { changeFindings } from "./change-findings.ts";
import type { ItemState } from "./checklist-item.ts";
import { byUrgency, isSettled } from "./checklist-item.ts";
import type { DecisionAudit } from "./decision-audit.ts";
import { decisionFindings } from "./decision-findings.ts";
import { escalationClocks } from "./escalation-clock.ts";
import { ambiguousOwners } from "./evidence-p1.ts";
import { exactlyOneExecutive } from "./evidence-p2.ts";
import type { Finding } from "./finding.ts";
import { finding } from "./finding.ts";
import { localGreenMonths, localGreenSentence } from "./local-green.ts";
import { metricName } from "./metric-words.ts";
import { organisationFindings } from "./organisation-findings.ts";
import { currentTerms } from "./ownership.ts";
import { LAST_BASELINE_DAY } from "./pilot-calendar.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import { pilotWorkflow, scaleWorkflows } from "./pilot-workflow.ts";
import { reviewFindings } from "./review-findings.ts";
import { draftMatrices } from "./rights-versions.ts";
import { liveThresholds } from "./threshold-terms.ts";
import type { TitleGate } from "./title-gate.ts";
import { titleLock } from "./title-gate.ts";

/** What findings are computed from; `audit` gives what the rights at the time of a decision are computed from. */
export interface FindingsContext {
  readonly pilot: PilotState;
  readonly figures: PilotFigures;
  readonly asOfMs: number;
  readonly items: readonly ItemState[];
  /** Day of the pilot; null for a target. */
  readonly day: number | null;
  readonly audit: DecisionAudit;
  readonly titleGate: TitleGate;
  /** The baseline in force; null: none is sealed. */
  readonly baseline: RecordOf<"snapshot"> | null;
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
    ...escalationFindings(context),
    ...shadowFindings(context),
    ...organisationFindings(context.pilot, context.today),
    ...localGreenFindings(context),
    ...titleFindings(context),
    ...reviewFindings(context.pilot, context.today),
    ...baselineFindings(context),
    ...matrixFindings(context),
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
  // A draft is checked where it is written; before it is published it gives nobody a right.
  const drafts = new Set(draftMatrices(pilot).map(({ id }) => id));
  const rows = recordsOf(pilot, "decisionRight").filter(({ matrix }) => !drafts.has(matrix ?? ""));
  const byMatrix = Map.groupBy(rows, ({ matrix }) => matrix ?? "");
  const ambiguous = [...byMatrix.values()].flatMap((matrix) => ambiguousOwners(matrix));
  return [
    ...[...new Set(ambiguous)].map((type) =>
      finding("ambiguous right", `"${type}" does not have exactly one accountable owner`, null),
    ),
    ...liveThresholds(pilot)
      .filter((threshold) => currentTerms(threshold)?.action === undefined)
      .map(({ id, metric }) =>
        finding(
          "threshold without action",
          `the threshold on ${metricName(metric)} has no pre-committed action`,
          id,
        ),
      ),
  ];
}

/** An escalation whose last level ran out, until somebody says what was done. */
function escalationFindings({ pilot, asOfMs }: FindingsContext): readonly Finding[] {
  return escalationClocks(pilot, asOfMs)
    .filter(({ isOut }) => isOut)
    .map(({ id, title, defaultOutcome }) =>
      finding(
        "escalation ran out",
        `"${title}" ran out of time: ${defaultOutcome === null ? "it has no default outcome" : `the default holds: ${defaultOutcome}`}`,
        id,
      ),
    );
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

/** The last month in which every function was on target while system value fell, where it is the last one known. */
function localGreenFindings({ pilot, figures, baseline, asOfMs }: FindingsContext): readonly Finding[] {
  const last = localGreenMonths(pilot, figures, baseline, asOfMs).at(-1);
  return last?.isLocalGreenSystemRed === true
    ? [finding("local green, system red", localGreenSentence(last), null)]
    : [];
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

/** A published matrix that is no longer what was sealed. */
function matrixFindings({ pilot }: FindingsContext): readonly Finding[] {
  return recordsOf(pilot, "rightsMatrix").flatMap(({ id }) => {
    const record = pilot.records.get(id);
    const problem = record === undefined ? null : verifyMatrix(record);
    return problem === null ? [] : [finding("matrix broken", problem.message, id)];
  });
}
