import { join } from "node:path";
import { type Result, success } from "../../shared/errors/problem.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { pilotRecord, recordById } from "../../shared/records/read-records.ts";
import { companyFolders } from "../../shared/report/company-folders.ts";
import type { ReportFormatName } from "../../shared/report/file-formats.ts";
import { fileLocale } from "../../shared/report/format/locale.ts";
import type { Paper } from "../../shared/report/html/page-css.ts";
import { hasNothingFor } from "../../shared/report/nothing-for.ts";
import type { ReportRequest } from "../../shared/report/pilot-report.ts";
import type { ReportDocument } from "../../shared/report/report-document.ts";
import type { PilotReportKind } from "../../shared/report/report-kinds.ts";
import type { PdfPrinter } from "../services/pdf.ts";
import { reportDocument, writeReport } from "../services/report-files.ts";

/** What is to be written: reports of one company or of several, each in its formats. */
export interface ReportSet {
  readonly pilots: readonly WholePilot[];
  readonly kinds: readonly PilotReportKind[];
  readonly request: Omit<ReportRequest, "kind">;
  readonly formatsOf: (kind: PilotReportKind) => readonly ReportFormatName[];
  /** Leave out what a company has nothing for, in place of refusing it all. */
  readonly isAllThereIs: boolean;
}

interface Made {
  readonly document: ReportDocument;
  /** What a CSV is written from; absent: from the same. */
  readonly plain?: ReportDocument;
  readonly kind: PilotReportKind;
  readonly folder: string;
}

/** Writes a set of reports and gives the paths: with several companies a folder for each. All are made before one is written. */
export async function writeReports(
  { pilots, kinds, request, formatsOf, isAllThereIs }: ReportSet,
  place: { readonly folder: string; readonly paper: Paper; readonly printer: PdfPrinter },
): Promise<Result<readonly string[]>> {
  const folders = companyFolders(
    pilots.map((pilot) => recordById(pilot, "company", pilotRecord(pilot).company)?.name ?? ""),
  );
  const made: Made[] = [];
  for (const [index, pilot] of pilots.entries()) {
    const own = folders[index];
    const folder = pilots.length === 1 || own === undefined ? place.folder : join(place.folder, own);
    for (const kind of kinds) {
      const document = reportDocument(pilot, { ...request, kind });
      if (!document.ok && isAllThereIs && hasNothingFor(document.problem)) continue;
      if (!document.ok) return document;
      if (request.locale === undefined || !formatsOf(kind).includes("csv")) {
        made.push({ document: document.value, kind, folder });
        continue;
      }
      const plain = reportDocument(pilot, { ...request, kind, locale: fileLocale("csv", request.locale) });
      if (!plain.ok) return plain;
      made.push({ document: document.value, plain: plain.value, kind, folder });
    }
  }
  const paths: string[] = [];
  for (const { document, plain, kind, folder } of made) {
    const written = await writeReport(document, formatsOf(kind), { ...place, folder, name: kind }, plain);
    if (!written.ok) return written;
    paths.push(...written.value);
  }
  return success(paths);
}
