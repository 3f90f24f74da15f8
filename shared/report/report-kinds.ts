import type { ReportKind } from "./report-document.ts";

/** The kinds of report that there are of a pilot, in the order in which they are offered. */
export const PILOT_REPORT_KINDS = [
  "baseline",
  "phase",
  "minutes",
  "reset",
  "board",
  "slip",
  "diligence",
  "exit",
] as const satisfies readonly ReportKind[];
export type PilotReportKind = (typeof PILOT_REPORT_KINDS)[number];

/** The kinds that are about a whole company, the full set of what is handed over: a slip is of one person, and asked for by itself. */
export const COMPANY_REPORT_KINDS: readonly PilotReportKind[] = PILOT_REPORT_KINDS.filter(
  (kind) => kind !== "slip",
);
