import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { oracleCompare } from "../oracle/compare.ts";
import { oracleMetrics } from "../oracle/metrics.ts";
import { fullSizes, randomCase } from "../oracle/random-inputs.ts";
import { randomRanges } from "../oracle/random-ranges.ts";
import { compareKeys, type FlatRow, metricKeys, rowDifferences } from "../oracle/row-differences.ts";
import { settingsJson, toTemplateCsv } from "../oracle/template-csv.ts";
import { runInProcess } from "./support/run-cli.ts";
import { makeTemporaryFolder } from "./support/temporary-folder.ts";

const NOW = "2030-01-01T00:00:00Z";
const BY = [
  "workflow",
  "workflow,segment",
  "week",
  "segment,month",
  "workflow,phase",
  "workflow,segment,day",
];
/** Decimals of a CSV and of money lose at most a rounding on the way. */
const TOLERANCE = 1e-12;

async function run(folder: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runInProcess(args, { cwd: folder, env: { C180_NOW: NOW } });
  expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

const rowsOf = (stdout: string): readonly FlatRow[] => JSON.parse(stdout) as readonly FlatRow[];

// From CSV files through new, import, metrics and compare: what the program prints is what the oracle says.
describe("the command line and the oracle", () => {
  it.each([3, 10, 17, 24, 35, 50])("random company %i", async (seed) => {
    const folder = makeTemporaryFolder();
    const random = randomCase(seed, seed % 5 === 0 ? fullSizes : {});
    const { inputs, settings } = random;
    const files = Object.entries(toTemplateCsv(inputs, random.dropped));
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, "settings.json"), settingsJson(settings));
    const { startDate, timeZone } = settings;
    const facts = ["--company", "Random Ltd", "--start", startDate, "--tz", timeZone, "--currency", "EUR"];
    await run(folder, "new", ...facts, "--settings", "settings.json", "--out", "p.c180");
    await run(folder, "import", "p.c180", ...files.map(([name]) => name));

    const by = BY[seed % BY.length] ?? "workflow";
    const printed = rowsOf(await run(folder, "metrics", "p.c180", "--by", by, "--json"));
    const dimensions = by.split(",") as Parameters<typeof oracleMetrics>[2]["by"];
    const expected = oracleMetrics(inputs, settings, { by: dimensions }) as unknown as readonly FlatRow[];
    expect(rowDifferences(expected, printed, { keys: metricKeys, tolerance: TOLERANCE })).toEqual([]);

    const { after, before } = randomRanges(seed, random);
    const ranges = [
      "--from",
      after.from,
      "--to",
      after.to,
      "--against-from",
      before.from,
      "--against-to",
      before.to,
    ];
    const compared = rowsOf(
      await run(folder, "compare", "p.c180", ...ranges, "--by", "workflow,segment", "--json"),
    );
    const query = {
      by: ["workflow", "segment"],
      ...after,
      againstFrom: before.from,
      againstTo: before.to,
      asOf: NOW,
    };
    const judged = oracleCompare(inputs, settings, query as Parameters<typeof oracleCompare>[2]);
    expect(
      rowDifferences(judged as unknown as FlatRow[], compared, { keys: compareKeys, tolerance: TOLERANCE }),
    ).toEqual([]);
  });
});
