import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createPdfPrinter, type PdfPrinter } from "../../electron/services/pdf.ts";
import { writePack } from "../../shared/pack/write-pack.ts";
import { SAMPLE_CLOCK } from "../../shared/sample/sample-company.ts";
import { sampleCompanies } from "../../shared/sample/sample-portfolio.ts";
import { printLines } from "./measure/bench-lines.ts";
import { median } from "./measure/median.ts";
import { measuredRun } from "./measured-run.ts";
import { benchCompany } from "./window/bench-companies.ts";
import { benchBrowser } from "./window/bench-window.ts";

/**
 * The PDF of a baseline report, printed by a browser that printed before and by one that is started for it; beside it what no
 * printer can do without: the browser's start and a page with nothing on it, and the report printed where it is laid out already.
 */
const ROUNDS = 7;
const MOST = 0.4;
const BLANK = '<!doctype html><html lang="en"><title>Blank</title><p>Blank</p></html>';

const html = await baselineHtml();
const warm = createPdfPrinter(process.env);
const laidOut = await laidOutPage(html);
const times = {
  warm: [] as number[],
  cold: [] as number[],
  warmBlank: [] as number[],
  coldBlank: [] as number[],
  laidOut: [] as number[],
};
for (let round = -1; round < ROUNDS; round += 1) {
  const taken = {
    warm: await printed(warm, html),
    cold: await printedCold(html),
    warmBlank: await printed(warm, BLANK),
    coldBlank: await printedCold(BLANK),
    laidOut: await laidOut.printed(),
  };
  if (round < 0) continue;
  for (const name of Object.keys(times) as (keyof typeof times)[]) times[name].push(taken[name]);
}
await warm.close();
await laidOut.close();
const before = "by a browser that printed before";
const after = "by one that is started for it";
printLines([
  {
    what: `PDF of the baseline report ${before}`,
    value: median(times.warm),
    unit: "ms",
    against: { what: after, value: median(times.cold) },
    limit: MOST,
  },
  {
    what: "  of it the printing alone, of a page that is laid out already",
    value: median(times.laidOut),
    unit: "ms",
    against: { what: after, value: median(times.cold) },
    limit: null,
  },
  {
    what: `PDF of a page with one word ${before}`,
    value: median(times.warmBlank),
    unit: "ms",
    against: { what: `${after}: the start alone`, value: median(times.coldBlank) },
    limit: null,
  },
]);

async function printed(printer: PdfPrinter, page: string): Promise<number> {
  const start = performance.now();
  const pdf = await printer.print(page, { paper: "A4" });
  const time = performance.now() - start;
  if (!pdf.ok) throw new Error(pdf.problem.message);
  checkSize(pdf.value, page);
  return time;
}

async function printedCold(page: string): Promise<number> {
  const printer = createPdfPrinter(process.env);
  const time = await printed(printer, page);
  await printer.close();
  return time;
}

function checkSize({ length }: Uint8Array, page: string): void {
  if (length < (page === BLANK ? 1000 : 50_000)) throw new Error(`a PDF of ${length} bytes`);
}

/** The report in a page of a browser, laid out as for print: each call prints it once more. */
async function laidOutPage(page: string): Promise<{
  readonly printed: () => Promise<number>;
  readonly close: () => Promise<void>;
}> {
  const context = await benchBrowser();
  const [open = await context.newPage()] = context.pages();
  await open.emulateMedia({ media: "print" });
  await open.setContent(page, { waitUntil: "load" });
  return {
    async printed() {
      const start = performance.now();
      const pdf = await open.pdf({
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
        outline: true,
      });
      const time = performance.now() - start;
      checkSize(pdf, page);
      return time;
    },
    close: () => context.close(),
  };
}

/** The report as the built command line writes it, with its fonts. */
async function baselineHtml(): Promise<string> {
  const model = sampleCompanies().find(({ files }) => files.length > 2);
  if (model === undefined) throw new Error("no sample");
  const pack = writePack([await benchCompany(model, 0, false)]);
  if (!pack.ok) throw new Error(pack.problem.message);
  const folder = mkdtempSync(join(tmpdir(), "converge180-bench-"));
  try {
    writeFileSync(join(folder, "company.c180"), pack.value);
    const how = ["--format", "html", "--as-of", SAMPLE_CLOCK, "--out", "out"];
    await measuredRun(["report", "company.c180", "--kind", "baseline", ...how], folder);
    const [file = ""] = readdirSync(join(folder, "out"));
    return readFileSync(join(folder, "out", file), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
