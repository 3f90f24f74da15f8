import { type FileHandle, mkdir, open, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { closeFile } from "./close-file.ts";
import { withFileLock } from "./file-lock.ts";
import { fileProblem } from "./file-problem.ts";

/** How a file looked when it was read; a write that replaces it first checks that it still does. */
export interface FileStamp {
  readonly inode: number;
  readonly sizeBytes: number;
  readonly changedMs: number;
}

/** The stamp of a file, or null where there is none. */
export async function stampOf(path: string): Promise<FileStamp | null> {
  const stats = await stat(path).catch(() => null);
  return stats === null ? null : { inode: stats.ino, sizeBytes: stats.size, changedMs: stats.mtimeMs };
}

/** Temporary files that a failing disk did not let go: the next write takes them away. */
const left = new Set<string>();
let written = 0;

async function takeAway(temporary: string): Promise<void> {
  try {
    await unlink(temporary);
    left.delete(temporary);
  } catch (error) {
    const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (isGone) left.delete(temporary);
    else left.add(temporary);
  }
}

/**
 * Writes a file so that at every moment either the old or the new bytes are there: a temporary file in the same
 * folder, fsync, rename, fsync of the folder. Where `expected` is given and the file at `path` is another by now,
 * nothing is written (`FILE_CHANGED`).
 */
export async function writeFileSafely(
  givenPath: string,
  bytes: Uint8Array,
  expected?: FileStamp,
): Promise<Result<null>> {
  // A link keeps pointing where it points: what it names is replaced.
  const path = await realpath(givenPath).catch(() => givenPath);
  const existing = await stat(path).catch(() => null);
  if (existing !== null && !existing.isFile()) {
    return failure("FILE_NOT_REGULAR", "this is not a file that can be replaced", { where: path });
  }
  written += 1;
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}-${written}.tmp`);
  let handle: FileHandle | null = null;
  try {
    for (const earlier of left) await takeAway(earlier);
    handle = await open(temporary, "wx", existing?.mode ?? 0o644);
    await handle.writeFile(bytes);
    await handle.sync();
    await handle.close();
    handle = null;
    const renamed = await withFileLock(path, () => putInPlace(temporary, path, expected));
    if (!renamed.ok) await takeAway(temporary);
    return renamed;
  } catch (error) {
    await closeFile(handle);
    await takeAway(temporary);
    return { ok: false, problem: fileProblem(error, path, "write") };
  }
}

/** The check of the stamp and the rename belong together: the caller holds the lock of the file. */
async function putInPlace(
  temporary: string,
  path: string,
  expected: FileStamp | undefined,
): Promise<Result<null>> {
  if (expected !== undefined && !isSameStamp(await stampOf(path), expected)) {
    return failure("FILE_CHANGED", "another program has changed the file meanwhile", { where: path });
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
  return success(null);
}

/** Makes a folder with its parents. */
export async function makeFolder(path: string): Promise<Result<null>> {
  try {
    await mkdir(path, { recursive: true });
    return success(null);
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    if (exists)
      return failure("FILE_NOT_REGULAR", "a file stands where the folder should be", { where: path });
    return { ok: false, problem: fileProblem(error, path, "write") };
  }
}

/** Whether a file is the one that was stamped. */
export function isSameStamp(now: FileStamp | null, before: FileStamp): boolean {
  return (
    now !== null &&
    now.inode === before.inode &&
    now.sizeBytes === before.sizeBytes &&
    now.changedMs === before.changedMs
  );
}

/** Some systems cannot open a folder: there the rename alone must do. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => null);
  if (folder === null) return;
  await folder.sync().catch(() => undefined);
  await closeFile(folder);
}
