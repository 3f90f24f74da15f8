import { posix } from "node:path";
import type { ModuleImport } from "./module-imports.ts";

/** Which layers a layer may import. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  shared: ["shared"],
  electron: ["electron", "shared"],
  renderer: ["renderer", "shared"],
  build: ["build", "shared"],
  tests: ["tests", "shared", "electron", "renderer", "build"],
};

/** The folders of shared/ from the ground up: each may import only those before it. */
export const SHARED_FOLDERS: readonly string[] = [
  "errors",
  "json",
  "calendar",
  "statistics",
  "archive",
  "ipc",
  "observations",
  "intake",
  "journal",
  "records",
  "metrics",
  "pilot-data",
  "domain",
  "portfolio",
  "commands",
  "merge",
  "pack",
  "report",
  "sample",
];

const PLATFORM_PACKAGES = /^(node:|electron$|playwright|dexie|zustand)/;
const REACT = /^react(-dom)?(\/|$)/;

/** Every layer rule that an import breaks, as a sentence that names the file; none if it is fine. */
export function brokenRules(file: string, { specifier }: ModuleImport): readonly string[] {
  const say = (rule: string): string => `${file} imports "${specifier}": ${rule}`;
  return specifier.startsWith(".")
    ? brokenByRelative(file, specifier).map(say)
    : brokenByPackage(file, specifier).map(say);
}

function brokenByRelative(file: string, specifier: string): readonly string[] {
  const broken: string[] = [];
  const path = specifier.replace(/\?.*$/, "");
  const target = posix.join(posix.dirname(file), path);
  const from = layerOf(file);
  const to = layerOf(target);
  if (posix.extname(path) === "") broken.push("write the extension");
  if (/\.jsx?$/.test(path)) broken.push("name the source file (.ts, .tsx)");
  if (to !== "" && !ALLOWED[from]?.includes(to)) broken.push(`${from}/ may not import ${to}/`);
  const below = SHARED_FOLDERS.indexOf(sharedFolderOf(target));
  const above = SHARED_FOLDERS.indexOf(sharedFolderOf(file));
  if (above !== -1 && below > above) {
    broken.push("in shared/, folders import only those that stand before them (SHARED_FOLDERS)");
  }
  const own = featureOf(file);
  const other = featureOf(target);
  if (own !== undefined && other !== undefined && own !== other) {
    broken.push("features never import each other: move what both need into renderer/components/ or shared/");
  }
  return broken;
}

function brokenByPackage(file: string, specifier: string): readonly string[] {
  const broken: string[] = [];
  const layer = layerOf(file);
  if (/^[/#~]|^@\//.test(specifier)) broken.push("write a relative path");
  if (layer === "shared") {
    if (PLATFORM_PACKAGES.test(specifier)) broken.push("shared/ is pure: take it as an argument");
    if (REACT.test(specifier) && !file.startsWith("shared/report/")) {
      broken.push("in shared/, React is allowed in shared/report/ only");
    }
  }
  if (layer === "renderer" && /^(node:|electron$)/.test(specifier)) {
    broken.push("renderer/ is a normal web app: go through renderer/host/");
  }
  return broken;
}

/** The first folder of a path from the root; "" for a file at the root. */
export function layerOf(file: string): string {
  const slash = file.indexOf("/");
  return slash === -1 ? "" : file.slice(0, slash);
}

function featureOf(file: string): string | undefined {
  return /^renderer\/features\/([^/]+)\//.exec(file)?.[1];
}

/** The folder of a file below shared/; "" for all others. */
export function sharedFolderOf(file: string): string {
  return /^shared\/([^/]+)\//.exec(file)?.[1] ?? "";
}
