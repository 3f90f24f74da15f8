import { join } from "node:path";
import { type Result, success } from "../../shared/errors/problem.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { createDatasetReader } from "../../shared/pilot-data/dataset-reader.ts";
import type { ReportFormatName } from "../../shared/report/file-formats.ts";
import type { Paper } from "../../shared/report/html/page-css.ts";
import { pilotReport, type ReportRequest } from "../../shared/report/pilot-report.ts";
import { renderReport } from "../../shared/report/render-report.ts";
import type { ReportDocument } from "../../shared/report/report-document.ts";
import type { PdfPrinter } from "./pdf.ts";
import { makeFolder, writeFileSafely } from "./write-file.ts";

/** A report of a pilot as a document; see {@link pilotReport}. */
export function reportDocument(pilot: WholePilot, request: ReportRequest): Result<ReportDocument> {
  const dataset = createDatasetReader().datasetOf(pilot);
  return dataset.ok ? pilotReport(pilot, dataset.value, request) : dataset;
}

/**
 * Writes a report in several formats as `<name>.<format>` and gives the paths. Everything is made before anything is
 * written, so that a format that cannot be made leaves no others behind. `plain` is what a CSV is written from where the
 * document is laid out for a locale: it is read again by machines.
 */
export async function writeReport(
  document: ReportDocument,
  formats: readonly ReportFormatName[],
  place: {
    readonly folder: string;
    readonly name: string;
    readonly paper: Paper;
    readonly printer: PdfPrinter;
  },
  plain: ReportDocument = document,
): Promise<Result<readonly string[]>> {
  const files = new Map<ReportFormatName, Uint8Array>();
  // The browser prints while the other formats are made; it is waited for last.
  const printed = formats.includes("pdf") ? reportBytes(document, "pdf", place) : null;
  for (const format of formats) {
    if (format === "pdf") continue;
    const bytes = await reportBytes(format === "csv" ? plain : document, format, place);
    if (!bytes.ok) return bytes;
    files.set(format, bytes.value);
  }
  if (printed !== null) {
    const bytes = await printed;
    if (!bytes.ok) return bytes;
    files.set("pdf", bytes.value);
  }
  const made = formats.flatMap((format) => {
    const bytes = files.get(format);
    return bytes === undefined ? [] : [{ path: join(place.folder, `${place.name}.${format}`), bytes }];
  });
  const folder = await makeFolder(place.folder);
  if (!folder.ok) return folder;
  for (const { path, bytes } of made) {
    const written = await writeFileSafely(path, bytes);
    if (!written.ok) return written;
  }
  return success(made.map(({ path }) => path));
}

async function reportBytes(
  document: ReportDocument,
  format: ReportFormatName,
  { paper, printer }: { readonly paper: Paper; readonly printer: PdfPrinter },
): Promise<Result<Uint8Array>> {
  if (format !== "pdf") return success(await renderReport(document, format, { paper }));
  const html = await renderReport(document, "html", { paper });
  return await printer.print(new TextDecoder().decode(html), { paper });
}
