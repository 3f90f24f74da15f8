import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { canonicalJson } from "../../shared/json/canonical-json.ts";
import { digestOfJson } from "../../shared/json/digest.ts";
import type { JsonObject } from "../../shared/json/json.ts";
import { parseJson } from "../../shared/json/parse-json.ts";
import type { Anchor } from "../host/host.ts";
import { OPFS_ANCHOR, OPFS_ROOT } from "../host/opfs-names.ts";
import type { JournalCalls } from "./journal-calls.ts";
import { appendLines, hasFile, isNotFound, readFile, replaceFile, writePart } from "./opfs-files.ts";
import { type CallHandlers, serveCalls, type WorkerScope } from "./serve-calls.ts";

// Changing a name here, as there, loses the second home of everybody who works in a browser.
const PILOTS = "pilots";
const JOURNAL = "journal.jsonl";
const BLOBS = "files";

const handlers: CallHandlers<JournalCalls> = {
  readAnchor: async () => {
    const bytes = await readFile(await rootFolder(), OPFS_ANCHOR);
    return bytes === null ? success(null) : anchorOfBytes(bytes);
  },
  writeAnchor: async (anchor) => {
    const body = anchor as unknown as JsonObject;
    const text = canonicalJson({ ...body, check: digestOfJson(body) });
    await replaceFile(await rootFolder(), OPFS_ANCHOR, new TextEncoder().encode(text));
    return success(null);
  },
  appendJournal: async ({ pilotId, lines }) => {
    await appendLines(await pilotFolder(pilotId), JOURNAL, bytesOfLines(lines));
    return success(null);
  },
  replaceJournal: async ({ pilotId, lines }) => {
    await replaceFile(await pilotFolder(pilotId), JOURNAL, bytesOfLines(lines));
    return success(null);
  },
  readJournal: async (pilotId) => {
    const folder = await existingPilot(pilotId);
    const bytes = folder === null ? null : await readFile(folder, JOURNAL);
    if (bytes === null) return success([]);
    const end = bytes.lastIndexOf(0x0a);
    const text = new TextDecoder().decode(bytes.subarray(0, Math.max(0, end)));
    return success(end < 0 ? [] : text.split("\n"));
  },
  listPilots: async () => {
    const pilots = await folderOf(await rootFolder(), PILOTS);
    const found: string[] = [];
    for await (const [name, handle] of pilots) {
      if (handle.kind !== "directory") continue;
      if (await hasFile(handle, JOURNAL)) found.push(name);
    }
    return success(found.sort());
  },
  removePilot: async (pilotId) => {
    const pilots = await folderOf(await rootFolder(), PILOTS);
    try {
      await pilots.removeEntry(pilotId, { recursive: true });
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
    return success(null);
  },
  writeBlob: async ({ pilotId, name, ...part }) => {
    await writePart(await folderOf(await pilotFolder(pilotId), BLOBS), name, part);
    return success(null);
  },
  readBlob: async ({ pilotId, name }) => {
    const folder = await existingPilot(pilotId);
    const bytes = folder === null ? null : await readFile(await folderOf(folder, BLOBS), name);
    return bytes === null ? failure("FILE_NOT_FOUND", "a file of the pilot is missing") : success(bytes);
  },
  listBlobs: async (pilotId) => {
    const folder = await existingPilot(pilotId);
    if (folder === null) return success([]);
    const names: string[] = [];
    for await (const [name] of await folderOf(folder, BLOBS)) names.push(name);
    return success(names.sort());
  },
};

// A start asks for all journals at once: most of the time that one takes is waiting for the browser.
serveCalls<JournalCalls>(globalThis as unknown as WorkerScope, withProblems(handlers), ["readJournal"]);

/** What the file system throws is an expected failure here. */
function withProblems(calls: CallHandlers<JournalCalls>): CallHandlers<JournalCalls> {
  const wrapped = Object.entries(calls).map(([name, handler]) => [
    name,
    async (...input: Parameters<typeof handler>): Promise<Result<unknown>> => {
      try {
        return await (handler as (...input: unknown[]) => Promise<Result<unknown>>)(...input);
      } catch (error) {
        return fileProblem(error);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as CallHandlers<JournalCalls>;
}

function fileProblem(error: unknown): Result<never> {
  const name = error instanceof DOMException ? error.name : "unknown";
  if (name === "QuotaExceededError") return failure("DISK_FULL", "there is no room left on the disk");
  if (name === "NotFoundError") return failure("FILE_NOT_FOUND", "the journal is not there any more");
  if (name === "NoModificationAllowedError")
    return failure("FILE_BUSY", "another window writes to the journal");
  return failure("WRITE_FAILED", `the browser's file system failed (${name})`);
}

function anchorOfBytes(bytes: Uint8Array): Result<Anchor | null> {
  const parsed = parseJson(new TextDecoder().decode(bytes));
  const object = parsed.ok && typeof parsed.value === "object" ? (parsed.value as JsonObject | null) : null;
  const { check, ...body } = object ?? {};
  if (check === undefined || check !== digestOfJson(body)) {
    return failure("CHECKSUM", "the file that says what was saved last is damaged");
  }
  return success(body as unknown as Anchor);
}

function bytesOfLines(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(""));
}

async function rootFolder(): Promise<FileSystemDirectoryHandle> {
  return folderOf(await navigator.storage.getDirectory(), OPFS_ROOT);
}

async function pilotFolder(pilotId: string): Promise<FileSystemDirectoryHandle> {
  return folderOf(await folderOf(await rootFolder(), PILOTS), pilotId);
}

async function existingPilot(pilotId: string): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await (await folderOf(await rootFolder(), PILOTS)).getDirectoryHandle(pilotId);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

async function folderOf(parent: FileSystemDirectoryHandle, name: string): Promise<FileSystemDirectoryHandle> {
  return parent.getDirectoryHandle(name, { create: true });
}
