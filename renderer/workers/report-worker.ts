import { type Result, success } from "../../shared/errors/problem.ts";
import { renderCsv } from "../../shared/report/csv/render-csv.ts";
import { renderMarkdown } from "../../shared/report/markdown/render-markdown.ts";
import { pilotReport } from "../../shared/report/pilot-report.ts";
import type { ReportDocument } from "../../shared/report/report-document.ts";
import { createPilotReader } from "../data/pilot-reader.ts";
import { createHeldPilots } from "./held-pilots.ts";
import type { ReportCalls, ReportJob } from "./report-calls.ts";
import { type CallContext, serveCalls, type WorkerScope } from "./serve-calls.ts";
import { createTellingHandlers } from "./telling-handlers.ts";

const pilots = createHeldPilots(createPilotReader());

serveCalls<ReportCalls>(globalThis as unknown as WorkerScope, {
  ...createTellingHandlers(pilots),
  make,
});

async function make(
  job: ReportJob,
  context: CallContext<ReportCalls["make"]["progress"]>,
): Promise<Result<Uint8Array>> {
  context.onProgress("gathering");
  const pilot = pilots.laidOut(job.pilotId);
  if (!pilot.ok) return pilot;
  const { state, prepared } = pilot.value;
  const document = pilotReport(state, prepared, job);
  if (!document.ok) return document;
  context.onProgress("writing");
  const bytes = await bytesOf(document.value, job);
  context.transfer.add(bytes.buffer);
  return success(bytes);
}

async function bytesOf(
  document: ReportDocument,
  { format, paper }: Pick<ReportJob, "format" | "paper">,
): Promise<Uint8Array<ArrayBuffer>> {
  switch (format) {
    case "html": {
      const { renderHtml } = await import("../../shared/report/html/render-html.tsx");
      const { REPORT_FONTS } = await import("../../shared/report/html/embedded-fonts.ts");
      return utf8(renderHtml(document, { paper, fonts: REPORT_FONTS }));
    }
    case "md":
      return utf8(renderMarkdown(document));
    case "csv":
      return utf8(renderCsv(document));
    case "xlsx": {
      const { renderXlsx } = await import("../../shared/report/xlsx/render-xlsx.ts");
      const { writeWithExcelts } = await import("../../shared/report/xlsx/excelts-writer.ts");
      return new Uint8Array(await renderXlsx(document, writeWithExcelts));
    }
  }
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
