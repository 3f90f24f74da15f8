import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatCalendarDate } from "../../shared/calendar/calendar-date.ts";
import { DAILY_COLUMNS } from "../../shared/metrics/daily-columns.ts";
import { numbersOf, textAt, textsOf } from "../../shared/observations/table.ts";
import { ROWS, workDataset } from "./engine-data.ts";

/** 1,000,000 rows of work.csv through the real command line: imported, validated and written. */
const LIMIT_SECONDS = 10;
const LIMIT_MB = 1500;
const MONEY = new Set(["model_cost", "infra_cost", "support_cost", "revenue"]);
const CLI = join(import.meta.dirname, "../../dist/cli/cli.js");

function writeWork(path: string): void {
  const table = workDataset(0).tables.work;
  if (table === null) throw new Error("no work");
  const workflow = textsOf(table, "workflow");
  const segment = textsOf(table, "segment");
  const dates = numbersOf(table, "date");
  const columns = DAILY_COLUMNS.map((name) => ({ isMoney: MONEY.has(name), values: numbersOf(table, name) }));
  const file = openSync(path, "w");
  let lines = [`date,workflow,segment,${DAILY_COLUMNS.join(",")}`];
  for (let row = 0; row < ROWS; row += 1) {
    const cells = columns.map(({ isMoney, values }) => {
      const value = values?.[row] ?? 0;
      return isMoney ? (value / 1e6).toFixed(2) : String(value);
    });
    const names = [workflow, segment].map((column) => (column === null ? "" : textAt(column, row)));
    lines.push([formatCalendarDate(dates?.[row] ?? 0), ...names, ...cells].join(","));
    if (lines.length === 20_000) {
      writeSync(file, `${lines.join("\n")}\n`);
      lines = [];
    }
  }
  if (lines.length > 0) writeSync(file, `${lines.join("\n")}\n`);
  closeSync(file);
}

/** Peak resident memory of a process that still runs, in MB; 0 where /proc is not there. */
function peakMb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function timedImport(
  args: readonly string[],
): Promise<{ seconds: number; peak: number; code: number | null }> {
  const start = performance.now();
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakMb(child.pid ?? 0));
  }, 20);
  const code = await new Promise<number | null>((resolve) => {
    child.on("exit", resolve);
  });
  clearInterval(watch);
  return { seconds: (performance.now() - start) / 1000, peak, code };
}

if (!existsSync(CLI)) {
  console.log("| import | not measured: build the command line first (npm run build) |");
} else {
  const folder = mkdtempSync(join(tmpdir(), "c180-bench-"));
  try {
    const work = join(folder, "work.csv");
    const pack = join(folder, "bench.c180");
    writeWork(work);
    const make = [
      "new",
      "--company",
      "Bench",
      "--start",
      "2024-01-01",
      "--tz",
      "UTC",
      "--currency",
      "EUR",
      "--out",
      pack,
    ];
    const made = spawnSync(process.execPath, [CLI, ...make], { stdio: ["ignore", "ignore", "inherit"] });
    if (made.status !== 0) throw new Error(`new: exit ${String(made.status)}`);
    const { seconds, peak, code } = await timedImport(["import", pack, work]);
    const isMet = (value: number, limit: number): string => (value <= limit ? "met" : "missed");
    console.log("| work | value | target |");
    console.log("| --- | --- | --- |");
    const size = (statSync(work).size / 1e6).toFixed(0);
    console.log(`| import of 1,000,000 rows of work.csv (${size} MB), exit ${String(code)} | | |`);
    console.log(
      `| time | ${seconds.toFixed(1)} s | ≤ ${LIMIT_SECONDS} s: ${isMet(seconds, LIMIT_SECONDS)} |`,
    );
    console.log(`| peak memory | ${peak.toFixed(0)} MB | ≤ ${LIMIT_MB} MB: ${isMet(peak, LIMIT_MB)} |`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
