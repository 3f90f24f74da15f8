import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writePack } from "../../shared/pack/write-pack.ts";
import { formatsOfKind } from "../../shared/report/file-formats.ts";
import { SAMPLE_CLOCK } from "../../shared/sample/sample-company.ts";
import { sampleCompanies } from "../../shared/sample/sample-portfolio.ts";
import { measuredRun } from "./measured-run.ts";
import { benchCompany } from "./window/bench-companies.ts";

/** What a report may take with its start, its reading of the packs and its printing, on two cores. */
const LIMITS = { portfolioSeconds: 60, baselineSeconds: 8, megabytes: 1000 } as const;
const COMPANIES = 20;

const folder = mkdtempSync(join(tmpdir(), "converge180-bench-"));
try {
  const models = sampleCompanies().filter(({ files }) => files.length > 2);
  for (let place = 0; place < COMPANIES; place += 1) {
    const model = models[place % models.length];
    if (model === undefined) throw new Error("no sample");
    const pack = writePack([await benchCompany(model, place)]);
    if (!pack.ok) throw new Error(pack.problem.message);
    writeFileSync(join(folder, `${place}.c180`), pack.value);
  }
  const packs = readdirSync(folder).filter((name) => name.endsWith(".c180"));
  const at = ["--format", "all", "--as-of", SAMPLE_CLOCK, "--out", "out"];
  await row(
    `portfolio of ${COMPANIES} companies, 20,000 rows more each, in ${formatsOfKind("portfolio").length} formats`,
    ["portfolio", ...packs, ...at],
    LIMITS.portfolioSeconds,
  );
  await row(
    `baseline report in ${formatsOfKind("baseline").length} formats`,
    ["report", packs[0] ?? "", "--kind", "baseline", ...at],
    LIMITS.baselineSeconds,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function row(what: string, args: readonly string[], limit: number): Promise<void> {
  const { seconds, megabytes } = await measuredRun(args, folder);
  const isOver = seconds > limit || (megabytes !== null && megabytes > LIMITS.megabytes);
  const memory = megabytes === null ? "" : `, ${megabytes.toFixed(0)} MB at most (limit ${LIMITS.megabytes})`;
  console.log(`${what}: ${seconds.toFixed(1)} s (limit ${limit})${memory}${isOver ? ": OVER" : ""}`);
  if (isOver) process.exitCode = 1;
}
