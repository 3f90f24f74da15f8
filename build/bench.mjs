// Runs the benchmarks of tests/bench one after the other, prints their tables and at the end what was met and what was missed:
// `npm run bench`, `npm run bench -- engine`, or parts of some: `npm run bench -- engine full day`,
// `npm run bench -- window start rows`. With `--write` the tables go into docs/performance.md, with the machine's description.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { projectRoot } from "./project-root.mjs";
import { currentNode } from "./tools.mjs";

const BENCHES = ["engine", "csv", "store", "charts", "import", "obligations", "reports", "window"];
const words = process.argv.slice(2).filter((word) => word !== "--write");
const isWritten = process.argv.includes("--write");
const asked = words.filter((word) => BENCHES.includes(word));
const parts = words.filter((word) => !BENCHES.includes(word));
const { outcomeOf, tableOf } = await import("../tests/bench/measure/bench-lines.ts");
const { machineNow, writeMeasured } = await import("../tests/bench/measure/measured-page.ts");

const folder = mkdtempSync(join(tmpdir(), "converge180-bench-"));
const measured = [];
for (const name of BENCHES) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n## ${name}\n`);
  const machine = machineNow();
  const results = join(folder, `${name}.json`);
  const script = join(projectRoot, "tests/bench", `${name}.bench.ts`);
  const options = ["--expose-gc", "--max-old-space-size=6000"];
  const { status } = spawnSync(currentNode(), [...options, script, ...parts], {
    stdio: "inherit",
    env: { ...process.env, BENCH_RESULTS: results },
  });
  if (status !== 0) process.exitCode = 1;
  if (existsSync(results)) measured.push({ name, machine, lines: JSON.parse(readFileSync(results, "utf8")) });
}
rmSync(folder, { recursive: true, force: true });

const promised = measured.flatMap(({ lines }) => lines).filter((line) => outcomeOf(line) !== null);
const missed = promised.filter((line) => outcomeOf(line) === "missed");
console.log(`\n${promised.length} promises: ${promised.length - missed.length} met, ${missed.length} missed.`);
if (missed.length > 0) console.log(["", ...tableOf(missed)].join("\n"));
if (isWritten && process.exitCode === undefined) {
  // Parts of a bench are no whole section: the others would be lost.
  if (parts.length > 0) console.log("\nNot written: only parts of a bench were measured.");
  else for (const section of measured) writeMeasured(join(projectRoot, "docs/performance.md"), section);
}
