import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type CliRun, runInProcess } from "./run-cli.ts";
import { makeTemporaryFolder } from "./temporary-folder.ts";

/** One element of `metrics --json`. */
export interface FigureRow {
  readonly metric: string;
  readonly workflow: string;
  readonly segment: string;
  readonly period: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly partial: boolean;
}

/** What `import --json` prints. */
export interface ImportReport {
  readonly files: readonly {
    readonly file: string;
    readonly target: string;
    readonly read: number;
    readonly added: number;
    readonly replaced: number;
    readonly unchanged: number;
    readonly refused: number;
  }[];
  readonly errors: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: string | null;
    readonly code: string;
    readonly value: string;
    readonly message: string;
  }[];
}

/** A temporary folder in which a test runs the command line as a person would. */
export interface Workbench {
  readonly folder: string;
  readonly path: (name: string) => string;
  readonly write: (name: string, content: string | Uint8Array) => string;
  /** Writes a value as JSON. */
  readonly json: (name: string, value: unknown) => string;
  readonly remove: (name: string) => void;
  /** What a run that was ended left behind. */
  readonly removeHidden: () => void;
  readonly read: (name: string) => Buffer;
  readonly text: (name: string) => string;
  /** A run, however it ends. */
  readonly run: (...args: readonly string[]) => Promise<CliRun>;
  /** A run that must end with 0; its stdout. */
  readonly done: (...args: readonly string[]) => Promise<string>;
  /** A run with `--json` that must end with 0; what it printed. */
  readonly ask: <Value>(...args: readonly string[]) => Promise<Value>;
  /** A run that must be refused in one line and leave every file of the folder as it was; that line. */
  readonly refused: (...args: readonly string[]) => Promise<string>;
  /** `new` with the usual company, then `import` of the files given as name and text. */
  readonly pack: (files?: Readonly<Record<string, string>>, facts?: PilotFacts) => Promise<string>;
}

export interface PilotFacts {
  readonly out?: string;
  readonly start?: string;
  readonly tz?: string;
  readonly settings?: unknown;
}

/** A fixed clock, so that no result depends on the day of the run. */
export const CLOCK = "2026-11-20T12:00:00Z";

/** A workbench for the running test. */
export function makeWorkbench(env: Readonly<Record<string, string>> = {}): Workbench {
  const folder = makeTemporaryFolder();
  const path = (name: string) => join(folder, name);
  const write = (name: string, content: string | Uint8Array) => {
    writeFileSync(path(name), content);
    return name;
  };
  const run = (...args: readonly string[]) =>
    runInProcess(args, { cwd: folder, env: { C180_NOW: CLOCK, ...env } });
  const done = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ args, code, stderr: code === 0 ? "" : stderr }).toEqual({ args, code: 0, stderr: "" });
    return stdout;
  };
  const json = (name: string, value: unknown) => write(name, JSON.stringify(value));
  return {
    folder,
    path,
    write,
    json,
    remove: (name) => rmSync(path(name), { recursive: true, force: true }),
    removeHidden: () => {
      for (const name of readdirSync(folder))
        if (name.startsWith(".")) rmSync(path(name), { recursive: true });
    },
    read: (name) => readFileSync(path(name)),
    text: (name) => readFileSync(path(name), "utf8"),
    run,
    done,
    ask: async <Value>(...args: readonly string[]) => JSON.parse(await done(...args, "--json")) as Value,
    refused: async (...args) => {
      const before = filesOf(folder);
      const ended = await run(...args);
      expect({ args, ...ended, stderr: "" }).toMatchObject({ args, code: 1 });
      expect(filesOf(folder)).toEqual(before);
      return refusalLine(ended.stderr);
    },
    pack: async (
      files = {},
      { out = "p.c180", start = "2026-01-05", tz = "Europe/Berlin", settings } = {},
    ) => {
      const setting = settings === undefined ? [] : ["--settings", json("settings.json", settings)];
      const facts = ["--company", "Acme", "--start", start, "--tz", tz, "--currency", "EUR"];
      await done("new", ...facts, ...setting, "--out", out);
      const names = Object.entries(files).map(([name, text]) => write(name, text));
      if (names.length > 0) await done("import", out, ...names);
      return out;
    },
  };
}

/** The one line that refuses: a code, what, where, what to do, and that nothing was changed. */
export function refusalLine(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => line.startsWith("c180: "));
  expect({ stderr, lines: lines.length }).toEqual({ stderr, lines: 1 });
  const line = lines[0] ?? "";
  expect(line).toMatch(/^c180: [A-Z][A-Z0-9_]+: .+\. .+\. Nothing was changed\.$/);
  expect(line).not.toContain("INTERNAL");
  expect(stderr).not.toMatch(/^\s+at /m);
  return line;
}

/** All files of a folder with their bytes as base64. */
export function filesOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    names
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((name) => [name, readFileSync(name).toString("base64")]),
  );
}

/** Lines of a CSV, ended as most programs end them. */
export const csv = (...lines: readonly string[]): string => `${lines.join("\n")}\n`;

/** The values of one metric by workflow, segment and period. */
export function valuesOf(figures: readonly FigureRow[], metric: string): Record<string, number | null> {
  return Object.fromEntries(
    figures
      .filter((figure) => figure.metric === metric)
      .map(({ workflow, segment, period, value }) => [`${workflow}|${segment}|${period}`, value]),
  );
}
