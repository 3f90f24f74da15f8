import { failure, type Problem, type Result, success } from "../../../shared/errors/problem.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { REPORT_FORMATS, type ReportFormatName } from "../../../shared/report/file-formats.ts";
import type { SavedFile } from "../../host/host.ts";
import type { ReportStep } from "../../workers/report-calls.ts";
import type { ReportClient } from "../../workers/report-client.ts";
import { fileNameOf } from "../files/save-packs.ts";
import type { WindowHost } from "../services.ts";
import { type ReportKind, reportFacts } from "./report-list.ts";
import type { ReportSubject } from "./report-subject.ts";

/** What an export is doing. */
export type ExportStep = ReportStep | "printing" | "saving";

/** What is exported, and how. */
export interface ExportChoice {
  readonly kind: ReportKind;
  readonly format: ReportFormatName;
  readonly paper: "A4" | "Letter";
  /** Of what, where a report is of one of several. */
  readonly subject: ReportSubject;
}

/** How the dialog stands. */
export type ExportState =
  | { readonly kind: "choosing" }
  | { readonly kind: "running"; readonly step: ExportStep }
  | { readonly kind: "done"; readonly file: SavedFile }
  | { readonly kind: "failed"; readonly problem: Problem };

/** Makes a report and saves it where the person says; null: the person did not save it. */
export async function runExport(
  world: {
    readonly pilot: PilotState;
    readonly company: string;
    readonly client: ReportClient;
    readonly host: Pick<WindowHost, "saveFile" | "printToPdf">;
    readonly signal: AbortSignal;
    readonly onStep: (step: ExportStep) => void;
    /** Epoch milliseconds. */
    readonly asOfMs: number;
  },
  { kind, format, paper, subject }: ExportChoice,
): Promise<Result<SavedFile | null>> {
  const { pilot, company, client, host, signal, onStep, asOfMs } = world;
  const job = { ...subject, kind, asOfMs, paper, format: format === "pdf" ? ("html" as const) : format };
  const made = await client.make(pilot, job, { onProgress: onStep, signal });
  if (!made.ok) return made;
  let bytes: Uint8Array = made.value;
  if (format === "pdf") {
    onStep("printing");
    const printed = await host.printToPdf(new TextDecoder().decode(bytes), paper);
    if (!printed.ok) return printed;
    bytes = printed.value;
  }
  if (signal.aborted) return failure("CANCELLED", "the export was cancelled");
  onStep("saving");
  const name = `${fileNameOf(company)}-${reportFacts(kind).fileName}.${format}`;
  const saved = await host.saveFile(name, REPORT_FORMATS[format].mediaType, bytes);
  return saved.ok ? success(saved.value) : saved;
}
