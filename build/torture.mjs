// The long tier of what the suite does in small amounts: `npm run torture`, `npm run torture -- fuzzed kills`, with `--minutes 30`
// for each row. Prints one line a row.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { ALL_TARGETS, ensureBuilt } from "./ensure-built.mjs";
import { ensureChromium } from "./ensure-chromium.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { runCommand } from "./run-command.mjs";
import { say } from "./say.mjs";
import { currentNode, toolEnvironment, toolScript } from "./tools.mjs";

const asked = process.argv.slice(2);
const place = asked.indexOf("--minutes");
const minutes = place === -1 ? "10" : (asked[place + 1] ?? "10");
const names = place === -1 ? asked : asked.toSpliced(place, 2);
/** Files whose rounds follow `tests/torture/rounds.ts`, without those of a real browser or process. */
const FILES = {
  unit: ["tests/torture/", "tests/shared/merge/merge-laws"],
  e2e: ["tests/e2e/torture/"],
};

await ensureInstalled();
const { chromium, problems } = await ensureChromium();
for (const problem of problems) say(problem);
await ensureBuilt({ targets: [...ALL_TARGETS, "development"] });

const folder = mkdtempSync(join(tmpdir(), "converge180-torture-"));
const log = join(folder, "log.jsonl");
const env = {
  ...toolEnvironment(),
  ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }),
  CONVERGE180_TORTURE_LOG: log,
  CONVERGE180_TORTURE_MINUTES: minutes,
};
for (const [project, files] of Object.entries(FILES)) {
  const args = [toolScript("vitest"), "run", "--project", project, ...(names.length === 0 ? files : names)];
  const { code } = await runCommand(currentNode(), args, { env, stdout: "inherit" });
  if (code !== 0) process.exitCode = 1;
}
const lines = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
process.stdout.write("\n");
for (const line of lines) {
  const { row, did } = JSON.parse(line);
  process.stdout.write(`${row}: ${did}\n`);
}
rmSync(folder, { recursive: true, force: true });
