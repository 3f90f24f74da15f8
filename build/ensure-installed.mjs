import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { withFolderLock } from "./folder-lock.mjs";
import { projectRoot } from "./project-root.mjs";
import { runCommand } from "./run-command.mjs";
import { say } from "./say.mjs";

/** Runs `npm ci` where what is installed is not what package-lock.json asks for. Everything it says goes to stderr. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await withFolderLock(
    join(projectRoot, "dist/.install-lock"),
    async () => {
      if (isInstalled()) return;
      say("Installing the dependencies (npm ci) …");
      const { code, error } = await install();
      if (code !== 0 || !isInstalled()) {
        throw new Error(`The dependencies could not be installed: ${error ?? `npm ci ended with ${code}`}.`);
      }
    },
    () => say("Another run is installing the dependencies; waiting for it …"),
  );
}

/**
 * Compares contents, not times: a fresh clone, a restored cache or a copied folder has times that mean nothing.
 * @returns {boolean}
 */
function isInstalled() {
  const wanted = packagesOf(join(projectRoot, "package-lock.json"));
  const present = packagesOf(join(projectRoot, "node_modules/.package-lock.json"));
  if (wanted === undefined || present === undefined) return false;
  if (!existsSync(join(projectRoot, "node_modules/node/bin"))) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = present[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }> | undefined}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

function install() {
  // Said here because a setting of the machine or of `npm run -s` may say otherwise: everything is a development
  // dependency, one package installs itself by a script, and errors must be seen. The Electron runtime is not needed
  // for this step, and closed networks refuse its download.
  const args = [
    "ci",
    "--include=dev",
    "--ignore-scripts=false",
    "--loglevel=error",
    "--no-audit",
    "--no-fund",
  ];
  const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: "1" };
  const npm = process.env["npm_execpath"];
  if (npm?.endsWith("npm-cli.js") && existsSync(npm))
    return runCommand(process.execPath, [npm, ...args], { env });
  return runCommand("npm", args, { env, shell: process.platform === "win32" });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await ensureInstalled();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
