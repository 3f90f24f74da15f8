import type { MinutesCopy } from "../../../shared/domain/review-minutes.ts";
import type { Paper } from "../../../shared/report/html/page-css.ts";
import { PILOT_REPORT_KINDS, type PilotReportKind } from "../../../shared/report/pilot-report.ts";
import { createPdfPrinter } from "../../services/pdf.ts";
import {
  REPORT_FORMATS,
  type ReportFileFormat,
  reportDocument,
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
    "F.c180 --kind baseline|minutes|reset|board|slip|diligence --format html,pdf,xlsx,md,csv --out DIR [--review ID] [--copy room|facilitator] [--narrative ID] [--person NAME] [--as-of T] [--paper A4|Letter] [--json]",
  summary: "writes a report in one or several formats",
  options: {
    ...PACK_OPTIONS,
    kind: { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
    paper: { type: "string" },
    review: { type: "string" },
    copy: { type: "string" },
    narrative: { type: "string" },
    person: { type: "string" },
    "as-of": { type: "string" },
  },
  positionals: [1, 1],
  run: async (call) => {
    const kind = kindOf(call);
    const formats = formatsOf(call);
    const folder = requiredOption(call, "out");
    const paper = paperOf(call);
    const request = {
      kind,
      asOfMs: asOfOption(call),
      copy: copyOf(call),
      review: optionText(call, "review"),
      narrative: optionText(call, "narrative"),
      person: optionText(call, "person"),
    };
    const opened = await packOf(call);
    if (!opened.ok) return refuse(call, opened.problem);
    const document = reportDocument(opened.value.pilot, request);
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

function kindOf(call: Call): PilotReportKind {
  const word = requiredOption(call, "kind");
  const kind = PILOT_REPORT_KINDS.find((known) => known === word);
  if (kind === undefined) {
    throw new UsageError(`--kind knows ${PILOT_REPORT_KINDS.join(", ")}; "${word}" is none of them`);
  }
  return kind;
}

function copyOf(call: Call): MinutesCopy {
  const word = optionText(call, "copy") ?? "room";
  if (word !== "room" && word !== "facilitator") {
    throw new UsageError(`--copy knows room, facilitator; "${word}" is neither`);
  }
  return word;
}

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
