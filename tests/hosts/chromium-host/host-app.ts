import { existsSync, mkdirSync, readFileSync, renameSync, unlinkSync, watch, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import type { HostState } from "./host-state.ts";
import { PreventableEvent } from "./host-state.ts";
import type { HostWindows } from "./host-window.ts";
import type { PackedApp } from "./packed-app.ts";

interface SecondStart {
  readonly argv: readonly string[];
  readonly folder: string;
}

const SECOND_START = /^\.host-second-\d+\.json$/;

/** Electron's `app` as far as the app uses it, of a checkout (`packed` null) or out of its archive. `endBrowser` is called when it ends. */
export function createHostApp(
  state: HostState,
  windows: HostWindows,
  packed: PackedApp | null,
  endBrowser: () => Promise<void>,
): object {
  const ready = Promise.withResolvers<void>();
  state.app.once("ready", () => ready.resolve());
  const appData = process.env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config");
  const places = new Map([
    ["home", homedir()],
    ["temp", tmpdir()],
    ["appData", appData],
    ["documents", join(homedir(), "Documents")],
    ["userData", state.switches.get("user-data-dir") ?? join(appData, "Electron")],
  ]);
  let name = "Electron";
  let lock: string | null = null;

  function placeOf(key: string): string {
    const place = places.get(key);
    if (place === undefined) throw new Error(`Failed to get '${key}' path`);
    return place;
  }

  function requestSingleInstanceLock(): boolean {
    const folder = placeOf("userData");
    mkdirSync(folder, { recursive: true });
    const file = join(folder, ".host-instance.lock");
    if (existsSync(file) && isAlive(Number(readFileSync(file, "utf8")))) {
      const told = join(folder, `.host-second-${process.pid}`);
      const start: SecondStart = { argv: process.argv, folder: process.cwd() };
      writeFileSync(`${told}.tmp`, JSON.stringify(start));
      renameSync(`${told}.tmp`, `${told}.json`);
      return false;
    }
    writeFileSync(file, String(process.pid));
    lock = file;
    watch(folder, (_event, changed) => {
      if (changed !== null && SECOND_START.test(changed)) hearSecondStart(join(folder, changed));
    }).unref();
    return true;
  }

  function hearSecondStart(file: string): void {
    // Renaming it here and removing it are changes as well.
    if (!existsSync(file)) return;
    const { argv, folder } = JSON.parse(readFileSync(file, "utf8")) as SecondStart;
    unlinkSync(file);
    state.app.emit("second-instance", {}, argv, folder);
  }

  async function exit(code = 0): Promise<void> {
    state.isQuitting = true;
    state.app.emit("quit", {}, code);
    if (lock !== null) unlinkSync(lock);
    await endBrowser();
    process.exit(code);
  }

  async function quit(): Promise<void> {
    if (state.isQuitting) return;
    const before = new PreventableEvent();
    state.app.emit("before-quit", before);
    if (before.defaultPrevented) return;
    state.isQuitting = true;
    if (!(await windows.closeAll())) {
      state.isQuitting = false;
      return;
    }
    await exit(0);
  }

  return Object.assign(state.app, {
    isPackaged: packed !== null,
    whenReady: () => ready.promise,
    isReady: () => state.isReady,
    getName: () => name,
    setName: (wanted: string) => {
      name = wanted;
    },
    getVersion: () => packed?.version ?? "0.0.0",
    getLocale: () => "en-GB",
    getPath: placeOf,
    setPath: (key: string, place: string) => {
      places.set(key, place);
    },
    enableSandbox: () => undefined,
    setAppUserModelId: () => undefined,
    addRecentDocument: () => undefined,
    clearRecentDocuments: () => undefined,
    showAboutPanel: () => undefined,
    commandLine: {
      hasSwitch: (key: string) => state.switches.has(key),
      getSwitchValue: (key: string) => state.switches.get(key) ?? "",
    },
    requestSingleInstanceLock,
    hasSingleInstanceLock: () => lock !== null,
    quit: () => void quit(),
    exit: (code?: number) => void exit(code),
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
