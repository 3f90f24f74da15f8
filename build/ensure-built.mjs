import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { withFolderLock } from "./folder-lock.mjs";
import { projectRoot } from "./project-root.mjs";
import { runCommand } from "./run-command.mjs";
import { say } from "./say.mjs";
import { currentNode, toolEnvironment, toolScript } from "./tools.mjs";

/** @typedef {"cli" | "main" | "preload" | "renderer" | "development"} Target */

/**
 * Everything that people run: the command line, and the three parts of the desktop app.
 * @type {readonly Target[]}
 */
export const ALL_TARGETS = ["cli", "main", "preload", "renderer"];

const CONFIGURATION = ["package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"];
/** What each target is made of, and the file that runs of it: published last. */
const RECIPES = {
  cli: { sources: ["shared", "electron"], entry: "cli.js" },
  main: { sources: ["shared", "electron"], entry: "main.js" },
  preload: { sources: ["shared", "electron"], entry: "preload.cjs" },
  renderer: { sources: ["shared", "renderer"], entry: "index.html" },
  // The page whose workspace lives in memory, with the gallery: what the tests of the window walk through.
  development: { sources: ["shared", "renderer"], entry: "development.html" },
};
/** How often a build is repeated whose sources changed while it ran. */
const ATTEMPTS = 3;

/**
 * Builds what is asked for (the command line alone by default) into dist/<target> where that is missing or was made from
 * other sources. Everything it says goes to stderr.
 * @param {{ force?: boolean, targets?: readonly Target[] }} [options]
 */
export async function ensureBuilt({ force = false, targets = ["cli"] } = {}) {
  if (!force && staleAmong(targets).length === 0) return;
  await withFolderLock(
    join(projectRoot, "dist/.build-lock"),
    async () => {
      let wanted = force ? targets : staleAmong(targets);
      for (let attempt = 1; attempt <= ATTEMPTS && wanted.length > 0; attempt++) {
        await build(wanted);
        wanted = staleAmong(targets);
      }
    },
    () => say("Another run is building; waiting for it …"),
  );
}

/**
 * @param {readonly Target[]} targets
 * @returns {Target[]} those that are missing or made from other sources
 */
function staleAmong(targets) {
  return targets.filter((target) => !isBuilt(target));
}

/**
 * Compares contents, not times: a checkout, a restored file or a copied folder has times that mean nothing.
 * @param {Target} target
 * @returns {boolean}
 */
function isBuilt(target) {
  const stamp = readStamp(target);
  if (stamp === undefined || stamp.sources !== digestOfSources(target)) return false;
  return stamp.files.every((file) => existsSync(join(outputOf(target), file)));
}

/** @param {readonly Target[]} targets */
async function build(targets) {
  const digests = targets.map((target) => digestOfSources(target));
  const staging = join(projectRoot, `dist/.building-${process.pid}`);
  for (const name of existsSync(join(projectRoot, "dist")) ? readdirSync(join(projectRoot, "dist")) : []) {
    if (name.startsWith(".building-"))
      rmSync(join(projectRoot, "dist", name), { recursive: true, force: true });
  }
  try {
    // Whoever asks for the build (a test run, say) must not change what is built.
    const env = toolEnvironment({
      CONVERGE180_DIST: staging,
      CONVERGE180_TARGETS: targets.join(","),
      NODE_ENV: "production",
    });
    const { code, error } = await runCommand(currentNode(), [toolScript("vite"), "build", "--app"], { env });
    if (code !== 0) throw new Error(`The build failed: ${error ?? `vite ended with ${code}`}.`);
    for (const [at, target] of targets.entries()) publish(target, join(staging, target), digests[at] ?? "");
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/**
 * Puts a finished build in place, one rename a file and the entry last, so that no run ever finds half a build. Chunks
 * carry their digest in their name; those of the build before stay, because a run may still have to load them.
 * @param {Target} target
 * @param {string} built
 * @param {string} sources
 */
function publish(target, built, sources) {
  const output = outputOf(target);
  const { entry } = RECIPES[target];
  const before = readStamp(target)?.files ?? [];
  const files = filesUnder(built);
  const ordered = [...files.filter((file) => file !== entry), entry];
  for (const file of ordered) {
    mkdirSync(dirname(join(output, file)), { recursive: true });
    renameSync(join(built, file), join(output, file));
  }
  const stamp = join(built, "stamp");
  writeFileSync(stamp, JSON.stringify({ sources, files }));
  renameSync(stamp, stampOf(target));
  const kept = new Set([...files, ...before, ".built-from.json"]);
  for (const file of filesUnder(output)) {
    if (!kept.has(file)) rmSync(join(output, file), { force: true });
  }
}

/** @param {Target} target */
function outputOf(target) {
  return join(projectRoot, "dist", target);
}

/** @param {Target} target */
function stampOf(target) {
  return join(outputOf(target), ".built-from.json");
}

/**
 * @param {Target} target
 * @returns {{ sources: string, files: string[] } | undefined}
 */
function readStamp(target) {
  try {
    return JSON.parse(readFileSync(stampOf(target), "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {Target} target */
function digestOfSources(target) {
  return digestOf([...RECIPES[target].sources, ...CONFIGURATION]);
}

/**
 * One digest over the files below folders of the project.
 * @param {readonly string[]} sources folders, and files with an ending
 * @returns {string}
 */
export function digestOf(sources) {
  const hash = createHash("sha256");
  for (const source of sources) {
    const path = join(projectRoot, source);
    if (!existsSync(path)) continue;
    const files = source.includes(".") ? [""] : filesUnder(path);
    for (const file of files) {
      const bytes = readFileSync(join(path, file));
      hash.update(`${source}/${file}\n${bytes.length}\n`).update(bytes);
    }
  }
  return hash.digest("hex");
}

/**
 * The files below a folder, sorted, with `/` between folders; hidden files and the compiler's notes left out.
 * @param {string} folder
 * @param {string} [inner]
 * @returns {string[]}
 */
function filesUnder(folder, inner = "") {
  const entries = readdirSync(join(folder, inner), { withFileTypes: true });
  const found = entries.flatMap((entry) => {
    if (entry.name.startsWith(".") || entry.name.endsWith(".tsbuildinfo")) return [];
    const path = inner === "" ? entry.name : `${inner}/${entry.name}`;
    if (entry.isDirectory()) return filesUnder(folder, path);
    return entry.isFile() ? [path] : [];
  });
  return found.sort();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await ensureBuilt({ force: process.argv.includes("--force"), targets: ALL_TARGETS });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
