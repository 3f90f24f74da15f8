import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import process from "node:process";
import * as xlsx from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPdfPrinter } from "../../../electron/services/pdf.ts";
import { writeReport } from "../../../electron/services/report-files.ts";
import { success } from "../../../shared/errors/problem.ts";
import { isMetricId } from "../../../shared/metrics/registry.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { formatsOfKind, type ReportFormatName } from "../../../shared/report/file-formats.ts";
import { hasNothingFor } from "../../../shared/report/nothing-for.ts";
import { pilotReport } from "../../../shared/report/pilot-report.ts";
import { membersReport } from "../../../shared/report/portfolio/members-report.ts";
import type { ReportDocument } from "../../../shared/report/report-document.ts";
import { PILOT_REPORT_KINDS } from "../../../shared/report/report-kinds.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import { sampleCompanies } from "../../../shared/sample/sample-portfolio.ts";
import { type BuiltCompany, built } from "../../shared/sample/sample-pilots.ts";
import { amount, isTorture, ROUNDS_TIMEOUT_MS, tell } from "../../torture/rounds.ts";
import { notOfEngine, rawNotOfEngine } from "../support/demo-reports.ts";
import { converted, hasOffice, pagesOf, sheetRows } from "../support/other-readers.ts";
import { htmlText, lackingRows, lackingTiles, markdownReadText } from "../support/report-text.ts";

/** In the suite one company, in one kind and as a portfolio; under torture all of them in all. */
const COMPANIES = sampleCompanies()
  .map(({ key }) => key)
  .filter((key) => isTorture || key === "ossunela");
const KINDS = PILOT_REPORT_KINDS.filter((kind) => isTorture || kind === "exit");

interface Written {
  readonly name: string;
  readonly document: ReportDocument;
  readonly company: BuiltCompany | null;
  readonly paths: readonly string[];
}

let folder: string;
const printer = createPdfPrinter(process.env);
const companies: BuiltCompany[] = [];
const reports: Written[] = [];

async function write(name: string, document: ReportDocument, company: BuiltCompany | null): Promise<void> {
  const formats = formatsOfKind(document.kind);
  const place = { folder, name, paper: "A4", printer } as const;
  const paths = await writeReport(document, formats, place);
  if (!paths.ok) throw new Error(paths.problem.message);
  reports.push({ name, document, company, paths: paths.value });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "converge180-figures-"));
  for (const key of COMPANIES) companies.push(await built(key));
  for (const company of companies) {
    const { state, prepared } = company;
    for (const kind of KINDS) {
      const person = kind === "slip" ? recordsOf(state, "person")[0]?.id : undefined;
      if (kind === "slip" && person === undefined) continue;
      const made = pilotReport(state, prepared, { kind, asOfMs: SAMPLE_CLOCK_MS, person });
      if (!made.ok && hasNothingFor(made.problem)) continue;
      if (!made.ok) throw new Error(`${company.company.key}, ${kind}: ${made.problem.message}`);
      await write(`${company.company.key}-${kind}`, made.value, company);
    }
  }
  const members = companies.map(({ state, prepared }) => ({
    pilot: state,
    read: () => success(prepared),
    asOfMs: SAMPLE_CLOCK_MS,
  }));
  const portfolio = membersReport(members, { asOfMs: SAMPLE_CLOCK_MS });
  if (!portfolio.ok) throw new Error(portfolio.problem.message);
  await write("portfolio", portfolio.value, null);
}, ROUNDS_TIMEOUT_MS);
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The reports that have a file of a format, each with its path. */
function inFormat(format: ReportFormatName): readonly (Written & { readonly path: string })[] {
  return reports.flatMap((one) =>
    one.paths.filter((path) => path.endsWith(`.${format}`)).map((path) => ({ ...one, path })),
  );
}

/** A CSV as another program reads it, every cell a text. */
function csvRows(path: string): readonly Readonly<Record<string, string>>[] {
  const read = xlsx.read(readFileSync(path, "utf8"), { type: "string", raw: true });
  const sheet = read.Sheets[read.SheetNames[0] ?? ""];
  return sheet === undefined ? [] : xlsx.utils.sheet_to_json<Record<string, string>>(sheet, { raw: false });
}

/** What does not stand in a text as a report has it: rows of tables with their figures, and tiles. */
const lacking = ({ document }: Written, text: string, hasLetters = false): readonly string[] => [
  ...lackingRows(document, text, hasLetters),
  ...lackingTiles(document, text),
];

/** What is to be found is nothing, report by report; and it was looked at. */
function expectNone(found: readonly { readonly name: string; readonly wrong: readonly unknown[] }[]): void {
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
}

describe("every figure in every file of a report is the engine's", () => {
  it("in CSV, to the last digit", () => {
    let compared = 0;
    expectNone(
      inFormat("csv").map(({ name, path, document, company }) => {
        const of = (row: Readonly<Record<string, string>>): BuiltCompany => {
          const found =
            company ?? companies.find(({ company: { name: own } }) => own === row["company"]) ?? null;
          if (found === null) throw new Error(`whose is ${JSON.stringify(row)}`);
          return found;
        };
        const isOfFigures = document.form === undefined && document.kind !== "minutes";
        const rows = isOfFigures ? csvRows(path) : [];
        const ofMetrics = rows.filter(
          ({ metric = "", from = "", to = "" }) => isMetricId(metric) && from !== "" && to !== "",
        );
        compared += ofMetrics.length;
        // A digit more, far behind the point, is not the engine's.
        const [some] = ofMetrics.filter(({ value = "" }) => value !== "");
        const other = some === undefined ? null : { ...some, value: String(Number(some["value"]) + 1e-9) };
        const isFound = other === null || rawNotOfEngine(of(other).prepared, other);
        expect({ name, isFound, rows: rows.length }).toEqual({
          name,
          isFound: true,
          rows: isOfFigures ? document.figures.length : 0,
        });
        return { name, wrong: ofMetrics.filter((row) => rawNotOfEngine(of(row).prepared, row)) };
      }),
    );
    expect(compared).toBeGreaterThan(amount(20, 500));
    tell("figures of CSV files against the engine", { figures: compared, reports: reports.length });
  });

  it("in HTML, Markdown and PDF, each with its row", () => {
    // There is something to be found, and a text without it lacks it.
    const looked = reports.flatMap((one) => lacking(one, ""));
    expect(looked.length).toBeGreaterThan(amount(20, 1000));
    expectNone(
      inFormat("html").map((one) => ({
        name: one.name,
        wrong: lacking(one, htmlText(readFileSync(one.path, "utf8"))),
      })),
    );
    expectNone(
      inFormat("md").map((one) => ({
        name: one.name,
        wrong: lackingTiles(one.document, markdownReadText(readFileSync(one.path, "utf8"))).concat(
          lackingRows(one.document, markdownReadText(readFileSync(one.path, "utf8")), "brackets"),
        ),
      })),
    );
    expectNone(
      inFormat("pdf").map((one) => ({ name: one.name, wrong: lacking(one, pagesOf(one.path).join("")) })),
    );
  });

  it.skipIf(!hasOffice)(
    "in workbooks, Word and decks as LibreOffice shows them",
    async () => {
      const books = inFormat("xlsx");
      const papers = [...inFormat("docx"), ...inFormat("pptx")];
      await converted(
        books.map(({ path }) => path),
        "csv",
        join(folder, "csv"),
      );
      for (const format of ["docx", "pptx"] as const) {
        const files = inFormat(format).map(({ path }) => path);
        if (files.length > 0) await converted(files, "pdf", join(folder, format));
      }
      expectNone(
        books
          .filter(({ document }) => document.figures.length > 0)
          .map(({ name, document, company }) => {
            const rows = sheetRows(join(folder, "csv"), name, "Figures");
            expect({ name, rows: rows.length }).toEqual({ name, rows: document.figures.length });
            const ofMetrics = rows.filter(
              ({ From, To, Metric = "" }) => From !== undefined && To !== undefined && isMetricId(Metric),
            );
            const wrong = (company === null ? companies : [company]).flatMap((one) =>
              notOfEngine(
                one.state,
                ofMetrics.filter((row) => company !== null || row["Company"] === one.company.name),
              ),
            );
            return { name, wrong };
          }),
      );
      expectNone(
        papers.map((one) => {
          const format = one.path.endsWith(".docx") ? "docx" : "pptx";
          const pdf = join(folder, format, basename(one.path).replace(/\.\w+$/u, ".pdf"));
          const text = pagesOf(pdf).join("");
          return {
            name: `${one.name}.${format}`,
            wrong: format === "docx" ? lacking(one, text, true) : lackingTiles(one.document, text),
          };
        }),
      );
    },
    ROUNDS_TIMEOUT_MS,
  );
});
