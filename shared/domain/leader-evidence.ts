import { instantOf } from "../calendar/moments.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { isMetricId } from "../metrics/registry.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { BaselineDifference } from "./baseline-comparison.ts";
import { baselineDifferences } from "./baseline-comparison.ts";
import { baselineInForce } from "./baselines.ts";
import { decisionRegister, type RegisterRow } from "./decision-register.ts";
import { escalationCourses } from "./escalation-course.ts";
import type { Expectation } from "./expectation.ts";
import type { Finding, FindingCode } from "./finding.ts";
import { type IncentiveFlag, incentivePlans, pilotLeaders } from "./incentive-plans.ts";
import { metricOwners, shownMetrics } from "./ownership.ts";
import type { PilotObligation } from "./pilot-obligations.ts";
import type { PilotView } from "./pilot-view.ts";
import { pilotWorkflow, scaleWorkflows } from "./pilot-workflow.ts";

/** An outcome that a leader answers for, and how it stands against the baseline. */
export interface OwnedOutcome {
  readonly metric: string;
  /** Null: there is no baseline, or not enough data on a side. */
  readonly difference: BaselineDifference | null;
}

/** A decision of a leader with what the audit found about it. */
export interface LeaderDecision {
  readonly id: string;
  readonly title: string;
  readonly isWithinRights: boolean;
  readonly breaches: readonly Finding[];
}

/** How many of something happened in time, of how many. */
export interface OfAll {
  readonly count: number;
  readonly total: number;
}

/** What the record shows of one leader, across the domains. There is no score and no rank (brief 1b). */
export interface LeaderEvidence {
  readonly person: string;
  readonly name: string;
  readonly role: string | null;
  /** Workflows on which they are the executive DRI, by name. */
  readonly workflows: readonly string[];
  readonly outcomes: readonly OwnedOutcome[];
  readonly decisions: readonly LeaderDecision[];
  /** Expectations of their decisions that were judged, and those that wait. */
  readonly expectations: readonly Expectation[];
  /** Levels of escalations on which they answered: settled or handed up inside the time / all that ended. */
  readonly escalations: OfAll;
  /** Weekly reviews that they attended / those that recorded whether they did. */
  readonly attendance: OfAll;
  /** Obligations on their metrics that were answered in time / all that came due. */
  readonly obligations: OfAll;
  /** What is wrong with their incentive plan; null: the plans are withheld, or they have none. */
  readonly incentives: {
    readonly sharedShare: number | null;
    readonly flags: readonly IncentiveFlag[];
  } | null;
  /** What the operating partner noted; only where this copy holds it. */
  readonly notes: readonly RecordOf<"assessment">[];
}

/** The findings that say that a decision was not within the rights. */
const RIGHTS_BREACHES: ReadonlySet<FindingCode> = new Set([
  "decision in a suspended domain",
  "decision without the right",
  "decision without its keys",
  "decision outside the matrix",
  "decision over its budget",
  "executed before its lenses",
]);

/** A sheet for each leader of product, technology and revenue, from the record at the moment of `view`. */
export function leaderEvidence(pilot: PilotState, view: PilotView): readonly LeaderEvidence[] {
  const { rows } = decisionRegister({ ...view, pilot }, view.findings);
  const baseline = baselineInForce(pilot);
  const differences = baseline === null ? [] : baselineDifferences(view.figures, baseline, [], view.asOfMs);
  const plans = incentivePlans(pilot);
  return pilotLeaders(pilot).map(({ id, name, role }) => {
    const own = rows.filter((row) => isDecidedBy(pilot, row, id, view.asOfMs));
    const plan = plans.plans.find(({ person }) => person === id);
    return {
      person: id,
      name,
      role: role ?? null,
      workflows: workflowsOf(pilot, id),
      outcomes: outcomesOf(pilot, id, differences),
      decisions: own.map(decisionOf),
      expectations: own.flatMap(({ expectations }) => expectations),
      escalations: escalationsOf(pilot, id, view.asOfMs),
      attendance: attendanceOf(pilot, id, view.asOfMs),
      obligations: obligationsOf(view.obligations, id),
      incentives:
        plans.isWithheld || plan === undefined || plan.rows.length === 0
          ? null
          : { sharedShare: plan.sharedShare, flags: plan.flags },
      notes: recordsOf(pilot, "assessment").filter(
        ({ person, withheld }) => withheld.length === 0 && person === id,
      ),
    };
  });
}

function isDecidedBy(pilot: PilotState, row: RegisterRow, person: string, asOfMs: number): boolean {
  const decision = recordsOf(pilot, "decision").find(({ id }) => id === row.id);
  const at = instantOf(decision?.decidedAt ?? decision?.executedAt);
  return decision?.decidedBy === person && at !== null && at <= asOfMs;
}

function decisionOf({ id, title, findings }: RegisterRow): LeaderDecision {
  const breaches = findings.filter(({ code }) => RIGHTS_BREACHES.has(code));
  return { id, title, isWithinRights: breaches.length === 0, breaches };
}

function workflowsOf(pilot: PilotState, person: string): readonly string[] {
  const first = pilotWorkflow(pilot);
  return [...(first === null ? [] : [first]), ...scaleWorkflows(pilot)]
    .filter(({ executiveDri }) => executiveDri?.includes(person) === true)
    .map(({ name }) => name);
}

function outcomesOf(
  pilot: PilotState,
  person: string,
  differences: readonly BaselineDifference[],
): readonly OwnedOutcome[] {
  const owned = recordsOf(pilot, "metricOwnership")
    .filter(({ owner }) => owner === person)
    .map(({ metric }) => metric);
  const shown = shownMetrics(pilot).filter((metric) => metricOwners(pilot, metric).has(person));
  return [...new Set([...shown, ...owned])].filter(isMetricId).map((metric) => ({
    metric,
    difference:
      differences.find((one) => one.metric === metric && one.workflow === "*" && one.segment === "*") ?? null,
  }));
}

function escalationsOf(pilot: PilotState, person: string, asOfMs: number): OfAll {
  const ended = escalationCourses(pilot, asOfMs).flatMap(({ stays }) =>
    stays.filter(({ who, end }) => who.includes(person) && end !== "running"),
  );
  return { count: ended.filter(({ end }) => end !== "ran out").length, total: ended.length };
}

function attendanceOf(pilot: PilotState, person: string, asOfMs: number): OfAll {
  const recorded = recordsOf(pilot, "review")
    .filter(({ kind, closedAt }) => {
      const at = instantOf(closedAt);
      return kind === "weekly" && at !== null && at <= asOfMs;
    })
    .flatMap(({ attendance }) => attendance?.find((one) => one.person === person) ?? []);
  return { count: recorded.filter(({ present }) => present).length, total: recorded.length };
}

function obligationsOf(obligations: readonly PilotObligation[], person: string): OfAll {
  const due = obligations.filter(
    ({ owner, state }) =>
      owner === person && (state === "obeyed" || state === "overruled" || state === "expired"),
  );
  return { count: due.filter(({ state }) => state !== "expired").length, total: due.length };
}
