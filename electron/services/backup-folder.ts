import { createHash } from "node:crypto";
import { type FileHandle, open, stat, unlink } from "node:fs/promises";
import { basename, join } from "node:path";
import * as z from "zod";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { BackupReason } from "../../shared/ipc/backup-reasons.ts";
import { type Backup, type BackupList, backupSchema } from "../../shared/ipc/ipc-contract.ts";
import { productNames } from "../../shared/product-names.ts";
import { superfluousBackups } from "./backup-rotation.ts";
import { closeFile } from "./close-file.ts";
import { fileProblem } from "./file-problem.ts";
import { namesIn, readIfPresent } from "./journal-home-files.ts";
import { makeFolder, writeFileSafely } from "./write-file.ts";

const NOTE = "converge180-backups.json";
/** So many are noted and listed, the newest. */
const MOST = 1000;
const noteSchema = z.strictObject({ backups: z.array(backupSchema).max(MOST) });
const FILE = /^Converge180-(\d{8}T\d{9}Z-(?:daily|asked|upgrade|restore|merge|removal))\.c180$/;

/** Backups as files in a folder outside the app's own data: packs, and a note of what each holds. */
export interface BackupFolder {
  readonly list: () => Promise<Result<BackupList>>;
  /** Writes one and reads it back from the disk: VERIFY_FAILED, and nothing stays, where other bytes come back. */
  readonly write: (
    facts: { readonly reason: BackupReason; readonly pilots: number; readonly entries: number },
    bytes: Uint8Array,
  ) => Promise<Result<Backup>>;
  readonly read: (id: string, offset: number, length: number) => Promise<Result<Uint8Array>>;
  /** It was opened and holds what it should: it counts from now on, and those that it makes superfluous go. */
  readonly confirm: (id: string) => Promise<Result<BackupList>>;
}

/** The backups in the folder that `folder` names at the time. */
export function createBackupFolder(folder: () => string, nowMs: () => number): BackupFolder {
  const fileOf = (id: string): string => join(folder(), `Converge180-${id}${productNames.packExtension}`);

  /** What the note says of files that are there, and the files that it does not know, as not verified. */
  async function found(): Promise<readonly Backup[]> {
    const noted = new Map((await readNote(join(folder(), NOTE))).map((backup) => [backup.id, backup]));
    const backups: Backup[] = [];
    for (const name of await namesIn(folder())) {
      const id = FILE.exec(name)?.[1];
      if (id === undefined) continue;
      const { size } = await stat(join(folder(), name));
      const known = noted.get(id);
      const isSame = known !== undefined && known.sizeBytes === size;
      backups.push(isSame ? known : { ...unknown(id), sizeBytes: size });
    }
    return backups.toSorted((one, other) => (one.at < other.at ? 1 : -1));
  }

  function note(backups: readonly Backup[]): Promise<Result<null>> {
    const text = `${JSON.stringify({ backups: backups.slice(0, MOST) }, null, 1)}\n`;
    return writeFileSafely(join(folder(), NOTE), new TextEncoder().encode(text));
  }

  async function readBackAndNote(
    path: string,
    bytes: Uint8Array,
    facts: Pick<Backup, "id" | "at" | "reason" | "pilots" | "entries">,
  ): Promise<Result<Backup>> {
    const back = await attempt(path, () => readIfPresent(path));
    if (!back.ok) return back;
    if (back.value === null || digest(back.value) !== digest(bytes)) {
      return failure("VERIFY_FAILED", "what was read back of the backup is not what was written");
    }
    const others = await attempt(folder(), found);
    if (!others.ok) return others;
    const backup: Backup = { ...facts, sizeBytes: bytes.length, isVerified: false };
    const noted = await note([backup, ...others.value.filter(({ id }) => id !== facts.id)]);
    return noted.ok ? success(backup) : noted;
  }

  const listed = (backups: readonly Backup[], isReachable: boolean): BackupList => ({
    folder: basename(folder()),
    isReachable,
    backups: backups.slice(0, MOST),
  });

  return {
    async list() {
      try {
        return success(listed(await found(), true));
      } catch {
        return success(listed([], false));
      }
    },
    async write({ reason, pilots, entries }, bytes) {
      const made = await makeFolder(folder());
      if (!made.ok) return made;
      const at = new Date(nowMs()).toISOString();
      const id = `${at.replaceAll(/[-:.]/g, "")}-${reason}`;
      const path = fileOf(id);
      const written = await writeFileSafely(path, bytes);
      if (!written.ok) return written;
      const facts = { id, at, reason, pilots, entries };
      const noted = await readBackAndNote(path, bytes, facts);
      // One that was not noted would be a file of which nothing is known, and stay for good.
      if (!noted.ok) await unlink(path).catch(() => undefined);
      return noted;
    },
    read: (id, offset, length) => attempt(fileOf(id), () => readSlice(fileOf(id), offset, length)),
    confirm: async (id) => {
      const looked = await attempt(folder(), found);
      if (!looked.ok) return looked;
      const before = looked.value;
      if (!before.some((one) => one.id === id)) {
        return failure("FILE_NOT_FOUND", "the backup is not there any more");
      }
      const after = before.map((one) => (one.id === id ? { ...one, isVerified: true } : one));
      const noted = await note(after);
      if (!noted.ok) return noted;
      const go = new Set(superfluousBackups(after, nowMs()));
      for (const old of go) await unlink(fileOf(old)).catch(() => undefined);
      // It counts from here on, whether the folder can be looked at once more or not.
      const left = go.size === 0 ? success(after) : await attempt(folder(), found);
      return success(listed(left.ok ? left.value : after, true));
    },
  };
}

async function attempt<Value>(path: string, work: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return success(await work());
  } catch (error) {
    return { ok: false, problem: fileProblem(error, path, "read") };
  }
}

async function readSlice(path: string, offset: number, length: number): Promise<Uint8Array> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, "r");
    const { size } = await handle.stat();
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset);
    return bytesRead === bytes.length ? bytes : bytes.slice(0, bytesRead);
  } finally {
    await closeFile(handle);
  }
}

/**
 * A note that was damaged knows nothing: the files are there, and are verified anew when they are needed. One that only
 * cannot be read now is an error of the system: written anew without it, every backup would lose that it was verified.
 */
async function readNote(path: string): Promise<readonly Backup[]> {
  const bytes = await readIfPresent(path);
  try {
    return bytes === null ? [] : noteSchema.parse(JSON.parse(new TextDecoder().decode(bytes))).backups;
  } catch {
    return [];
  }
}

/** What a file's name alone says of it. */
function unknown(id: string): Backup {
  const [, year, month, day, hour, minute, second, milli] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z/.exec(id) ?? [];
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`;
  const reason = id.slice(id.indexOf("-") + 1) as BackupReason;
  return { id, at, reason, sizeBytes: 0, pilots: 0, entries: 0, isVerified: false };
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
