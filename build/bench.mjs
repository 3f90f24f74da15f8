// Runs the benchmarks of tests/bench one after the other and prints their tables: `npm run bench`, `npm run bench -- engine`,
// or parts of the window's: `npm run bench -- window start rows`.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { projectRoot } from "./project-root.mjs";
import { currentNode } from "./tools.mjs";

const BENCHES = ["engine", "import", "obligations", "reports", "window"];
const asked = process.argv.slice(2).filter((name) => BENCHES.includes(name));
const parts = process.argv.slice(2).filter((name) => !BENCHES.includes(name));

for (const name of BENCHES) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const script = join(projectRoot, "tests/bench", `${name}.bench.ts`);
  const { status } = spawnSync(currentNode(), ["--max-old-space-size=6000", script, ...parts], {
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}
