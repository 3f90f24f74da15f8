import { randomBytes } from "node:crypto";
import { type FileHandle, open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { GrantedFile } from "../../shared/ipc/ipc-contract.ts";
import { closeFile } from "./close-file.ts";
import { fileProblem } from "./file-problem.ts";
import { type FileStamp, isSameStamp, stampOf } from "./write-file.ts";

/** The most files that are granted at a time; the oldest grant ends when there are more. */
const MOST_GRANTS = 1000;

interface Grant {
  readonly path: string;
  /** How the file looked when it was granted. */
  readonly stamp: FileStamp | null;
  /** One that was saved can be shown and opened, not read. */
  readonly isSaved: boolean;
}

/** Keeps which files the page may read or show. The page knows ids and names, never paths. */
export interface FileGrants {
  /** Lets the page read a file that a person gave to the app. */
  readonly grantReading: (path: string) => Promise<Result<GrantedFile>>;
  /** Lets the page show a file that it saved. */
  readonly grantShowing: (path: string) => Promise<{ readonly grant: string; readonly name: string }>;
  /** A slice of a granted file, shorter than asked for at its end alone; `FILE_CHANGED` if it is another by now. */
  readonly read: (grant: string, offset: number, length: number) => Promise<Result<Uint8Array>>;
  readonly pathOf: (grant: string) => Result<string>;
  /** Where a file lies that the page saved, as long as it is what was saved there. */
  readonly savedPath: (grant: string) => Promise<Result<string>>;
}

/** An empty set of grants. */
export function createFileGrants(): FileGrants {
  const grants = new Map<string, Grant>();

  function remember(grant: Grant): string {
    const id = randomBytes(16).toString("hex");
    grants.set(id, grant);
    const oldest = grants.keys().next();
    if (grants.size > MOST_GRANTS && !oldest.done) grants.delete(oldest.value);
    return id;
  }

  return {
    async grantReading(path) {
      try {
        const stats = await stat(path);
        if (!stats.isFile()) return failure("FILE_NOT_REGULAR", "this is not a file", { where: path });
        const stamp = await stampOf(path);
        const grant = remember({ path, stamp, isSaved: false });
        return success({ grant, name: shownName(path), sizeBytes: stats.size });
      } catch (error) {
        return { ok: false, problem: fileProblem(error, path, "read") };
      }
    },
    async grantShowing(path) {
      const grant = remember({ path, stamp: await stampOf(path), isSaved: true });
      return { grant, name: shownName(path) };
    },
    async read(id, offset, length) {
      const grant = grants.get(id);
      if (grant === undefined || grant.isSaved || grant.stamp === null) return notGranted();
      return readSlice(grant.path, grant.stamp, offset, length);
    },
    pathOf(id) {
      const grant = grants.get(id);
      return grant === undefined ? notGranted() : success(grant.path);
    },
    async savedPath(id) {
      const grant = grants.get(id);
      if (grant === undefined || !grant.isSaved || grant.stamp === null) return notGranted();
      const now = await stampOf(grant.path);
      if (now === null) return failure("FILE_NOT_FOUND", "the file is not there any more");
      return isSameStamp(now, grant.stamp)
        ? success(grant.path)
        : failure("FILE_CHANGED", "the file was changed after it was saved", {
            remedy: "Show it in its folder and open it from there.",
          });
    },
  };
}

async function readSlice(
  path: string,
  before: FileStamp,
  offset: number,
  length: number,
): Promise<Result<Uint8Array>> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, "r");
    const stats = await handle.stat();
    if (stats.ino !== before.inode || stats.size !== before.sizeBytes || stats.mtimeMs !== before.changedMs) {
      return failure("FILE_CHANGED", "the file was changed after it was chosen", {
        remedy: "Choose it again.",
      });
    }
    // A buffer of its own: a part of a larger one would cross to the page with all the rest of it.
    const bytes = new Uint8Array(Math.max(0, Math.min(length, stats.size - offset)));
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, offset + filled);
      if (bytesRead === 0) return failure("FILE_CHANGED", "the file became shorter while it was read");
      filled += bytesRead;
    }
    return success(bytes);
  } catch (error) {
    return { ok: false, problem: fileProblem(error, path, "read") };
  } finally {
    await closeFile(handle);
  }
}

function notGranted(): ReturnType<typeof failure> {
  return failure("FILE_DENIED", "this file was not chosen, or long ago", { remedy: "Choose it again." });
}

/** The file's name as the page sees it; a control character in it is shown as a mark of its own. */
export function shownName(path: string): string {
  return basename(path).replaceAll(/[\u0000-\u001f\u007f\\]/g, "�");
}
