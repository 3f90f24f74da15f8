import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { Dataset } from "../metrics/dataset.ts";
import type { PreparedDataset } from "../metrics/prepared-dataset.ts";
import { recordById } from "../records/read-records.ts";
import type { BandState } from "./band-state.ts";
import type { ItemState, ItemWord } from "./checklist-item.ts";
import type { PhaseId } from "./checklist-template.ts";
import { decisionRegister } from "./decision-register.ts";
import type { FindingCode } from "./finding.ts";
import { type PilotView, pilotView } from "./pilot-view.ts";
import type { RightWord } from "./rights.ts";
import { refusalOf } from "./rights.ts";
import { changesStatus, type StatusOfChanges } from "./status-changes.ts";
import { customersStatus, type StatusCustomers } from "./status-customers.ts";
import type { StatusDecisions, StatusRightsVersion } from "./status-decisions.ts";
import { statusDecisions, statusVersions } from "./status-decisions.ts";
import { type StatusEscalation, statusEscalations } from "./status-escalations.ts";
import { loopsStatus, type StatusOfLoops } from "./status-loops.ts";
import { type StatusObligation, statusObligations } from "./status-obligations.ts";
import { organisationStatus, type StatusOrganisation } from "./status-organisation.ts";
import { promisesStatus, type StatusPromises } from "./status-promises.ts";
import { readinessStatus, type StatusReadiness } from "./status-readiness.ts";
import { type StatusAsk, type StatusReview, statusAsks, statusReview } from "./status-reviews.ts";

/** One checklist item: id of its record, what its rule misses, its DRI by name, its due date (YYYY-MM-DD). */
export interface StatusItem {
  readonly id: string;
  readonly state: ItemWord;
  readonly missing: readonly string[];
  readonly dri: string | null;
  readonly due: string | null;
}

/** One phase gate: how many of its items are settled, what holds it open, and the warning where a later phase runs. */
export interface StatusGate {
  readonly phase: PhaseId;
  readonly state: "closed" | "open";
  readonly settled: number;
  readonly total: number;
  readonly missing: readonly string[];
  readonly warning: string | null;
}

/** Staged convergence: whether titles may change, from when (YYYY-MM-DD), and what is missing in words. */
export interface StatusTitleGate {
  readonly state: "open" | "locked";
  readonly launchedOn: string | null;
  readonly opensOn: string | null;
  readonly testsPassed: number;
  readonly testsTotal: number;
  readonly verdict: string;
  readonly missing: readonly string[];
}

/**
 * A delegated domain: its state, why it is not active, what would mend that, how its bands stand, who holds it by name,
 * its weekly budget, what is used of it, and whether it may be used now.
 */
export interface StatusRight {
  readonly id: string;
  readonly domain: string;
  readonly state: RightWord;
  readonly mayUseNow: boolean;
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
  readonly bands: readonly BandState[];
  readonly holders: readonly string[];
  readonly budgetPerWeek: number | null;
  readonly usedThisWeek: number;
  /** Monday (YYYY-MM-DD) from which the budget is whole again. */
  readonly budgetFrom: string;
}

/** Something that is not as the method asks: a stable code, a sentence, the id of the record that it is about. */
export interface StatusFinding {
  readonly code: FindingCode;
  readonly text: string;
  readonly about: string | null;
}

/** A metric that nobody would act on, and why. */
export interface StatusDecorative {
  readonly metric: string;
  readonly reasons: readonly string[];
}

/** The JSON of the verb `status`: what Today, Plan and Decisions say. `day` and `phase` are null outside Day 0–180. */
export interface PilotStatus extends StatusOrganisation {
  /** Day of the pilot; negative before Day 0; null for a target. */
  readonly day: number | null;
  readonly phase: PhaseId | null;
  /** −100 to 100; null: no data. */
  readonly systemValue: number | null;
  /** In the order of the plan. */
  readonly items: readonly StatusItem[];
  readonly gates: readonly StatusGate[];
  readonly titleGate: StatusTitleGate;
  readonly obligations: readonly StatusObligation[];
  readonly rights: readonly StatusRight[];
  readonly decisions: StatusDecisions;
  /** Versions of the decision-rights matrix, 0 first; `inForce` on the date of `asOf`. */
  readonly rightsVersions: readonly StatusRightsVersion[];
  readonly findings: readonly StatusFinding[];
  readonly decorative: readonly StatusDecorative[];
  /** 0–1; null: no metric is shown to the leadership. */
  readonly operationalShare: number | null;
  /** What the place Changes says: changes with their effects, what ships next, who waits on whom, loops. */
  readonly changes: StatusOfChanges["changes"];
  readonly shipsNext: StatusOfChanges["shipsNext"];
  readonly approvals: StatusOfChanges["approvals"];
  readonly loops: StatusOfLoops["loops"];
  readonly loopSpeed: StatusOfLoops["loopSpeed"];
  /** The list Metrics › Customers. */
  readonly customers: StatusCustomers;
  readonly escalations: readonly StatusEscalation[];
  /** What contracts promise against what is delivered, and what may be promised. */
  readonly promises: StatusPromises;
  readonly readiness: StatusReadiness;
  /** The agenda of the next weekly review, the rhythm, the month's table and the narratives. */
  readonly review: StatusReview;
  readonly asks: readonly StatusAsk[];
}

/** The status of a pilot at `asOfMs` (epoch milliseconds) over its dataset. */
export function statusOf(state: PilotState, dataset: Dataset | PreparedDataset, asOfMs: number): PilotStatus {
  return statusOfView(state, pilotView(state, dataset, asOfMs), asOfMs);
}

/** The status of a pilot whose view is there already. */
export function statusOfView(state: PilotState, view: PilotView, asOfMs: number): PilotStatus {
  const nameOf = (person: string | null): string | null =>
    person === null ? null : (recordById(state, "person", person)?.name ?? null);
  const { launchedOn, opensOn, ...gate } = view.titleGate;
  return {
    day: view.moment.day,
    phase: view.moment.phase,
    systemValue: view.systemValue,
    items: view.items.map((item) => statusItem(item, nameOf)),
    gates: view.gates,
    titleGate: { ...gate, launchedOn: dateText(launchedOn), opensOn: dateText(opensOn) },
    obligations: statusObligations(state, view.obligations),
    rights: view.rights.map((right) => ({
      ...right,
      mayUseNow: refusalOf(right) === null,
      holders: right.holders.flatMap((holder) => nameOf(holder) ?? []),
    })),
    decisions: statusDecisions(decisionRegister({ ...view, pilot: state }, view.findings), nameOf),
    rightsVersions: statusVersions(state, view.moment.date),
    findings: view.findings,
    decorative: view.operational.decorative,
    operationalShare: view.operational.share,
    ...changesStatus(state, view.figures, asOfMs),
    ...loopsStatus(state, view.figures, asOfMs),
    customers: customersStatus(state, view.figures, asOfMs),
    escalations: statusEscalations(state, asOfMs),
    promises: promisesStatus(state, view.figures, asOfMs),
    ...organisationStatus(state, view),
    readiness: readinessStatus(state, view),
    review: statusReview(state, view, nameOf),
    asks: statusAsks(state, view, nameOf),
  };
}

function statusItem(
  { id, state, missing, dri, due }: ItemState,
  nameOf: (person: string | null) => string | null,
): StatusItem {
  return { id, state, missing, dri: nameOf(dri), due: dateText(due) };
}

function dateText(day: number | null): string | null {
  return day === null ? null : formatCalendarDate(day);
}
