import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { CdpConnection } from "./cdp-connection.ts";

/** A running Chromium. */
export interface BrowserProcess {
  readonly connection: CdpConnection;
  /** Waits until the browser has ended; kills it if it does not. */
  readonly end: () => Promise<void>;
}

const END_MS = 5_000;

const QUIET = [
  "--no-startup-window",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-default-apps",
  "--disable-extensions",
  "--disable-breakpad",
  "--disable-popup-blocking",
  "--disable-search-engine-choice-screen",
  "--password-store=basic",
  "--use-mock-keychain",
  "--disable-renderer-backgrounding",
  "--disable-backgrounding-occluded-windows",
  "--disable-background-timer-throttling",
  "--force-color-profile=srgb",
  "--host-resolver-rules=MAP *.invalid ~NOTFOUND",
];

/** Chromium takes the last list of features alone: those that the app is started without go into the same one. */
const WITHOUT = [
  "Translate",
  "MediaRouter",
  "OptimizationHints",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "PaintHolding",
];

/**
 * Starts Chromium with its profile below `userData`. It has two debugging ends: pipes for the host, and a port for
 * Playwright, whose address goes to stderr as Electron's would. `disabled`: the value of the app's own `--disable-features`.
 * `onExit` hears of an end that was not asked for.
 */
export function startBrowser(
  userData: string,
  disabled: string | undefined,
  onExit: () => void,
): BrowserProcess {
  const profile = join(userData, "chromium-host-profile");
  mkdirSync(profile, { recursive: true });
  // Chromium refuses to run its sandbox as root, and only then.
  const rootOnly = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const headless = process.env["E2E_HEADED"] === "1" ? [] : ["--headless=new", "--disable-gpu"];
  const browser = spawn(
    process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    [
      `--user-data-dir=${profile}`,
      "--remote-debugging-pipe",
      "--remote-debugging-port=0",
      ...QUIET,
      `--disable-features=${[...WITHOUT, ...(disabled === undefined ? [] : [disabled])].join(",")}`,
      ...rootOnly,
      ...headless,
    ],
    { stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"] },
  );
  // Tests that kill the app kill the browser with it.
  writeFileSync(join(profile, ".host-browser-pid"), String(browser.pid));
  let isEnding = false;
  browser.on("exit", () => {
    if (!isEnding) onExit();
  });
  process.on("exit", () => browser.kill("SIGKILL"));
  forwardDebuggingAddress(browser);
  const [, , , commands, answers] = browser.stdio;
  const connection = new CdpConnection(commands as Writable, answers as Readable);
  return {
    connection,
    async end() {
      isEnding = true;
      if (browser.exitCode !== null || browser.signalCode !== null) return;
      const ended = new Promise((resolve) => browser.once("exit", resolve));
      connection.root.tell("Browser.close");
      const timer = setTimeout(() => browser.kill("SIGKILL"), END_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

function forwardDebuggingAddress(browser: ChildProcess): void {
  let unfinished = "";
  browser.stderr?.on("data", (bytes: Buffer) => {
    const lines = (unfinished + bytes.toString("utf8")).split("\n");
    unfinished = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith("DevTools listening on")) process.stderr.write(`${line}\n`);
    }
  });
}
