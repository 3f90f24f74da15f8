import { failure, type Result } from "../../../shared/errors/problem.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { REPORT_FORMATS, type ReportFormatName } from "../../../shared/report/file-formats.ts";
import { copySuffix } from "../../../shared/report/report-copy.ts";
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
  readonly format: ExportFormat;
  readonly paper: "A4" | "Letter";
  /** Whose numbers and dates it has (BCP 47); absent: those of every report. */
  readonly locale?: string;
  /** Of what, where a report is of one of several. */
  readonly subject: ReportSubject;
}

/** A report in one format, or in every format that it has, as one ZIP. */
export type ExportFormat = ReportFormatName | "all";

/** What an export works with. */
export interface ExportWorld {
  readonly pilot: PilotState;
  readonly company: string;
  readonly client: Pick<ReportClient, "make">;
  readonly host: Pick<WindowHost, "kind" | "saveFile" | "printToPdf">;
  readonly signal: AbortSignal;
  /** `place` of `count`: which of several files. */
  readonly onStep: (step: ExportStep, place: number, count: number) => void;
  /** Epoch milliseconds. */
  readonly asOfMs: number;
}

/** Makes a report and saves it where the person says; null: the person did not save it. */
export async function runExport(world: ExportWorld, choice: ExportChoice): Promise<Result<SavedFile | null>> {
  const { company, host, signal, onStep } = world;
  const { kind, format } = choice;
  const formats = format === "all" ? formatsOfAll(kind, host) : [format];
  const stem = `${fileNameOf(company)}-${reportFacts(kind).fileName}${copySuffix(choice.subject.circle)}`;
  const files: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  for (const [place, one] of formats.entries()) {
    const made = await madeFile(world, { ...choice, format: one }, place, formats.length);
    if (!made.ok) return made;
    if (signal.aborted) return failure("CANCELLED", "the export was cancelled");
    files.push({ name: `${stem}.${one}`, bytes: made.value });
  }
  onStep("saving", formats.length - 1, formats.length);
  const [only] = files;
  if (format !== "all" && only !== undefined) {
    return host.saveFile(only.name, REPORT_FORMATS[format].mediaType, only.bytes);
  }
  const { zipSync } = await import("fflate");
  const members = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
  return host.saveFile(`${stem}.zip`, "application/zip", zipSync(members, { level: 6 }));
}

/** All formats of a report; a page in a browser cannot print the PDF. */
function formatsOfAll(kind: ReportKind, host: Pick<WindowHost, "kind">): readonly ReportFormatName[] {
  return reportFacts(kind).formats.filter((format) => format !== "pdf" || host.kind !== "browser");
}

async function madeFile(
  { pilot, client, host, signal, onStep, asOfMs }: ExportWorld,
  { kind, format, paper, locale, subject }: ExportChoice & { readonly format: ReportFormatName },
  place: number,
  count: number,
): Promise<Result<Uint8Array>> {
  const job = {
    ...subject,
    ...(locale === undefined ? {} : { locale }),
    kind,
    asOfMs,
    paper,
    format: format === "pdf" ? ("html" as const) : format,
  };
  const made = await client.make(pilot, job, { onProgress: (step) => onStep(step, place, count), signal });
  if (!made.ok || format !== "pdf") return made;
  if (signal.aborted) return failure("CANCELLED", "the export was cancelled");
  onStep("printing", place, count);
  return host.printToPdf(new TextDecoder().decode(made.value), paper);
}
