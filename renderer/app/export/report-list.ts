import { baselineInForce } from "../../../shared/domain/baselines.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import type { Place } from "../navigation.ts";
import type { ReportFormatName } from "./report-formats.ts";

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
    formats: ["pdf", "html", "xlsx", "md", "csv"],
    lack: (pilot) =>
      baselineInForce(pilot) === null
        ? {
            what: "No baseline is sealed yet: the report is of a sealed baseline.",
            link: "Go to Data › Baseline",
            path: "data?tab=Baseline",
          }
        : null,
  },
} as const satisfies Readonly<Record<string, ReportFacts>>;

export type ReportKind = keyof typeof REPORTS;

/** All of them, in the order in which they are offered. */
export const REPORT_KINDS = Object.keys(REPORTS) as readonly ReportKind[];

/** The facts of a report, whichever it is. */
export function reportFacts(kind: ReportKind): ReportFacts {
  return REPORTS[kind];
}

/** The report that Export offers first: that of the role, as far as it can be made; else what the screen is about. */
export function reportOfPlace(_place: Place, preferred: string): ReportKind {
  return REPORT_KINDS.find((kind) => kind === preferred) ?? "baseline";
}
