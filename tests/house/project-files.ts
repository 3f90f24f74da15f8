import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the checkout. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

const SKIPPED_FOLDERS = new Set(["node_modules", "dist", "out", "coverage", "test-results", ".git"]);

/** The files below a folder of the checkout, as sorted paths from the root with `/`; none if the folder is missing. */
export function filesBelow(folder: string): readonly string[] {
  const path = join(projectRoot, folder);
  if (!existsSync(path)) return [];
  const found: string[] = [];
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = folder === "." ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) found.push(...filesBelow(inner));
    if (entry.isFile() && !entry.name.endsWith(".tsbuildinfo")) found.push(inner);
  }
  return found.toSorted();
}

/** Whether the file is TypeScript or JavaScript. */
export function isCode(file: string): boolean {
  return /\.(ts|tsx|mjs|js)$/.test(file);
}
