import { PHASES } from "../../../shared/calendar/period.ts";
import type { PhaseId } from "../../../shared/domain/checklist-template.ts";
import type { MinutesCopy } from "../../../shared/domain/review-minutes.ts";
import { PILOT_REPORT_KINDS, type PilotReportKind } from "../../../shared/report/pilot-report.ts";
import { createPdfPrinter } from "../../services/pdf.ts";
import { reportDocument, writeReport } from "../../services/report-files.ts";
import { asOfOption } from "../arguments.ts";
import { PACK_OPTIONS, packOf, refuse } from "../pack-verb.ts";
import { formatsOf, paperOf } from "../report-options.ts";
import { type Call, EXIT, optionText, requiredOption, UsageError, type Verb } from "../verb.ts";

/** `report`: reports as files. */
export const report: Verb = {
  name: "report",
  usage:
    "F.c180 --kind baseline|phase|minutes|reset|board|slip|diligence|exit [--format all|pdf,docx,pptx,html,xlsx,md,csv] --out DIR [--phase P1…P5] [--review ID] [--copy room|facilitator] [--narrative ID] [--person NAME] [--as-of T] [--paper A4|Letter] [--json]",
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
    phase: { type: "string" },
    "as-of": { type: "string" },
  },
  positionals: [1, 1],
  run: async (call) => {
    const kind = kindOf(call);
    const formats = formatsOf(call, kind);
    const folder = requiredOption(call, "out");
    const paper = paperOf(call);
    const request = {
      kind,
      asOfMs: asOfOption(call),
      copy: copyOf(call),
      review: optionText(call, "review"),
      narrative: optionText(call, "narrative"),
      person: optionText(call, "person"),
      phase: phaseOf(call),
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

function phaseOf(call: Call): PhaseId | undefined {
  const word = optionText(call, "phase");
  if (word === undefined) return undefined;
  const phase = PHASES.find(({ label }) => label === word.toUpperCase())?.label;
  if (phase === undefined) throw new UsageError(`--phase knows P1 to P5; "${word}" is none of them`);
  return phase;
}

function copyOf(call: Call): MinutesCopy {
  const word = optionText(call, "copy") ?? "room";
  if (word !== "room" && word !== "facilitator") {
    throw new UsageError(`--copy knows room, facilitator; "${word}" is neither`);
  }
  return word;
}
