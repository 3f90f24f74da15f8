// Runs the benchmarks of tests/bench: `npm run bench` (all), `npm run bench -- engine` (one), `npm run bench -- engine full day`
// (parts of one). With `--write` what was measured goes into docs/performance.md.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { projectRoot } from "./project-root.mjs";
import { currentNode } from "./tools.mjs";

const script = join(projectRoot, "tests/bench/run-benches.ts");
const { status } = spawnSync(currentNode(), [script, ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = status ?? 1;
