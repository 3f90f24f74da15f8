import { type FileHandle, open, readFile, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { failure, type Result } from "../../shared/errors/problem.ts";
import { closeFile } from "./close-file.ts";
import { fileProblem } from "./file-problem.ts";

/** How long a run waits for another one that writes the same file. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 25;
/** Signing a lock takes no time: one that is empty for so long was left by a disk that failed. */
const UNSIGNED_MS = 5_000;
/** The locks that this process holds: one with its number that is not among them could not be removed once. */
const own = new Set<string>();

/**
 * Holds a lock beside a file while `act` runs, so that of two runs the second sees what the first wrote. The lock is a
 * file with the number of its process; that of a process that is gone is taken over. FILE_BUSY: the other is still at it.
 */
export async function withFileLock<Value>(
  path: string,
  act: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const taken = await take(lock);
    if (taken === "held") {
      if (performance.now() > deadline)
        return failure("FILE_BUSY", "another run is writing this file", { where: path });
      await wait(PAUSE_MS);
      continue;
    }
    if (taken !== "taken") return { ok: false, problem: fileProblem(taken.error, path, "write") };
    try {
      return await act();
    } finally {
      own.delete(lock);
      await unlink(lock).catch(() => undefined);
    }
  }
}

async function take(lock: string): Promise<"taken" | "held" | { readonly error: unknown }> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(lock, "wx");
    own.add(lock);
    await handle.writeFile(String(process.pid));
    return "taken";
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    // Taken and not signed, it would be held by nobody for ever.
    if (handle !== null) {
      own.delete(lock);
      await unlink(lock).catch(() => undefined);
    }
    if (!exists) return { error };
    const owner = Number(await readFile(lock, "utf8").catch(() => ""));
    // An empty lock is one that is just being written.
    const isStale =
      owner === process.pid ? !own.has(lock) : owner > 0 ? !isAlive(owner) : await isForgotten(lock);
    if (isStale) await unlink(lock).catch(() => undefined);
    return "held";
  } finally {
    await closeFile(handle);
  }
}

async function isForgotten(lock: string): Promise<boolean> {
  const stats = await stat(lock).catch(() => null);
  return stats !== null && Date.now() - stats.mtimeMs > UNSIGNED_MS;
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
