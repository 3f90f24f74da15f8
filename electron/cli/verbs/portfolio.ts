import { LAST_PILOT_DAY } from "../../../shared/domain/pilot-calendar.ts";
import type { Result } from "../../../shared/errors/problem.ts";
import type { Portfolio } from "../../../shared/portfolio/portfolio.ts";
import { fileLocale } from "../../../shared/report/format/locale.ts";
import { reasonText } from "../../../shared/report/portfolio/attention-words.ts";
import {
  membersPortfolio,
  type PortfolioCopy,
  portfolioCopyReport,
} from "../../../shared/report/portfolio/members-report.ts";

import { moneyText } from "../../../shared/report/portfolio/money-words.ts";
import { pillarStatus, pillarText } from "../../../shared/report/portfolio/pillar-words.ts";
import { dayText, printed } from "../../../shared/report/portfolio/portfolio-input.ts";
import { readPassphrase } from "../../services/pack-file.ts";
import { createPdfPrinter } from "../../services/pdf.ts";
import { writeReport } from "../../services/report-files.ts";
import { asOfOption } from "../arguments.ts";
import { textTable } from "../output.ts";
import { refuse } from "../pack-verb.ts";
import { pilotsOfPacks, portfolioMembers } from "../portfolio-members.ts";
import { portfolioStatus } from "../portfolio-status.ts";
import { circleOption, formatsOf, localeOption, paperOf } from "../report-options.ts";
import { type Call, EXIT, optionText, requiredOption, UsageError, type Verb } from "../verb.ts";

/** `portfolio`: all companies of the packs side by side. */
export const portfolio: Verb = {
  name: "portfolio",
  usage:
    "F.c180… [--format all|pdf,pptx,xlsx,html,md,csv --out DIR] [--day N] [--circle everyone|leadership|partner] [--as-of T] [--paper A4|Letter] [--locale TAG] [--passphrase-file P] [--json]",
  summary: "prints who needs somebody and why, company by company; with --format: the portfolio report",
  options: {
    "passphrase-file": { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
    paper: { type: "string" },
    locale: { type: "string" },
    day: { type: "string" },
    circle: { type: "string" },
    "as-of": { type: "string" },
  },
  positionals: [1, 10_000],
  run: async (call) => {
    const wantsFiles = ["format", "out"].some((name) => optionText(call, name) !== undefined);
    const formats = wantsFiles ? formatsOf(call, "portfolio") : [];
    const folder = wantsFiles ? requiredOption(call, "out") : "";
    const paper = paperOf(call);
    const locale = localeOption(call);
    const shown = await companiesOf(call);
    if (!shown.ok) return refuse(call, shown.problem);
    const { portfolio: all } = shown.value;
    const files: string[] = [];
    if (wantsFiles) {
      const printer = createPdfPrinter(call.environment);
      try {
        const place = { folder, name: "portfolio", paper, printer };
        const written = await writeReport(
          portfolioCopyReport(shown.value, locale),
          formats,
          place,
          portfolioCopyReport(shown.value, fileLocale("csv", locale)),
        );
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

/** The companies of the call's packs. Packs and rows are gone once it is known how the companies stand. */
async function companiesOf(call: Call): Promise<Result<PortfolioCopy>> {
  const request = { asOfMs: asOfOption(call), day: dayOption(call), circle: circleOption(call) };
  const passphrase = await readPassphrase(optionText(call, "passphrase-file"));
  if (!passphrase.ok) return passphrase;
  const pilots = await pilotsOfPacks(call.positionals, passphrase.value);
  return pilots.ok ? membersPortfolio(portfolioMembers(pilots.value), request) : pilots;
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
