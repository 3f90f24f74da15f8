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

/** The PDF of a baseline report, printed by a browser that printed before and by one that is started for it. */
const ROUNDS = 7;
const MOST = 0.4;

const html = await baselineHtml();
const warm = createPdfPrinter(process.env);
await printed(warm);
const times = { warm: [] as number[], cold: [] as number[] };
for (let round = 0; round < ROUNDS; round += 1) {
  times.warm.push(await printed(warm));
  const cold = createPdfPrinter(process.env);
  times.cold.push(await printed(cold));
  await cold.close();
}
await warm.close();
printLines([
  {
    what: "PDF of the baseline report by a browser that printed before",
    value: median(times.warm),
    unit: "ms",
    against: { what: "by one that is started for it", value: median(times.cold) },
    limit: MOST,
  },
]);

async function printed(printer: PdfPrinter): Promise<number> {
  const start = performance.now();
  const pdf = await printer.print(html, { paper: "A4" });
  const time = performance.now() - start;
  if (!pdf.ok) throw new Error(pdf.problem.message);
  if (pdf.value.length < 50_000) throw new Error(`a PDF of ${pdf.value.length} bytes`);
  return time;
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
