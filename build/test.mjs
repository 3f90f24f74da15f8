// Everything that must hold, in one command: the same here and wherever the tests run by themselves.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { ALL_TARGETS, ensureBuilt } from "./ensure-built.mjs";
import { ensureChromium } from "./ensure-chromium.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ensureOptional } from "./ensure-optional.mjs";
import { projectRoot } from "./project-root.mjs";
import { runCommand } from "./run-command.mjs";
import { say } from "./say.mjs";
import { currentNode, toolEnvironment, toolScript } from "./tools.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const reports = mkdtempSync(join(tmpdir(), "converge180-tests-"));
/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 };

try {
  await ensureInstalled();
  const environment = toolEnvironment();

  await step("browser", async () => {
    const { chromium, problems } = await ensureChromium();
    for (const problem of problems) say(problem);
    if (chromium !== undefined) environment["CHROMIUM_PATH"] = chromium;
    for (const line of await ensureOptional()) say(line);
    return oneStep(problems.length === 0);
  });
  await step("format", () => tool("@biomejs/biome", "biome", ["check"], environment));
  await step("lint", () => tool("oxlint", "oxlint", ["--type-aware"], environment));
  await step("types", async () => {
    const { code } = await runCommand(currentNode(), [join(projectRoot, "build/types.mjs")], {
      stdout: "inherit",
    });
    return oneStep(code === 0);
  });
  const newYork = { ...environment, TZ: "America/New_York" };
  await step("unit (New York)", () => vitest(["unit"], [], newYork));
  if (existsSync(join(projectRoot, "tests/shared"))) {
    const auckland = { ...environment, TZ: "Pacific/Auckland" };
    const ofTime = ["calendar", "commands", "domain", "intake", "observations", "pilot-data", "records"];
    const folders = ofTime.map((folder) => `tests/shared/${folder}/`);
    await step("unit, what days and zones matter to (Auckland)", () => vitest(["unit"], folders, auckland));
  }
  await step("build", async () => {
    await ensureBuilt({ targets: [...ALL_TARGETS, "development"] });
    return oneStep(true);
  });
  // One worker more than the two cores: much of the time of these tests is waiting for what another process shows.
  await step("end to end", () => vitest(["e2e", "pages"], ["--maxWorkers=3"], environment));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  total.failed += 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}

if (total.failed > 0) process.exitCode = 1;
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);

/**
 * @param {string} name
 * @param {() => Promise<Counts>} run
 */
async function step(name, run) {
  process.stdout.write(`\n── ${name}\n`);
  const started = performance.now();
  /** @type {Counts} */
  let counts;
  try {
    counts = await run();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    counts = oneStep(false);
  }
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`── ${name}: ${counts.failed === 0 ? "ok" : "FAILED"} (${seconds} s)\n`);
}

/**
 * @param {boolean} passed
 * @returns {Counts}
 */
function oneStep(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/**
 * @param {string} packageName
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function tool(packageName, command, args, env) {
  const { code } = await runCommand(currentNode(), [toolScript(packageName, command), ...args], {
    env,
    stdout: "inherit",
  });
  return oneStep(code === 0);
}

/**
 * @param {readonly string[]} projects
 * @param {readonly string[]} filters
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
async function vitest(projects, filters, env) {
  const report = join(mkdtempSync(join(reports, "run-")), "report.json");
  const reporting = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = [
    toolScript("vitest"),
    "run",
    ...projects.map((project) => `--project=${project}`),
    ...reporting,
    ...filters,
  ];
  const { code } = await runCommand(currentNode(), args, { env, stdout: "inherit" });
  const counts = countsOf(report);
  // A crash, an unhandled error or a missing report fails the step even if no single test did.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {string} report
 * @returns {Counts}
 */
function countsOf(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const found = JSON.parse(readFileSync(report, "utf8"));
  // A file that could not be loaded has no tests that could fail.
  const broken = found.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  return {
    passed: found.numPassedTests,
    failed: found.numFailedTests + broken.length,
    skipped: found.numPendingTests + found.numTodoTests,
  };
}
