import type { Paper } from "../../../shared/report/html/page-css.ts";
import { createPdfPrinter } from "../../services/pdf.ts";
import {
  baselineDocument,
  diligenceDocument,
  REPORT_FORMATS,
  REPORT_KINDS,
  type ReportFileFormat,
  writeReport,
} from "../../services/report-files.ts";
import { asOfOption } from "../arguments.ts";
import { PACK_OPTIONS, packOf, refuse } from "../pack-verb.ts";
import { type Call, EXIT, optionText, requiredOption, UsageError, type Verb } from "../verb.ts";

const PAPERS: readonly Paper[] = ["A4", "Letter"];

/** `report`: reports as files. */
export const report: Verb = {
  name: "report",
  usage:
    "F.c180 --kind baseline|diligence --format html,pdf,xlsx,md,csv --out DIR [--as-of T] [--paper A4|Letter] [--json]",
  summary: "writes a report in one or several formats",
  options: {
    ...PACK_OPTIONS,
    kind: { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
    paper: { type: "string" },
    "as-of": { type: "string" },
  },
  positionals: [1, 1],
  run: async (call) => {
    const kind = requiredOption(call, "kind");
    if (!REPORT_KINDS.some((known) => known === kind)) {
      throw new UsageError(`--kind knows ${REPORT_KINDS.join(", ")}; "${kind}" is none of them`);
    }
    const formats = formatsOf(call);
    const folder = requiredOption(call, "out");
    const paper = paperOf(call);
    const opened = await packOf(call);
    if (!opened.ok) return refuse(call, opened.problem);
    const { pilot } = opened.value;
    const document =
      kind === "diligence" ? diligenceDocument(pilot, asOfOption(call)) : baselineDocument(pilot);
    if (!document.ok) return refuse(call, document.problem);
    const printer = createPdfPrinter();
    try {
      const place = { folder, name: kind, paper, printer };
      const written = await writeReport(document.value, formats, place);
      if (!written.ok) return refuse(call, written.problem);
      call.output.result({ files: written.value });
      for (const path of written.value) call.output.line(path);
      return EXIT.done;
    } finally {
      await printer.close();
    }
  },
};

function formatsOf(call: Call): readonly ReportFileFormat[] {
  const words = requiredOption(call, "format")
    .split(",")
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");
  const formats = words.map((word) => {
    const format = REPORT_FORMATS.find((known) => known === word);
    if (format === undefined) {
      throw new UsageError(`--format knows ${REPORT_FORMATS.join(", ")}; "${word}" is none of them`);
    }
    return format;
  });
  return [...new Set(formats)];
}

function paperOf(call: Call): Paper {
  const word = optionText(call, "paper") ?? "A4";
  const paper = PAPERS.find((known) => known.toLowerCase() === word.toLowerCase());
  if (paper === undefined) throw new UsageError(`--paper knows A4, Letter; "${word}" is neither`);
  return paper;
}
