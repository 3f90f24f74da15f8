import { constants, type FileHandle, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";
import { closeFile } from "./close-file.ts";

/** Names of files that are on their way; a start finds them only after a crash and removes them. */
const UNFINISHED = /^\.(?:new|removed)-/;

let counter = 0;

function unfinished(kind: "new" | "removed"): string {
  counter += 1;
  return `.${kind}-${process.pid}-${counter}`;
}

/** Makes sure of a folder, and that it is still there after a power cut. */
export async function ensureFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  // Every new folder stands in the list of the one above it: those lists are written out as well.
  for (let folder = path; folder.length >= first.length; folder = dirname(folder)) {
    await syncFolder(dirname(folder));
  }
}

/** Puts `bytes` at `path` so that at every moment either the old or the new file is there. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(dirname(path), unfinished("new"));
  let handle: FileHandle | null = null;
  try {
    handle = await open(temporary, "w", 0o600);
    await handle.writeFile(bytes);
    await handle.sync();
    await handle.close();
    handle = null;
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await closeFile(handle);
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Appends `bytes` to a file that is there and waits until they are on the disk. What an interrupted append left behind
 * (anything after the last line break) is cut off first; a failed append leaves the file as it was.
 */
export async function appendLines(path: string, bytes: Uint8Array): Promise<void> {
  // Not created: a journal that begins with its last line would look whole and be none.
  const handle = await open(path, constants.O_RDWR | constants.O_APPEND);
  try {
    const { size } = await handle.stat();
    const whole = await wholeLinesLength(handle, size);
    if (whole < size) await handle.truncate(whole);
    try {
      await handle.appendFile(bytes);
      await handle.sync();
    } catch (error) {
      await handle.truncate(whole).catch(() => undefined);
      throw error;
    }
  } finally {
    await closeFile(handle);
  }
}

/** Removes a folder at once for whoever looks, and its contents thereafter. */
export async function removeFolder(path: string): Promise<void> {
  const aside = join(dirname(path), unfinished("removed"));
  try {
    await rename(path, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  await syncFolder(dirname(path));
  await rm(aside, { recursive: true, force: true });
}

/** Removes what a crash left unfinished in a folder. */
export async function clearUnfinished(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (UNFINISHED.test(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** The names in a folder, sorted; none if there is no such folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The bytes of a file, or null where there is none. */
export async function readIfPresent(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, "r");
    return new Uint8Array(await handle.readFile());
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  } finally {
    await closeFile(handle);
  }
}

/** How many bytes of a file stand before or at its last line break. */
async function wholeLinesLength(handle: FileHandle, size: number): Promise<number> {
  const step = 64 * 1024;
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - step);
    const part = new Uint8Array(end - start);
    const { bytesRead } = await handle.read(part, 0, part.length, start);
    const at = part.subarray(0, bytesRead).lastIndexOf(0x0a);
    if (at !== -1) return start + at + 1;
    end = start;
  }
  return 0;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** Some systems cannot open a folder: there the rename alone must do. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => null);
  if (folder === null) return;
  await folder.sync().catch(() => undefined);
  await closeFile(folder);
}
