import { PHASES } from "../../../shared/calendar/period.ts";
import type { PhaseId } from "../../../shared/domain/checklist-template.ts";
import type { MinutesCopy } from "../../../shared/domain/review-minutes.ts";
import { type Result, success } from "../../../shared/errors/problem.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import {
  COMPANY_REPORT_KINDS,
  PILOT_REPORT_KINDS,
  type PilotReportKind,
} from "../../../shared/report/report-kinds.ts";
import { openPack, readPassphrase } from "../../services/pack-file.ts";
import { createPdfPrinter } from "../../services/pdf.ts";
import { asOfOption } from "../arguments.ts";
import { PACK_OPTIONS, packOf, refuse } from "../pack-verb.ts";
import { circleOption, formatsOf, localeOption, paperOf } from "../report-options.ts";
import { writeReports } from "../report-set.ts";
import { type Call, EXIT, optionText, positional, requiredOption, UsageError, type Verb } from "../verb.ts";

/** `report`: reports as files. */
export const report: Verb = {
  name: "report",
  usage:
    "F.c180 --kind all|baseline,phase,minutes,reset,board,slip,diligence,exit [--format all|pdf,docx,pptx,html,xlsx,md,csv] --out DIR [--pilot ID|all] [--phase P1…P5] [--review ID] [--copy room|facilitator] [--circle everyone|leadership|partner] [--narrative ID] [--person NAME] [--as-of T] [--paper A4|Letter] [--locale TAG] [--json]",
  summary: "writes reports in one or several formats; with --pilot all a folder for each company of a pack",
  options: {
    ...PACK_OPTIONS,
    kind: { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
    paper: { type: "string" },
    locale: { type: "string" },
    review: { type: "string" },
    copy: { type: "string" },
    circle: { type: "string" },
    narrative: { type: "string" },
    person: { type: "string" },
    phase: { type: "string" },
    "as-of": { type: "string" },
  },
  positionals: [1, 1],
  run: async (call) => {
    const kinds = kindsOf(call);
    const isAllThereIs = requiredOption(call, "kind") === "all";
    const formats = new Map(kinds.map((kind) => [kind, formatsOf(call, kind, kinds.length > 1)]));
    const folder = requiredOption(call, "out");
    const paper = paperOf(call);
    const request = {
      asOfMs: asOfOption(call),
      copy: copyOf(call),
      circle: circleOption(call),
      locale: localeOption(call),
      review: optionText(call, "review"),
      narrative: optionText(call, "narrative"),
      person: optionText(call, "person"),
      phase: phaseOf(call),
    };
    const pilots = await pilotsOf(call);
    if (!pilots.ok) return refuse(call, pilots.problem);
    const printer = createPdfPrinter(call.environment);
    try {
      const set = {
        pilots: pilots.value,
        kinds,
        request,
        formatsOf: (kind: PilotReportKind) => formats.get(kind) ?? [],
        isAllThereIs,
      };
      const written = await writeReports(set, { folder, paper, printer });
      if (!written.ok) return refuse(call, written.problem);
      call.output.result({ files: written.value });
      for (const path of written.value) call.output.line(path);
      return EXIT.done;
    } finally {
      await printer.close();
    }
  },
};

/** The pilot that the call names, or with `--pilot all` every one in the pack. */
async function pilotsOf(call: Call): Promise<Result<readonly WholePilot[]>> {
  if (optionText(call, "pilot") !== "all") {
    const opened = await packOf(call);
    return opened.ok ? success([opened.value.pilot]) : opened;
  }
  const passphrase = await readPassphrase(optionText(call, "passphrase-file"));
  if (!passphrase.ok) return passphrase;
  const pack = await openPack(positional(call, 0), passphrase.value);
  return pack.ok ? success(pack.value.pilots) : pack;
}

/** One kind, several with commas, or `all`: every one that a company has. An owner slip is of one person, and asked for by itself. */
function kindsOf(call: Call): readonly PilotReportKind[] {
  const word = requiredOption(call, "kind");
  if (word === "all") return COMPANY_REPORT_KINDS;
  const kinds = word.split(",").map((one) => {
    const kind = PILOT_REPORT_KINDS.find((known) => known === one.trim());
    if (kind !== undefined) return kind;
    throw new UsageError(`--kind knows all, ${PILOT_REPORT_KINDS.join(", ")}; "${one}" is none of them`);
  });
  return [...new Set(kinds)];
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
