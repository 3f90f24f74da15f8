import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { projectRoot } from "../house/project-files.ts";
import { type BenchLine, outcomeOf, tableOf } from "./measure/bench-lines.ts";
import { type Measured, machineNow, writeMeasured } from "./measure/measured-page.ts";

/** Each in a process of its own, one after the other; at the end what was promised, met and missed. */
const BENCHES = [
  "engine",
  "csv",
  "store",
  "charts",
  "import",
  "obligations",
  "portfolio",
  "pdf",
  "reports",
  "window",
];
const words = process.argv.slice(2).filter((word) => word !== "--write");
const asked = words.filter((word) => BENCHES.includes(word));
const parts = words.filter((word) => !BENCHES.includes(word));
const isWritten = process.argv.includes("--write");

const folder = mkdtempSync(join(tmpdir(), "converge180-bench-"));
const measured: Measured[] = [];
for (const name of BENCHES) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n## ${name}\n`);
  const machine = machineNow();
  const results = join(folder, `${name}.json`);
  const options = ["--expose-gc", "--max-old-space-size=6000"];
  const script = join(import.meta.dirname, `${name}.bench.ts`);
  const { status } = spawnSync(process.execPath, [...options, script, ...parts], {
    stdio: "inherit",
    env: { ...process.env, BENCH_RESULTS: results },
  });
  if (status !== 0) process.exitCode = 1;
  if (!existsSync(results)) continue;
  measured.push({ name, machine, lines: JSON.parse(readFileSync(results, "utf8")) as BenchLine[] });
}
rmSync(folder, { recursive: true, force: true });

const promised = measured.flatMap(({ lines }) => lines).filter((line) => outcomeOf(line) !== null);
const missed = promised.filter((line) => outcomeOf(line) === "missed");
console.log(
  `\n${promised.length} promises: ${promised.length - missed.length} met, ${missed.length} missed.`,
);
if (missed.length > 0) console.log(["", ...tableOf(missed)].join("\n"));
// Parts of a bench are no whole section: the others would be lost.
if (isWritten && parts.length > 0) console.log("\nNot written: only parts of a bench were measured.");
else if (isWritten) {
  for (const section of measured) writeMeasured(join(projectRoot, "docs/performance.md"), section);
}
