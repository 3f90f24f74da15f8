import type { Circle } from "../../shared/journal/pilot-state.ts";
import type { ReportRequest } from "../../shared/report/pilot-report.ts";
import type { WrittenFormat } from "../../shared/report/render-report.ts";
import type { TellingCalls } from "./pilot-teller.ts";

/** A report to make of a pilot that the worker was told of. A PDF is printed elsewhere, from the HTML. */
export interface ReportJob extends ReportRequest {
  readonly pilotId: string;
  readonly format: WrittenFormat;
  readonly paper: "A4" | "Letter";
}

/** A portfolio report to make of pilots that the worker was told of. */
export interface PortfolioReportJob {
  readonly pilotIds: readonly string[];
  /** Epoch milliseconds; the sample is looked at by its own clock. */
  readonly nowMs: number;
  /** The day of the pilots that they are laid side by side at; null: the usual one. */
  readonly day: number | null;
  /** For whom: nothing of narrower circles is in it. */
  readonly circle: Circle;
  /** Whose numbers and dates it has (BCP 47); absent: those of every report. */
  readonly locale?: string;
  readonly format: ReportJob["format"];
  readonly paper: ReportJob["paper"];
}

/** What is being done: figures and findings are gathered, then the file is written. */
export type ReportStep = "gathering" | "writing";

/** What the report worker can be asked for. */
export type ReportCalls = TellingCalls & {
  readonly make: { readonly input: ReportJob; readonly progress: ReportStep; readonly output: Uint8Array };
  readonly makePortfolio: {
    readonly input: PortfolioReportJob;
    readonly progress: ReportStep;
    readonly output: Uint8Array;
  };
};
