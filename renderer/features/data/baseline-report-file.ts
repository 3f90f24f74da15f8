import { type Result, success } from "../../../shared/errors/problem.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import { buildBaselineReport } from "../../../shared/report/baseline/build-baseline-report.ts";
import { gatherBaselineInput } from "../../../shared/report/baseline/gather-baseline-input.ts";
import type { ReportDocument } from "../../../shared/report/report-document.ts";
import type { WindowHost } from "../../app/services.ts";
import type { ReportFormatName } from "./report-formats.ts";

/** The bytes of the baseline report in a format. NO_BASELINE: nothing was sealed; NO_BROWSER: a PDF cannot be made here. */
export async function baselineReportFile(
  pilot: PilotState,
  format: ReportFormatName,
  host: WindowHost,
): Promise<Result<Uint8Array>> {
  const dataset = createDatasetReader().datasetOf(pilot);
  if (!dataset.ok) return dataset;
  const input = gatherBaselineInput(pilot, dataset.value);
  if (!input.ok) return input;
  const document = buildBaselineReport(input.value);
  const paper = recordById(pilot, "company", pilotRecord(pilot).company)?.paper ?? "A4";
  const utf8 = (text: string): Result<Uint8Array> => success(new TextEncoder().encode(text));
  switch (format) {
    case "html":
      return utf8(await htmlOf(document, paper));
    case "pdf":
      return host.printToPdf(await htmlOf(document, paper), paper);
    case "md": {
      const { renderMarkdown } = await import("../../../shared/report/markdown/render-markdown.ts");
      return utf8(renderMarkdown(document));
    }
    case "csv": {
      const { renderCsv } = await import("../../../shared/report/csv/render-csv.ts");
      return utf8(renderCsv(document));
    }
    case "xlsx": {
      const { renderXlsx } = await import("../../../shared/report/xlsx/render-xlsx.ts");
      const { writeWithExcelts } = await import("../../../shared/report/xlsx/excelts-writer.ts");
      return success(await renderXlsx(document, writeWithExcelts));
    }
  }
}

async function htmlOf(document: ReportDocument, paper: "A4" | "Letter"): Promise<string> {
  const { renderHtml } = await import("../../../shared/report/html/render-html.tsx");
  const { REPORT_FONTS } = await import("../../../shared/report/html/embedded-fonts.ts");
  return renderHtml(document, { paper, fonts: REPORT_FONTS });
}
