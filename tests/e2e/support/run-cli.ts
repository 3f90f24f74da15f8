import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import process from "node:process";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { commandLine as theCommandLine } from "../../../electron/cli/command-line.ts";

/** The built command line. */
export const cliPath = fileURLToPath(new URL("../../../dist/cli/cli.js", import.meta.url));

/** The same in a module of its own, for a caller in this process. */
const modulePath = fileURLToPath(new URL("../../../dist/cli/command-line.js", import.meta.url));
const load = createRequire(import.meta.url);

/** How a run of the command line ended. */
export interface CliRun {
  /** The exit code; 128 + 9 if it was ended because it took too long. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  /** Added to the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>;
  /** Written to its stdin, which is empty without. */
  readonly input?: string;
  readonly timeoutMs?: number;
}

/** Runs the built command line as a process of its own, with the same Node as the tests. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  if (!existsSync(cliPath)) throw new Error("The command line is not built: npm run build.");
  const { cwd = process.cwd(), env = {}, input = "", timeoutMs = 60_000 } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliPath, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["pipe", "pipe", "pipe"],
      timeout: timeoutMs,
      killSignal: "SIGKILL",
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (bytes: Buffer) => stdout.push(bytes));
    child.stderr.on("data", (bytes: Buffer) => stderr.push(bytes));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({
        code: code ?? 137,
        stdout: Buffer.concat(stdout).toString("utf8"),
        stderr: Buffer.concat(stderr).toString("utf8"),
      });
    });
    // A run that ends before it has read its input is no fault of the test.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

/** A process has one folder at a time, so one run ends before the next begins. */
let lastRun: Promise<unknown> = Promise.resolve();

/**
 * Runs the built command line within this process: what it does, prints and answers is the same, and no process has to
 * start. What depends on the process itself (pipes, signals, an end in the middle) is for `runCli`.
 */
export function runInProcess(
  args: readonly string[],
  { cwd = process.cwd(), env = {} }: Pick<CliOptions, "cwd" | "env"> = {},
): Promise<CliRun> {
  const run = async (): Promise<CliRun> => {
    const { commandLine } = load(modulePath) as { commandLine: typeof theCommandLine };
    const stdout = collector();
    const stderr = collector();
    const before = process.cwd();
    process.chdir(cwd);
    try {
      const code = await commandLine(args, {
        stdout: stdout.stream,
        stderr: stderr.stream,
        environment: { ...process.env, ...env },
      });
      return { code, stdout: stdout.text(), stderr: stderr.text() };
    } finally {
      process.chdir(before);
    }
  };
  const turn = lastRun.then(run, run);
  lastRun = turn.catch(() => undefined);
  return turn;
}

function collector(): { readonly stream: Writable; readonly text: () => string } {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(pieces).toString("utf8") };
}
