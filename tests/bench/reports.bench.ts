import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writePack } from "../../shared/pack/write-pack.ts";
import { formatsOfKind } from "../../shared/report/file-formats.ts";
import { SAMPLE_CLOCK } from "../../shared/sample/sample-company.ts";
import { sampleCompanies } from "../../shared/sample/sample-portfolio.ts";
import { type BenchLine, printLines } from "./measure/bench-lines.ts";
import { measuredRun } from "./measured-run.ts";
import { benchCompany } from "./window/bench-companies.ts";

/** What a report may take with its start, its reading of the packs and its printing, on two cores. */
const LIMITS = { portfolioSeconds: 60, baselineSeconds: 8, megabytes: 1024 } as const;
const COMPANIES = 20;

const lines: BenchLine[] = [];
const at = ["--format", "all", "--as-of", SAMPLE_CLOCK, "--out", "out"];
for (const hasMore of [false, true]) {
  const folder = mkdtempSync(join(tmpdir(), "converge180-bench-"));
  try {
    const packs = await writePacks(folder, hasMore);
    const rows = hasMore ? ", 20,000 rows more each" : "";
    const formats = formatsOfKind("portfolio").length;
    await row(
      `portfolio of ${COMPANIES} companies${rows}, in ${formats} formats`,
      ["portfolio", ...packs, ...at],
      LIMITS.portfolioSeconds,
      folder,
    );
    await row(
      `baseline report${rows}, in ${formatsOfKind("baseline").length} formats`,
      ["report", packs[0] ?? "", "--kind", "baseline", ...at],
      LIMITS.baselineSeconds,
      folder,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

printLines(lines);

/** The companies of the sample, over and over, each in a pack of its own. */
async function writePacks(folder: string, hasMore: boolean): Promise<readonly string[]> {
  const models = sampleCompanies().filter(({ files }) => files.length > 2);
  const packs: string[] = [];
  for (let place = 0; place < COMPANIES; place += 1) {
    const model = models[place % models.length];
    if (model === undefined) throw new Error("no sample");
    const pack = writePack([await benchCompany(model, place, hasMore)]);
    if (!pack.ok) throw new Error(pack.problem.message);
    writeFileSync(join(folder, `${place}.c180`), pack.value);
    packs.push(`${place}.c180`);
  }
  return packs;
}

async function row(what: string, args: readonly string[], limit: number, folder: string): Promise<void> {
  const { seconds, megabytes } = await measuredRun(args, folder);
  lines.push({ what, value: seconds, unit: "s", against: null, limit });
  if (megabytes === null) return;
  lines.push({
    what: "  the most memory, with the browser that prints",
    value: megabytes,
    unit: "MB",
    against: null,
    limit: LIMITS.megabytes,
  });
}
