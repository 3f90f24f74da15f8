import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ElectronApplication, Page } from "playwright-core";
import { ensureBuilt } from "../../../../build/ensure-built.mjs";
import { onPath } from "../../../../build/ensure-chromium.mjs";
import type { DesktopApi } from "../../../../shared/ipc/desktop-api.ts";
import type { GrantedFile } from "../../../../shared/ipc/ipc-contract.ts";
import { chosenHost, launchApp } from "../../../hosts/launch.ts";

const projectRoot = fileURLToPath(new URL("../../../../", import.meta.url));

declare global {
  // What the preload and the test page put there.
  var converge180Desktop: DesktopApi;
  var heard: { readonly menu: string[]; readonly files: GrantedFile[] };
}

/** The built main and preload with a page, and a user's data in a folder of their own. */
export interface DesktopApp {
  readonly folder: string;
  readonly userData: string;
  readonly main: string;
  /** Starts the app and waits for its page. */
  readonly start: (...args: readonly string[]) => Promise<{ app: ElectronApplication; page: Page }>;
  /** Starts the app's main process and waits for nothing of its page. */
  readonly launch: (...args: readonly string[]) => Promise<ElectronApplication>;
  /** Ends the app and its browser as a power cut would, and waits until it is gone. */
  readonly kill: (app: ElectronApplication) => Promise<void>;
  readonly remove: () => void;
}

/**
 * Prepares an app of its own for a test file: with the built page, or with a test page that does nothing, so that what
 * main and preload do can be seen by itself. The stand-in host shows the built page in the part of Chromium without windows
 * where that is there: the same engine, started in a fraction of the time. `isWholeBrowser`: in all of it.
 */
export async function prepareDesktopApp(
  shown: "built page" | "test page",
  { isWholeBrowser = false }: { readonly isWholeBrowser?: boolean } = {},
): Promise<DesktopApp> {
  process.stdout.write(`desktop tests run on: ${chosenHost()}\n`);
  const isBuilt = shown === "built page";
  const [quick] = isBuilt && !isWholeBrowser ? onPath("chromium-headless-shell") : [];
  await ensureBuilt({ targets: isBuilt ? ["main", "preload", "renderer"] : ["main", "preload"] });
  const folder = mkdtempSync(join(tmpdir(), "converge180-desktop-"));
  const userData = join(folder, "user data");
  // A copy: a build that another test causes must not change the files of a running app.
  const parts = isBuilt ? ["main", "preload", "renderer"] : ["main", "preload"];
  for (const part of parts) {
    cpSync(join(projectRoot, "dist", part), join(folder, "dist", part), { recursive: true });
  }
  if (!isBuilt) {
    cpSync(join(projectRoot, "tests/fixtures/window-page"), join(folder, "dist/renderer"), {
      recursive: true,
    });
  }
  const main = join(folder, "dist/main/main.js");
  // Backups of a test belong beside its data, not into the folder of documents of whoever runs it.
  mkdirSync(userData);
  writeFileSync(
    join(userData, "backup-folder.json"),
    JSON.stringify({ folder: join(folder, "kept backups") }),
  );
  const launch: DesktopApp["launch"] = (...args) =>
    launchApp({ userData, main, args, ...(quick === undefined ? {} : { browser: quick }) });
  return {
    folder,
    userData,
    main,
    launch,
    async start(...args) {
      const app = await launch(...args);
      const page = await app.firstWindow();
      if (isBuilt) await placeShown(page);
      else await page.waitForFunction(() => "heard" in globalThis);
      return { app, page };
    },
    async kill(app) {
      const process = app.process();
      const gone = new Promise((resolve) => process.once("exit", resolve));
      killBrowsers(userData);
      process.kill("SIGKILL");
      await gone;
      // One that main began in the same moment would keep the profile from the next start.
      killBrowsers(userData);
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }),
  };
}

/** The person chooses `path` in every file dialog from now on; null: cancels. */
export async function choose(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    const canceled = path === null;
    Object.assign(dialog, {
      showSaveDialog: async () => ({ canceled, filePath: path ?? "" }),
      showOpenDialog: async () => ({ canceled, filePaths: path === null ? [] : [path] }),
    });
  }, path);
}

/** The host's browser is a process of its own; Electron's ends with Electron. */
function killBrowsers(userData: string): void {
  for (const pid of browsersOver(join(userData, "chromium-host-profile"))) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

/** The processes that work over a profile: where the system tells, of itself; else the one that the host noted. */
function browsersOver(profile: string): readonly number[] {
  const note = join(profile, ".host-browser-pid");
  const noted = existsSync(note) ? [Number(readFileSync(note, "utf8"))] : [];
  if (!existsSync("/proc/self/cmdline")) return noted;
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name) && commandLine(name).includes(`--user-data-dir=${profile}`))
    .map(Number);
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** Waits until a place stands; a start that comes to none says what stands there instead. */
async function placeShown(page: Page): Promise<void> {
  try {
    await page.getByRole("main").waitFor();
  } catch (error) {
    const shown = await page.locator("body").innerText();
    throw new Error(`no place stands at ${page.url()}: ${shown === "" ? "nothing does" : shown}`, {
      cause: error,
    });
  }
}
