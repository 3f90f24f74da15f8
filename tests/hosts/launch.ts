import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { _electron, type ElectronApplication } from "playwright-core";

const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

/** What the tests of the window run on. */
export type HostKind = "electron" | "chromium";

/** Where the app is started, and how. */
export interface LaunchOptions {
  readonly userData: string;
  /** The built main file. */
  readonly main: string;
  readonly args?: readonly string[];
}

/** E2E_HOST if it is set; else Electron where its runtime is installed, else the Chromium host. */
export function chosenHost(environment: NodeJS.ProcessEnv = process.env): HostKind {
  const asked = environment["E2E_HOST"];
  if (asked === "electron" || asked === "chromium") return asked;
  if (asked !== undefined && asked !== "") throw new Error("E2E_HOST is electron or chromium");
  return electronBinary() === null ? "chromium" : "electron";
}

/** The program that stands for Electron. Asking for Electron without its runtime fails: nothing is ever skipped. */
export function hostProgram(kind: HostKind = chosenHost()): string {
  if (kind === "chromium") return chromiumHost();
  const binary = electronBinary();
  if (binary === null) throw new Error("E2E_HOST=electron, but Electron's runtime is not installed");
  return binary;
}

/** Starts the app as Playwright drives it: the same calls whatever the host. */
export function launchApp({ userData, main, args = [] }: LaunchOptions): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: hostProgram(),
    args: [`--user-data-dir=${userData}`, main, ...args],
    cwd: projectRoot,
    timeout: 60_000,
  });
}

function electronBinary(): string | null {
  const folder = join(projectRoot, "node_modules/electron");
  const note = join(folder, "path.txt");
  if (!existsSync(note)) return null;
  const binary = join(folder, "dist", readFileSync(note, "utf8").trim());
  return existsSync(binary) ? binary : null;
}

let program: string | null = null;

/** Playwright starts one file: a script that runs the host with this Node. */
function chromiumHost(): string {
  if (program !== null) return program;
  const script = join(projectRoot, "tests/hosts/chromium-host/start-host.ts");
  const folder = mkdtempSync(join(tmpdir(), "converge180-host-program-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  program = join(folder, "electron");
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
  chmodSync(program, 0o755);
  return program;
}
