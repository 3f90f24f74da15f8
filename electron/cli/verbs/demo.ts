import { join } from "node:path";
import { type Result, success } from "../../../shared/errors/problem.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { APP } from "../../../shared/product-version.ts";
import { formatsOfKind } from "../../../shared/report/file-formats.ts";
import { hasNothingFor } from "../../../shared/report/nothing-for.ts";
import { membersReport } from "../../../shared/report/portfolio/members-report.ts";
import { COMPANY_REPORT_KINDS } from "../../../shared/report/report-kinds.ts";
import { buildSampleCompany } from "../../../shared/sample/build-sample-company.ts";
import { SAMPLE_BANNER, SAMPLE_CLOCK } from "../../../shared/sample/sample-company.ts";
import { sampleCompanies } from "../../../shared/sample/sample-portfolio.ts";
import { savePilots } from "../../services/pack-file.ts";
import { createPdfPrinter, type PdfPrinter } from "../../services/pdf.ts";
import { reportDocument, writeReport } from "../../services/report-files.ts";
import { makeFolder } from "../../services/write-file.ts";
import { refuse } from "../pack-verb.ts";
import { portfolioMembers } from "../portfolio-members.ts";
import { EXIT, requiredOption, type Verb } from "../verb.ts";

/** `demo`: the sample portfolio, end to end. */
export const demo: Verb = {
  name: "demo",
  usage: "--out DIR [--json]",
  summary: "writes the sample portfolio, a seeded simulation: packs, sealed baselines, reports",
  options: { out: { type: "string" } },
  positionals: [0, 0],
  run: async (call) => {
    const folder = requiredOption(call, "out");
    const made = await makeFolder(folder);
    if (!made.ok) return refuse(call, made.problem);
    call.output.line(SAMPLE_BANNER);
    const printer = createPdfPrinter(call.environment);
    const files: string[] = [];
    const pilots: WholePilot[] = [];
    try {
      for (const company of sampleCompanies()) {
        const pilot = await buildSampleCompany(company, { app: APP });
        if (!pilot.ok) return refuse(call, pilot.problem);
        const written = await writeCompany(folder, company.key, pilot.value, printer);
        if (!written.ok) return refuse(call, written.problem);
        pilots.push(pilot.value);
        files.push(...written.value);
        call.output.line(`${company.name}: ${written.value.join(", ")}`);
      }
      const report = await writePortfolio(folder, pilots, printer);
      if (!report.ok) return refuse(call, report.problem);
      files.push(...report.value);
      call.output.line(`Portfolio: ${report.value.join(", ")}`);
      const portfolio = join(folder, "portfolio.c180");
      const saved = await savePilots(portfolio, pilots, null);
      if (!saved.ok) return refuse(call, saved.problem);
      call.output.line(`All of them in one pack: ${portfolio}`);
      call.output.result({ files: [...files, portfolio] });
      return EXIT.done;
    } finally {
      await printer.close();
    }
  },
};

/** The sample is reported as it stands at its own moment: the same on every day. */
const SAMPLE_MS = Date.parse(SAMPLE_CLOCK);

/** The pack of one company, and the reports that there are of it. */
async function writeCompany(
  folder: string,
  key: string,
  pilot: WholePilot,
  printer: PdfPrinter,
): Promise<Result<readonly string[]>> {
  const pack = join(folder, `${key}.c180`);
  const saved = await savePilots(pack, [pilot], null);
  if (!saved.ok) return saved;
  const files = [pack];
  for (const kind of COMPANY_REPORT_KINDS) {
    const document = reportDocument(pilot, { kind, asOfMs: SAMPLE_MS });
    // A company without a seal, a review or a narrative has no such report.
    if (!document.ok && hasNothingFor(document.problem)) continue;
    if (!document.ok) return document;
    const place = { folder: join(folder, "reports", key), name: kind, paper: "A4", printer } as const;
    const reports = await writeReport(document.value, formatsOfKind(kind), place);
    if (!reports.ok) return reports;
    files.push(...reports.value);
  }
  return success(files);
}

/** The report of all companies side by side. */
async function writePortfolio(
  folder: string,
  pilots: readonly WholePilot[],
  printer: PdfPrinter,
): Promise<Result<readonly string[]>> {
  const document = membersReport(portfolioMembers(pilots), { asOfMs: SAMPLE_MS });
  if (!document.ok) return document;
  const place = {
    folder: join(folder, "reports", "portfolio"),
    name: "portfolio",
    paper: "A4",
    printer,
  } as const;
  return writeReport(document.value, formatsOfKind("portfolio"), place);
}
