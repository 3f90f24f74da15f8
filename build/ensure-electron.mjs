import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./project-root.mjs";
import { runCommand } from "./run-command.mjs";
import { say } from "./say.mjs";
import { currentNode } from "./tools.mjs";

/** A network that swallows packets must not hold up the start for longer. */
const LIMIT_MS = 180_000;
const SLOW_MS = 3_000;

/**
 * Electron's program. Its runtime is a download of its own that many networks refuse: it is tried once.
 * @returns {Promise<string | undefined>}
 */
export async function ensureElectron() {
  const present = findElectron();
  if (present !== undefined) return present;
  const script = join(projectRoot, "node_modules/electron/install.js");
  if (!existsSync(script)) return undefined;
  // A network that refuses says so at once; only a download is worth a word.
  const slow = setTimeout(() => say("Fetching Electron's runtime …"), SLOW_MS);
  await runCommand(currentNode(), [script], { stdout: "ignore", timeoutMs: LIMIT_MS });
  clearTimeout(slow);
  return findElectron();
}

/**
 * Electron's program where its runtime is installed.
 * @param {string} [folder] of the package
 * @returns {string | undefined}
 */
export function findElectron(folder = join(projectRoot, "node_modules/electron")) {
  const note = join(folder, "path.txt");
  if (!existsSync(note)) return undefined;
  const program = join(folder, "dist", readFileSync(note, "utf8").trim());
  return existsSync(program) ? program : undefined;
}
