import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { megabytesOfTree } from "./measure/process-memory.ts";

const cli = fileURLToPath(new URL("../../dist/cli/cli.js", import.meta.url));
const SAMPLE_EVERY_MS = 100;

/** What a run of the built command line took. */
export interface MeasuredRun {
  readonly seconds: number;
  /** The most memory that it and all processes that it started had at one moment; null: not to be known here. */
  readonly megabytes: number | null;
}

/** Runs the command line in a folder. Memory is the share of each process of what it holds (PSS), as Linux tells it. */
export async function measuredRun(args: readonly string[], folder: string): Promise<MeasuredRun> {
  const started = performance.now();
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, megabytesOfTree(child.pid ?? 0));
  }, SAMPLE_EVERY_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(`${args[0] ?? ""} ended with ${code ?? "a signal"}`);
  return {
    seconds: (performance.now() - started) / 1000,
    megabytes: most === 0 ? null : most,
  };
}
