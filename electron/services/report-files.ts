import { join } from "node:path";
import { type Result, success } from "../../shared/errors/problem.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { createDatasetReader } from "../../shared/pilot-data/dataset-reader.ts";
import { renderCsv } from "../../shared/report/csv/render-csv.ts";
import type { Paper } from "../../shared/report/html/page-css.ts";
import { renderMarkdown } from "../../shared/report/markdown/render-markdown.ts";
import { pilotReport, type ReportRequest } from "../../shared/report/pilot-report.ts";
import type { ReportDocument } from "../../shared/report/report-document.ts";
import type { PdfPrinter } from "./pdf.ts";
import { makeFolder, writeFileSafely } from "./write-file.ts";

/** The formats of every report. */
export const REPORT_FORMATS = ["html", "pdf", "xlsx", "md", "csv"] as const;
export type ReportFileFormat = (typeof REPORT_FORMATS)[number];

/** A report of a pilot as a document; see {@link pilotReport}. */
export function reportDocument(pilot: WholePilot, request: ReportRequest): Result<ReportDocument> {
  const dataset = createDatasetReader().datasetOf(pilot);
  return dataset.ok ? pilotReport(pilot, dataset.value, request) : dataset;
}

/**
 * Writes a report in several formats as `<name>.<format>` and gives the paths. Everything is made before anything is
 * written, so that a format that cannot be made leaves no others behind.
 */
export async function writeReport(
  document: ReportDocument,
  formats: readonly ReportFileFormat[],
  place: {
    readonly folder: string;
    readonly name: string;
    readonly paper: Paper;
    readonly printer: PdfPrinter;
  },
): Promise<Result<readonly string[]>> {
  const made: { readonly path: string; readonly bytes: Uint8Array }[] = [];
  for (const format of formats) {
    const bytes = await renderReport(document, format, place);
    if (!bytes.ok) return bytes;
    made.push({ path: join(place.folder, `${place.name}.${format}`), bytes: bytes.value });
  }
  const folder = await makeFolder(place.folder);
  if (!folder.ok) return folder;
  for (const { path, bytes } of made) {
    const written = await writeFileSafely(path, bytes);
    if (!written.ok) return written;
  }
  return success(made.map(({ path }) => path));
}

async function renderReport(
  document: ReportDocument,
  format: ReportFileFormat,
  { paper, printer }: { readonly paper: Paper; readonly printer: PdfPrinter },
): Promise<Result<Uint8Array>> {
  switch (format) {
    case "html":
      return success(utf8(await htmlOf(document, paper)));
    case "pdf":
      return await printer.print(await htmlOf(document, paper), { paper });
    case "md":
      return success(utf8(renderMarkdown(document)));
    case "csv":
      return success(utf8(renderCsv(document)));
    case "xlsx": {
      // The XLSX library and React are large: they are loaded only when they are needed.
      const { renderXlsx } = await import("../../shared/report/xlsx/render-xlsx.ts");
      const { writeWithExcelts } = await import("../../shared/report/xlsx/excelts-writer.ts");
      return success(await renderXlsx(document, writeWithExcelts));
    }
  }
}

async function htmlOf(document: ReportDocument, paper: Paper): Promise<string> {
  const { renderHtml } = await import("../../shared/report/html/render-html.tsx");
  const { REPORT_FONTS } = await import("../../shared/report/html/embedded-fonts.ts");
  return renderHtml(document, { paper, fonts: REPORT_FONTS });
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
