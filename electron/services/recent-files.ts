import { readFileSync } from "node:fs";
import { basename } from "node:path";
import * as z from "zod";
import { writeSettingsFile } from "./settings-file.ts";

/** The most files that are remembered. */
const MOST = 10;

const listSchema = z.strictObject({ files: z.array(z.string().min(1).max(4096)).max(1000) });

/** The files that were opened or saved last. Main alone knows where they lie; the window never does. */
export interface RecentFiles {
  /** Their names, the newest first; two that are called the same have their folder with them. */
  readonly names: () => readonly string[];
  readonly pathAt: (place: number) => string | null;
  /** It was used now: it is the first of the list. */
  readonly used: (path: string) => void;
  /** It is not there any more. */
  readonly forget: (path: string) => void;
  readonly clear: () => void;
}

/** The list that a file keeps; `changed` hears of every change. A list that cannot be read is empty. */
export function createRecentFiles(file: string, changed: () => void): RecentFiles {
  let paths = readList(file);
  const keep = (next: readonly string[]): void => {
    if (next.length === paths.length && next.every((path, place) => path === paths[place])) return;
    paths = next.slice(0, MOST);
    writeSettingsFile(file, { files: paths });
    changed();
  };
  return {
    names: () => paths.map((path) => nameAmong(path, paths)),
    pathAt: (place) => paths[place] ?? null,
    used: (path) => keep([path, ...paths.filter((other) => other !== path)]),
    forget: (path) => keep(paths.filter((other) => other !== path)),
    clear: () => keep([]),
  };
}

function nameAmong(path: string, paths: readonly string[]): string {
  const name = basename(path);
  const isAlone = paths.every((other) => other === path || basename(other) !== name);
  const folder = path.slice(0, path.length - name.length - 1);
  return isAlone ? name : `${name} — ${basename(folder)}`;
}

function readList(file: string): readonly string[] {
  try {
    return listSchema.parse(JSON.parse(readFileSync(file, "utf8"))).files.slice(0, MOST);
  } catch {
    return [];
  }
}
