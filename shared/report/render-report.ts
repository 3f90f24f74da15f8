import type { ReportFormatName } from "./file-formats.ts";
import type { Paper } from "./html/page-css.ts";
import type { ReportDocument } from "./report-document.ts";

/** A format that is written here; a PDF is printed from the HTML by a browser. */
export type WrittenFormat = Exclude<ReportFormatName, "pdf">;

/**
 * The file of a report in a format. Writers and their libraries are large: each is loaded when it is first needed. The
 * same report gives the same bytes.
 */
export async function renderReport(
  document: ReportDocument,
  format: WrittenFormat,
  { paper }: { readonly paper: Paper },
): Promise<Uint8Array> {
  switch (format) {
    case "html": {
      const { renderHtml } = await import("./html/render-html.tsx");
      const { REPORT_FONTS } = await import("./html/embedded-fonts.ts");
      return utf8(renderHtml(document, { paper, fonts: REPORT_FONTS }));
    }
    case "md": {
      const { renderMarkdown } = await import("./markdown/render-markdown.ts");
      return utf8(renderMarkdown(document));
    }
    case "csv": {
      const { renderCsv } = await import("./csv/render-csv.ts");
      return utf8(renderCsv(document));
    }
    case "xlsx": {
      const { renderXlsx } = await import("./xlsx/render-xlsx.ts");
      const { writeWithExcelts } = await import("./xlsx/excelts-writer.ts");
      return renderXlsx(document, writeWithExcelts, paper);
    }
    case "docx": {
      const { renderDocx } = await import("./docx/render-docx.ts");
      return renderDocx(document, { paper });
    }
    case "pptx": {
      const { renderPptx } = await import("./pptx/render-pptx.ts");
      return renderPptx(document);
    }
  }
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
