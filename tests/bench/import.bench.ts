import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printLines } from "./measure/bench-lines.ts";
import { writeWorkFile } from "./work-file.ts";

/** 1,000,000 rows of work.csv through the real command line: imported, validated and written. */
const LIMIT_SECONDS = 10;
const LIMIT_MB = 1500;
const CLI = join(import.meta.dirname, "../../dist/cli/cli.js");

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
    writeWorkFile(work);
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
    if (code !== 0) throw new Error(`import: exit ${String(code)}`);
    const size = (statSync(work).size / 1e6).toFixed(0);
    printLines([
      {
        what: `1,000,000 rows of work.csv (${size} MB) imported by the command line`,
        value: seconds,
        unit: "s",
        against: null,
        limit: LIMIT_SECONDS,
      },
      { what: "  the most memory", value: peak, unit: "MB", against: null, limit: LIMIT_MB },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
