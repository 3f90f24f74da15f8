import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { _electron, type ElectronApplication } from "playwright-core";
import { findElectron } from "../../build/ensure-electron.mjs";

const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

/** What the tests of the window run on. */
export type HostKind = "electron" | "chromium";

/** Where the app is started, and how. */
export interface LaunchOptions {
  readonly userData: string;
  /** The built main file. */
  readonly main: string;
  readonly args?: readonly string[];
  /** For Chromium, such as `--disable-features=…`. */
  readonly switches?: readonly string[];
  /** The Chromium that the stand-in host starts, where not the usual one. */
  readonly browser?: string;
}

/** E2E_HOST if it is set; else Electron where its runtime is installed, else the Chromium host. */
export function chosenHost(environment: NodeJS.ProcessEnv = process.env): HostKind {
  const asked = environment["E2E_HOST"];
  if (asked === "electron" || asked === "chromium") return asked;
  if (asked !== undefined && asked !== "") throw new Error("E2E_HOST is electron or chromium");
  return findElectron() === undefined ? "chromium" : "electron";
}

/** The program that stands for Electron. Asking for Electron without its runtime fails: nothing is ever skipped. */
export function hostProgram(kind: HostKind = chosenHost(), electron = findElectron()): string {
  if (kind === "chromium") return chromiumHost();
  if (electron === undefined) throw new Error("E2E_HOST=electron, but Electron's runtime is not installed");
  return electron;
}

/** Starts the app as Playwright drives it: the same calls whatever the host. */
export function launchApp({
  userData,
  main,
  args = [],
  switches = [],
  browser,
}: LaunchOptions): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: hostProgram(),
    args: [`--user-data-dir=${userData}`, ...switches, main, ...args],
    cwd: projectRoot,
    ...(browser === undefined ? {} : { env: { ...process.env, CHROMIUM_PATH: browser } }),
    timeout: 60_000,
  });
}

/** Playwright starts one file: a script that runs the host with this Node. */
function chromiumHost(): string {
  const host = join(projectRoot, "tests/hosts/chromium-host/start-host.ts");
  const script = `#!/bin/sh\nexec "${process.execPath}" "${host}" "$@"\n`;
  const folder = join(projectRoot, "dist/chromium-host");
  const program = join(folder, "electron");
  if (existsSync(program) && readFileSync(program, "utf8") === script) return program;
  mkdirSync(folder, { recursive: true });
  // Put in place whole: another test may be starting it.
  const prepared = `${program}-${process.pid}`;
  writeFileSync(prepared, script, { mode: 0o755 });
  renameSync(prepared, program);
  return program;
}
