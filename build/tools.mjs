import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { projectRoot } from "./project-root.mjs";

/**
 * The Node that comes with the checkout: the one on the machine may be too old for the product and its tests.
 * @returns {string}
 */
export function currentNode() {
  const file = process.platform === "win32" ? "node.exe" : "node";
  const own = join(projectRoot, "node_modules/node/bin", file);
  return existsSync(own) ? own : process.execPath;
}

/**
 * The JavaScript file behind a development tool's command, to be run with `currentNode()`: the same on every platform.
 * @param {string} packageName
 * @param {string} [command] defaults to the package's name
 * @returns {string}
 */
export function toolScript(packageName, command = packageName) {
  const folder = join(projectRoot, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}

/**
 * The environment of the tools: the checkout's own programs first on the PATH.
 * @param {Readonly<Record<string, string>>} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(more = {}) {
  const separator = process.platform === "win32" ? ";" : ":";
  const own = join(projectRoot, "node_modules/.bin");
  const path = [own, process.env["PATH"] ?? ""].join(separator);
  return { ...process.env, PATH: path, ...more };
}
