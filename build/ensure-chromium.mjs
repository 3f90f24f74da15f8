import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { runCommand } from "./run-command.mjs";
import { say } from "./say.mjs";
import { currentNode, toolScript } from "./tools.mjs";

const PROGRAMS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "microsoft-edge-stable",
  "msedge",
];

/**
 * A Chromium, Chrome or Edge that runs: of CHROMIUM_PATH, the PATH, the usual places, Playwright's cache.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const given = process.env["CHROMIUM_PATH"];
  const places = [
    ...(given ? [given] : []),
    ...PROGRAMS.flatMap((name) => onPath(name)),
    ...usualPlaces(),
    ...playwrightPlaces(),
  ];
  for (const place of new Set(places)) {
    if (existsSync(place) && (await runs(place))) return place;
  }
  return undefined;
}

/**
 * Makes sure that a Chromium and poppler's pdftotext are there; installs them where that can be done.
 * @returns {Promise<{ chromium: string | undefined, problems: string[] }>} problems: one line each, empty if all is there
 */
export async function ensureChromium() {
  let chromium = await findChromium();
  if ((chromium === undefined || !hasPoppler()) && canUseApt()) {
    say("Installing Chromium and poppler-utils (apt-get) …");
    await installByApt();
    chromium = await findChromium();
  }
  if (chromium === undefined) {
    say("Installing Playwright's Chromium …");
    await runCommand(currentNode(), [toolScript("playwright-core"), "install", "chromium"]);
    chromium = await findChromium();
  }
  const problems = [];
  if (chromium === undefined) {
    problems.push("No Chromium, Chrome or Edge: install one, or name it in CHROMIUM_PATH.");
  }
  if (!hasPoppler()) {
    problems.push("No pdftotext: install poppler (poppler-utils), with which the tests read PDF files.");
  }
  return { chromium, problems };
}

function hasPoppler() {
  return onPath("pdftotext").length > 0;
}

/** May packages of the system be installed here? */
export function canUseApt() {
  return process.platform === "linux" && process.getuid?.() === 0 && onPath("apt-get").length > 0;
}

async function installByApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runCommand("apt-get", ["update"], { env });
  const both = await runCommand("apt-get", ["install", "-y", "chromium", "poppler-utils"], { env });
  // Where one of the two is not to be had, the other still is.
  if (both.code !== 0) await runCommand("apt-get", ["install", "-y", "poppler-utils"], { env });
}

/**
 * A file of that name may be a stub that only says how to install the program.
 * @param {string} place
 */
async function runs(place) {
  // Chrome for Windows has no --version: it would open a window.
  if (process.platform === "win32") return true;
  const { code } = await runCommand(place, ["--version"], { stdout: "ignore", timeoutMs: 30_000 });
  return code === 0;
}

/**
 * The files of a program on the PATH.
 * @param {string} name
 * @returns {string[]}
 */
export function onPath(name) {
  const file = process.platform === "win32" ? `${name}.exe` : name;
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, file)).filter((path) => existsSync(path));
}

/** @returns {string[]} */
function usualPlaces() {
  if (process.platform === "darwin") {
    const names = ["Chromium", "Google Chrome", "Microsoft Edge"];
    const folders = ["/Applications", join(homedir(), "Applications")];
    return folders.flatMap((folder) => names.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`));
  }
  if (process.platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap(
      (key) => process.env[key] ?? [],
    );
    const inner = ["Chromium/Application/chrome.exe", "Google/Chrome/Application/chrome.exe"];
    return roots.flatMap((root) =>
      [...inner, "Microsoft/Edge/Application/msedge.exe"].map((path) => join(root, path)),
    );
  }
  return [
    "/usr/bin/chromium",
    "/usr/lib/chromium/chromium",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    "/snap/bin/chromium",
  ];
}

/** @returns {string[]} */
function playwrightPlaces() {
  const caches = {
    darwin: join(homedir(), "Library/Caches/ms-playwright"),
    win32: join(process.env["LOCALAPPDATA"] ?? homedir(), "ms-playwright"),
  };
  const usual =
    process.platform === "darwin" || process.platform === "win32" ? caches[process.platform] : undefined;
  const given = process.env["PLAYWRIGHT_BROWSERS_PATH"];
  const cache = given ? given : (usual ?? join(homedir(), ".cache/ms-playwright"));
  if (!existsSync(cache)) return [];
  const inner = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-win/chrome.exe",
    "chrome-win64/chrome.exe",
    "chrome-linux/headless_shell",
    "chrome-headless-shell-linux64/chrome-headless-shell",
  ];
  const versions = readdirSync(cache).filter((name) => name.startsWith("chromium"));
  return versions.sort().flatMap((version) => inner.map((path) => join(cache, version, path)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { chromium, problems } = await ensureChromium();
  for (const problem of problems) say(problem);
  if (chromium !== undefined) say(chromium);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
