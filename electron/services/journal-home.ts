import { createHash } from "node:crypto";
import { join } from "node:path";
import * as z from "zod";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { anchorSchema, isBlobName, isPilotId, type StoredAnchor } from "../../shared/ipc/ipc-contract.ts";
import { fileProblem } from "./file-problem.ts";
import {
  appendLines,
  clearUnfinished,
  ensureFolder,
  namesIn,
  readIfPresent,
  removeFolder,
  replaceFile,
} from "./journal-home-files.ts";

/**
 * The second home of the data: plain files that hold everything should the database be lost. Every write is on the disk
 * when its promise is fulfilled. Writes to one pilot come one after the other.
 *
 *     <folder>/anchor.json
 *     <folder>/<pilot>/journal.jsonl
 *     <folder>/<pilot>/blobs/<name>
 */
export interface JournalFiles {
  /** Null: nothing was ever written. `CHECKSUM` where the file cannot be understood. */
  readonly readAnchor: () => Promise<Result<StoredAnchor | null>>;
  readonly writeAnchor: (anchor: StoredAnchor) => Promise<Result<null>>;
  /** `FILE_NOT_FOUND`: the journal is not there (any more); its beginning is needed as well. */
  readonly appendJournal: (pilotId: string, lines: readonly string[]) => Promise<Result<null>>;
  readonly replaceJournal: (pilotId: string, lines: readonly string[]) => Promise<Result<null>>;
  /** The lines that were written whole; none for a pilot that is not here. */
  readonly readJournal: (pilotId: string) => Promise<Result<string[]>>;
  readonly listPilots: () => Promise<Result<string[]>>;
  readonly removePilot: (pilotId: string) => Promise<Result<null>>;
  /** A blob never changes: writing the same again is nothing to do, other bytes under its name are refused. */
  readonly writeBlob: (pilotId: string, name: string, bytes: Uint8Array) => Promise<Result<null>>;
  readonly readBlob: (pilotId: string, name: string) => Promise<Result<Uint8Array>>;
  readonly listBlobs: (pilotId: string) => Promise<Result<string[]>>;
}

/** The journal files below `folder`; what a crash left unfinished there is removed before anything else. */
export function createJournalHome(folder: string): JournalFiles {
  const anchorFile = join(folder, "anchor.json");
  const inTurn = createTurns();
  const cleared = clearAll(folder);

  function pilot<Value>(
    pilotId: string,
    doing: "read" | "write",
    work: (pilotFolder: string) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    // The id becomes a folder's name: nothing but an id may.
    if (!isPilotId(pilotId)) return Promise.resolve(failure("FILE_DENIED", "this is not the id of a pilot"));
    const path = join(folder, pilotId);
    return inTurn(pilotId, () => attempt(path, doing, () => work(path)));
  }

  function attempt<Value>(
    path: string,
    doing: "read" | "write",
    work: () => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    return cleared.then(work).catch((error: unknown) => ({
      ok: false,
      problem: fileProblem(error, path, doing),
    }));
  }

  return {
    readAnchor: () =>
      inTurn("", () =>
        attempt(anchorFile, "read", async () => {
          const bytes = await readIfPresent(anchorFile);
          return bytes === null ? success(null) : readAnchorBytes(bytes);
        }),
      ),
    writeAnchor: (anchor) =>
      inTurn("", () =>
        attempt(anchorFile, "write", async () => {
          await ensureFolder(folder);
          await replaceFile(anchorFile, encode(`${JSON.stringify(anchor)}\n`));
          return success(null);
        }),
      ),
    appendJournal: (pilotId, lines) =>
      pilot(pilotId, "write", async (path) => {
        if (lines.some(breaksLine)) return brokenLine();
        if (lines.length > 0) await appendLines(join(path, JOURNAL), encode(textOf(lines)));
        return success(null);
      }),
    replaceJournal: (pilotId, lines) =>
      pilot(pilotId, "write", async (path) => {
        if (lines.some(breaksLine)) return brokenLine();
        await ensureFolder(path);
        await replaceFile(join(path, JOURNAL), encode(textOf(lines)));
        return success(null);
      }),
    readJournal: (pilotId) =>
      pilot(pilotId, "read", async (path) => {
        const bytes = await readIfPresent(join(path, JOURNAL));
        return bytes === null ? success([]) : linesOf(bytes);
      }),
    listPilots: () => attempt(folder, "read", async () => success((await namesIn(folder)).filter(isPilotId))),
    removePilot: (pilotId) =>
      pilot(pilotId, "write", async (path) => {
        await removeFolder(path);
        return success(null);
      }),
    writeBlob: (pilotId, name, bytes) =>
      pilot(pilotId, "write", async (path) => {
        if (!isBlobName(name)) return notABlob();
        const file = join(path, BLOBS, name);
        const before = await readIfPresent(file);
        if (before !== null) {
          if (Buffer.compare(before, bytes) === 0) return success(null);
          // The name is the digest of the right bytes: a file that was damaged on the disk is mended by them.
          const isRight = createHash("sha256").update(bytes).digest("hex") === name;
          if (!isRight) return failure("CHECKSUM", "other bytes stand under this name already");
        }
        await ensureFolder(join(path, BLOBS));
        await replaceFile(file, bytes);
        return success(null);
      }),
    readBlob: (pilotId, name) =>
      pilot(pilotId, "read", async (path) => {
        if (!isBlobName(name)) return notABlob();
        const bytes = await readIfPresent(join(path, BLOBS, name));
        return bytes === null
          ? failure("FILE_NOT_FOUND", "there is no such file beside the journal")
          : success(bytes);
      }),
    listBlobs: (pilotId) =>
      pilot(pilotId, "read", async (path) => success((await namesIn(join(path, BLOBS))).filter(isBlobName))),
  };
}

const JOURNAL = "journal.jsonl";
const BLOBS = "blobs";

/** Removes what a crash left, in every folder. A folder that cannot be cleared is no reason not to start. */
async function clearAll(folder: string): Promise<void> {
  try {
    await clearUnfinished(folder);
    for (const name of (await namesIn(folder)).filter(isPilotId)) {
      await clearUnfinished(join(folder, name));
      await clearUnfinished(join(folder, name, BLOBS));
    }
  } catch {
    // The first read or write meets the same trouble and says so.
  }
}

/** Runs what has the same key one after the other. */
function createTurns(): <Value>(key: string, work: () => Promise<Value>) => Promise<Value> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work);
    const done = turn
      .catch(() => undefined)
      .then(() => {
        if (last.get(key) === done) last.delete(key);
      });
    last.set(key, done);
    return turn;
  };
}

function readAnchorBytes(bytes: Uint8Array): Result<StoredAnchor> {
  try {
    return success(z.parse(anchorSchema, JSON.parse(decode(bytes))));
  } catch {
    return failure("CHECKSUM", "the note of the last commit cannot be understood");
  }
}

/** The whole lines of a journal; what follows the last line break was never acknowledged. */
function linesOf(bytes: Uint8Array): Result<string[]> {
  try {
    return success(
      decode(bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1))
        .split("\n")
        .slice(0, -1),
    );
  } catch {
    return failure("CHECKSUM", "the journal is not UTF-8: it is damaged");
  }
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

function breaksLine(line: string): boolean {
  return line === "" || /[\r\n]/.test(line);
}

function brokenLine(): ReturnType<typeof failure> {
  return failure("INVARIANT", "a journal entry is one line");
}

function notABlob(): ReturnType<typeof failure> {
  return failure("FILE_DENIED", "this is not the name of a file beside the journal");
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}
