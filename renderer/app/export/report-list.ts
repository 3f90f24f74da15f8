import { baselineInForce } from "../../../shared/domain/baselines.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import { KIND_FORMATS, type ReportFormatName } from "../../../shared/report/file-formats.ts";
import { PILOT_REPORT_KINDS, type PilotReportKind } from "../../../shared/report/report-kinds.ts";
import type { Place } from "../navigation.ts";

/** What a report still needs before it can be made, and where that is done. */
export interface ReportLack {
  readonly what: string;
  readonly link: string;
  /** Path below the company. */
  readonly path: string;
}

/** A report that can be exported; the worker knows how each of them is made. */
export interface ReportFacts {
  readonly name: string;
  /** What is in it, in one line. */
  readonly about: string;
  /** End of the name that its file is given. */
  readonly fileName: string;
  /** The usual format first. */
  readonly formats: readonly [ReportFormatName, ...ReportFormatName[]];
  readonly lack: (pilot: PilotState) => ReportLack | null;
}

/** All reports, by the names under which the worker and the command line know them. */
export const REPORTS = {
  baseline: {
    name: "Baseline report",
    about: "The sealed figures with their intervals, owners, thresholds, rights, gaps and pass criteria.",
    fileName: "baseline",
    formats: KIND_FORMATS.baseline,
    lack: withoutBaseline,
  },
  phase: {
    name: "Phase report",
    about:
      "Items with their proof, the gate, what was decided, changed and fired, and where the pillars stand.",
    fileName: "phase",
    formats: KIND_FORMATS.phase,
    lack: withoutStart,
  },
  minutes: {
    name: "Minutes",
    about: "What a review decided, answered and parked; the room’s copy has no confidential point in it.",
    fileName: "minutes",
    formats: KIND_FORMATS.minutes,
    lack: (pilot) =>
      recordsOf(pilot, "review").some(({ closedAt }) => closedAt !== undefined)
        ? null
        : { what: "No review was closed yet.", link: "Go to Reviews", path: "reviews" },
  },
  reset: {
    name: "Monthly strategic reset",
    about: "Workflow × segment by value, trust, cost and effort, ranked, with what was said of each.",
    fileName: "reset",
    formats: KIND_FORMATS.reset,
    lack: withoutStart,
  },
  board: {
    name: "Board synthesis",
    about: "The one narrative with its three claims and the figures behind them.",
    fileName: "board",
    formats: KIND_FORMATS.board,
    lack: (pilot) =>
      recordsOf(pilot, "narrative").length > 0
        ? null
        : { what: "No narrative was begun yet.", link: "Go to Reviews › Board", path: "reviews?tab=Board" },
  },
  slip: {
    name: "Owner slip",
    about: "One page of one person: items, metrics with the words committed to, rights with their state.",
    fileName: "slip",
    formats: KIND_FORMATS.slip,
    lack: (pilot) =>
      recordsOf(pilot, "person").length > 0
        ? null
        : {
            what: "Nobody is named yet.",
            link: "Go to Organisation › People",
            path: "organisation?tab=People",
          },
  },
  diligence: {
    name: "Diligence report",
    about:
      "Readiness on the five failure patterns with its evidence, signal coverage, gaps, plan from day one.",
    fileName: "diligence",
    formats: KIND_FORMATS.diligence,
    lack: (pilot) =>
      recordsOf(pilot, "readinessAnswer").length > 0
        ? null
        : {
            what: "No question of the readiness questionnaire is answered yet.",
            link: "Go to Organisation › Readiness",
            path: "organisation?tab=Readiness",
          },
  },
  exit: {
    name: "Exit evidence pack",
    about: "The four valuation proofs against the sealed baseline, and what speaks against them.",
    fileName: "exit",
    formats: KIND_FORMATS.exit,
    lack: withoutBaseline,
  },
} as const satisfies Readonly<Record<PilotReportKind, ReportFacts>>;

export type ReportKind = PilotReportKind;

function withoutStart(pilot: PilotState): ReportLack | null {
  if (pilotRecord(pilot).startDate !== undefined) return null;
  return { what: "The pilot has no start date yet.", link: "Go to Plan", path: "plan" };
}

function withoutBaseline(pilot: PilotState): ReportLack | null {
  if (baselineInForce(pilot) !== null) return null;
  return {
    what: "No baseline is sealed yet: the report is of a sealed baseline.",
    link: "Go to Data › Baseline",
    path: "data?tab=Baseline",
  };
}

/** The facts of a report, whichever it is. */
export function reportFacts(kind: ReportKind): ReportFacts {
  return REPORTS[kind];
}

/** The report that Export offers first: what the screen is about; else that of the role, as far as it can be made. */
export function reportOfPlace(place: Place, preferred: string, pilot: PilotState): ReportKind {
  if (place.id === "reviews") return place.rest?.startsWith("board/") === true ? "board" : "minutes";
  if (place.id === "data") return "baseline";
  return (
    PILOT_REPORT_KINDS.find((kind) => kind === preferred && REPORTS[kind].lack(pilot) === null) ?? "baseline"
  );
}
