import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { ensureBuilt } from "./ensure-built.mjs";
import { projectRoot } from "./project-root.mjs";
import { say } from "./say.mjs";

/** Chromium would ask before a page hears of changes from this machine. */
export const MAY_LISTEN = "--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets";
/** Changes that come so close together are one. */
const TOGETHER_MS = 200;

/**
 * Runs the desktop app on the page of a development server, over data of its own below dist/. Where main or preload
 * become others by a change, the app is started anew.
 * @param {{
 *   electron: string,
 *   address: string,
 *   watcher: Pick<import("vite").ViteDevServer["watcher"], "add" | "on">,
 *   ended: () => void,
 *   build?: () => Promise<void>,
 * }} options `ended` is called when a person closed the app
 */
export async function startDesktop({ electron, address, watcher, ended, build = buildMain }) {
  await build();
  let built = builtFiles();
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let app;
  let isClosing = false;
  const start = () => {
    const rootOnly = process.platform === "linux" && process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    const data = `--user-data-dir=${join(projectRoot, "dist/.dev-data")}`;
    const running = spawn(electron, [...rootOnly, data, MAY_LISTEN, projectRoot], {
      cwd: projectRoot,
      stdio: "inherit",
      env: { ...process.env, CONVERGE180_DEV_SERVER: address },
    });
    app = running;
    running.on("error", (error) => say(`The app could not be started: ${error.message}`));
    running.on("exit", () => {
      if (app !== running) return;
      app = undefined;
      if (!isClosing) ended();
    });
  };
  const stop = async () => {
    const running = app;
    app = undefined;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    running.kill();
    await once(running, "exit");
  };
  const renew = async () => {
    await build();
    const fresh = builtFiles();
    if (fresh === built || isClosing) return;
    built = fresh;
    say("The main process changed: the app starts anew.");
    await stop();
    if (!isClosing) start();
  };
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let lastRenewal = Promise.resolve();
  watcher.add([join(projectRoot, "electron"), join(projectRoot, "shared")]);
  watcher.on("all", (_event, path) => {
    if (!isOfMain(path)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      lastRenewal = lastRenewal.then(renew).catch((error) => say(String(error)));
    }, TOGETHER_MS);
  });
  start();
  return {
    async close() {
      isClosing = true;
      clearTimeout(timer);
      await stop();
      await lastRenewal;
    },
  };
}

/** @param {string} path */
function isOfMain(path) {
  return ["electron", "shared"].some((folder) => path.startsWith(join(projectRoot, folder)));
}

async function buildMain() {
  await ensureBuilt({ targets: ["main", "preload"] });
}

/** What was built last, as a text that changes with it: the window alone changes as it runs. */
function builtFiles() {
  return ["main/main.js", "preload/preload.cjs", "main/.built-from.json"]
    .map((file) => {
      const text = readFileSync(join(projectRoot, "dist", file), "utf8");
      return file.endsWith(".json") ? JSON.parse(text).files.join("\n") : text;
    })
    .join("\n");
}
