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

const SOURCES = [
  "shared",
  "electron",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
];
const OUTPUT = join(projectRoot, "dist/cli");
const STAMP = join(OUTPUT, ".built-from.json");
/** How often a build is repeated whose sources changed while it ran. */
const ATTEMPTS = 3;

/**
 * Builds the command line into dist/cli where that is missing or was made from other sources. Everything it says goes
 * to stderr.
 * @param {{ force?: boolean }} [options]
 */
export async function ensureBuilt(options = {}) {
  if (!options.force && isBuilt()) return;
  await withFolderLock(
    join(projectRoot, "dist/.build-lock"),
    async () => {
      if (!options.force && isBuilt()) return;
      for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        await build();
        if (isBuilt()) return;
      }
    },
    () => say("Another run is building; waiting for it …"),
  );
}

/**
 * Compares contents, not times: a checkout, a restored file or a copied folder has times that mean nothing.
 * @returns {boolean}
 */
function isBuilt() {
  const stamp = readStamp();
  if (stamp === undefined || stamp.sources !== digestOfSources()) return false;
  return stamp.files.every((file) => existsSync(join(OUTPUT, file)));
}

async function build() {
  const sources = digestOfSources();
  const staging = join(projectRoot, `dist/.building-${process.pid}`);
  for (const name of existsSync(join(projectRoot, "dist")) ? readdirSync(join(projectRoot, "dist")) : []) {
    if (name.startsWith(".building-"))
      rmSync(join(projectRoot, "dist", name), { recursive: true, force: true });
  }
  try {
    const env = toolEnvironment({ CONVERGE180_DIST: staging });
    const { code, error } = await runCommand(currentNode(), [toolScript("vite"), "build", "--app"], { env });
    if (code !== 0) throw new Error(`The build failed: ${error ?? `vite ended with ${code}`}.`);
    publish(join(staging, "cli"), sources);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/**
 * Puts a finished build in place, one rename a file and the entry last, so that no run ever finds half a build. Chunks
 * carry their digest in their name; those of the build before stay, because a run may still have to load them.
 * @param {string} built
 * @param {string} sources
 */
function publish(built, sources) {
  const before = readStamp()?.files ?? [];
  const files = filesUnder(built);
  const ordered = [...files.filter((file) => file !== "cli.js"), "cli.js"];
  for (const file of ordered) {
    mkdirSync(dirname(join(OUTPUT, file)), { recursive: true });
    renameSync(join(built, file), join(OUTPUT, file));
  }
  const stamp = join(built, "stamp");
  writeFileSync(stamp, JSON.stringify({ sources, files }));
  renameSync(stamp, STAMP);
  const kept = new Set([...files, ...before, ".built-from.json"]);
  for (const file of filesUnder(OUTPUT)) {
    if (!kept.has(file)) rmSync(join(OUTPUT, file), { force: true });
  }
}

/** @returns {{ sources: string, files: string[] } | undefined} */
function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, "utf8"));
  } catch {
    return undefined;
  }
}

function digestOfSources() {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
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
    await ensureBuilt({ force: process.argv.includes("--force") });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
