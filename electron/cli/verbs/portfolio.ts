import { LAST_PILOT_DAY } from "../../../shared/domain/pilot-calendar.ts";
import { failure, type Result, success } from "../../../shared/errors/problem.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { type Portfolio, type PortfolioMember, portfolioAt } from "../../../shared/portfolio/portfolio.ts";
import { reasonText } from "../../../shared/report/portfolio/attention-words.ts";
import { moneyText } from "../../../shared/report/portfolio/money-words.ts";
import { pillarStatus, pillarText } from "../../../shared/report/portfolio/pillar-words.ts";
import { dayText, printed } from "../../../shared/report/portfolio/portfolio-input.ts";
import { portfolioReport } from "../../../shared/report/portfolio/portfolio-report.ts";
import { openPack, readPassphrase } from "../../services/pack-file.ts";
import { createPdfPrinter } from "../../services/pdf.ts";
import { writeReport } from "../../services/report-files.ts";
import { asOfOption } from "../arguments.ts";
import { textTable } from "../output.ts";
import { refuse } from "../pack-verb.ts";
import { portfolioStatus } from "../portfolio-status.ts";
import { formatsOf, paperOf } from "../report-options.ts";
import { type Call, EXIT, optionText, requiredOption, UsageError, type Verb } from "../verb.ts";

/** `portfolio`: all companies of the packs side by side. */
export const portfolio: Verb = {
  name: "portfolio",
  usage:
    "F.c180… [--format html,pdf,xlsx,md,csv --out DIR] [--day N] [--as-of T] [--paper A4|Letter] [--passphrase-file P] [--json]",
  summary: "prints who needs somebody and why, company by company; with --format: the portfolio report",
  options: {
    "passphrase-file": { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
    paper: { type: "string" },
    day: { type: "string" },
    "as-of": { type: "string" },
  },
  positionals: [1, 10_000],
  run: async (call) => {
    const wantsFiles = optionText(call, "format") !== undefined;
    const formats = wantsFiles ? formatsOf(call, "portfolio") : [];
    const folder = wantsFiles ? requiredOption(call, "out") : "";
    if (!wantsFiles && optionText(call, "out") !== undefined) throw new UsageError("--format is missing");
    const paper = paperOf(call);
    const asOfMs = asOfOption(call);
    const day = dayOption(call);
    const members = await membersOf(call);
    if (!members.ok) return refuse(call, members.problem);
    const all = portfolioAt(members.value, asOfMs, day);
    const files: string[] = [];
    if (wantsFiles) {
      const printer = createPdfPrinter();
      try {
        const written = await writeReport(portfolioReport(all), formats, {
          folder,
          name: "portfolio",
          paper,
          printer,
        });
        if (!written.ok) return refuse(call, written.problem);
        files.push(...written.value);
      } finally {
        await printer.close();
      }
    }
    if (call.output.json) call.output.result({ ...portfolioStatus(all), files });
    else if (wantsFiles) for (const path of files) call.output.line(path);
    else for (const line of linesOf(all)) call.output.line(line);
    return EXIT.done;
  },
};

/** Every pilot of the packs once. Two packs of one pilot: the one that holds the whole of the other. */
async function membersOf(call: Call): Promise<Result<readonly PortfolioMember[]>> {
  const passphrase = await readPassphrase(optionText(call, "passphrase-file"));
  if (!passphrase.ok) return passphrase;
  const pilots = new Map<string, WholePilot>();
  for (const path of call.positionals) {
    const pack = await openPack(path, passphrase.value);
    if (!pack.ok) return pack;
    for (const pilot of pack.value.pilots) {
      const known = pilots.get(pilot.pilotId);
      const newer = known === undefined ? pilot : newerOf(known, pilot);
      if (newer === null) {
        return failure(
          "PACK_PILOT",
          `two of the packs hold the pilot ${pilot.pilotId}, and both were changed since they parted`,
          {
            where: path,
            remedy: "Merge the two packs first, or leave one of them out. Nothing was written.",
          },
        );
      }
      pilots.set(pilot.pilotId, newer);
    }
  }
  const reader = createDatasetReader();
  const members: PortfolioMember[] = [];
  for (const pilot of pilots.values()) {
    const data = reader.datasetOf(pilot);
    if (!data.ok) return data;
    members.push({ pilot, data: data.value });
  }
  return success(members);
}

/** Null: each has entries that the other lacks. */
function newerOf(one: WholePilot, other: WholePilot): WholePilot | null {
  const [longer, shorter] = one.entries.length >= other.entries.length ? [one, other] : [other, one];
  const held = new Set(longer.entries.map(({ hash }) => hash));
  return shorter.entries.every(({ hash }) => held.has(hash)) ? longer : null;
}

function dayOption(call: Call): number | undefined {
  const text = optionText(call, "day");
  if (text === undefined) return undefined;
  const day = Number(text);
  if (!/^\d+$/.test(text) || day > LAST_PILOT_DAY) {
    throw new UsageError(`--day must be a day of the pilot, 0 to ${LAST_PILOT_DAY}`);
  }
  return day;
}

function* linesOf(all: Portfolio): Generator<string> {
  const rows = printed(all.companies);
  for (const { standing, format } of rows) {
    for (const reason of standing.attention) yield `${standing.company}: ${reasonText(reason, format)}`;
  }
  yield textTable(
    ["company", "day", "system", "value", "trust", "cost", "revenue", "learning", "gained", "at stake"],
    rows.map(({ standing, format }) => [
      standing.company,
      dayText(standing),
      standing.systemValue === null ? "–" : format.numbers.signed(standing.systemValue, 0),
      ...standing.pillars.map(
        (pillar) => `${pillarText(pillar, format)} ${pillarStatus(pillar, standing.isSealed).word}`,
      ),
      standing.gained.map((line) => moneyText(line, format)).join(" | "),
      standing.atStake.map((line) => moneyText(line, format)).join(" | "),
    ]),
  );
  yield "Each figure is the company's own, against its own baseline; nothing is added across companies.";
}
