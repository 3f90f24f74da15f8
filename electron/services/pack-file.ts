import { createHash } from "node:crypto";
import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from "../../shared/archive/archive-limits.ts";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { decryptPack } from "../../shared/pack/decrypt-pack.ts";
import { isEncrypted } from "../../shared/pack/is-encrypted.ts";
import { readPack } from "../../shared/pack/read-pack.ts";
import { writePack } from "../../shared/pack/write-pack.ts";
import { encryptPack } from "./pack-encryption.ts";
import { readWholeFile } from "./read-file.ts";
import { type FileStamp, stampOf, writeFileSafely } from "./write-file.ts";

/** A pack as it was opened: its pilots, and what is needed to write it back. */
export interface OpenPack {
  readonly path: string;
  readonly stamp: FileStamp | null;
  readonly pilots: readonly WholePilot[];
  /** SHA-256 of the archive inside, as hex. */
  readonly digest: string;
  /** The file's bytes as they lie on the disk. */
  readonly fileBytes: Uint8Array;
  readonly passphrase: string | null;
}

/**
 * The command line has no limits but memory, so its packs may be larger than those of the window. What an archive may
 * inflate to in proportion to its size stays bounded.
 */
export const COMMAND_LINE_LIMITS: ArchiveLimits = {
  ...DEFAULT_ARCHIVE_LIMITS,
  archiveBytes: 2 ** 30,
  inflatedBytes: 2 ** 31,
};

/** The passphrase in the first line of a file. */
export async function readPassphrase(path: string | undefined): Promise<Result<string | null>> {
  if (path === undefined) return success(null);
  const file = await readWholeFile(path);
  if (!file.ok) return file;
  const passphrase = new TextDecoder().decode(file.value).split(/\r?\n/, 1)[0]?.normalize("NFC") ?? "";
  if (passphrase === "") return failure("FILE_EMPTY", "the first line holds no passphrase", { where: path });
  return success(passphrase);
}

/** The archive inside a pack file: the file itself, or what its passphrase opens. */
export async function readArchive(
  path: string,
  passphrase: string | null,
): Promise<Result<{ readonly fileBytes: Uint8Array; readonly archive: Uint8Array }>> {
  const file = await readWholeFile(path);
  if (!file.ok) return file;
  if (!isEncrypted(file.value)) return success({ fileBytes: file.value, archive: file.value });
  if (passphrase === null) return failure("PACK_ENCRYPTED", "the pack is encrypted", { where: path });
  const opened = await decryptPack(file.value, passphrase);
  if (!opened.ok) return located(opened, path);
  return success({ fileBytes: file.value, archive: opened.value });
}

/** Reads, checks and replays a pack. Nothing in it is used before everything in it was checked. */
export async function openPack(path: string, passphrase: string | null): Promise<Result<OpenPack>> {
  const stamp = await stampOf(path);
  const read = await readArchive(path, passphrase);
  if (!read.ok) return read;
  const content = readPack(read.value.archive, COMMAND_LINE_LIMITS);
  if (!content.ok) return located(content, path);
  const digest = createHash("sha256").update(read.value.archive).digest("hex");
  return success({
    path,
    stamp,
    pilots: content.value.pilots,
    digest,
    fileBytes: read.value.fileBytes,
    passphrase,
  });
}

/** The pilot to work on: the one named, or the only one. */
export function choosePilot(pack: OpenPack, id: string | undefined): Result<WholePilot> {
  const ids = pack.pilots.map((pilot) => pilot.pilotId).join(", ");
  if (id !== undefined) {
    const chosen = pack.pilots.find((pilot) => pilot.pilotId === id);
    if (chosen !== undefined) return success(chosen);
    return failure("PACK_PILOT", `the pack holds no pilot ${id}, but ${ids}`, { where: pack.path });
  }
  const [only, another] = pack.pilots;
  if (only !== undefined && another === undefined) return success(only);
  return failure("PACK_PILOT", `the pack holds several pilots: ${ids}`, { where: pack.path });
}

/** Writes pilots as a pack file, encrypted where a passphrase is given. */
export async function savePilots(
  path: string,
  pilots: readonly WholePilot[],
  passphrase: string | null,
  expected?: FileStamp,
): Promise<Result<null>> {
  const archive = writePack(pilots, { limits: COMMAND_LINE_LIMITS });
  if (!archive.ok) return located(archive, path);
  const bytes = passphrase === null ? archive.value : await encryptPack(archive.value, passphrase);
  return await writeFileSafely(path, bytes, expected);
}

/** Writes a changed pilot back: over the pack it came from, or to `out`. */
export async function savePilot(
  pack: OpenPack,
  changed: WholePilot,
  out: string | undefined,
): Promise<Result<null>> {
  const pilots = pack.pilots.map((pilot) => (pilot.pilotId === changed.pilotId ? changed : pilot));
  const expected = out === undefined ? (pack.stamp ?? undefined) : undefined;
  return await savePilots(out ?? pack.path, pilots, pack.passphrase, expected);
}

/** A run that changed nothing leaves the pack's bytes; `out` becomes a copy of them, never one less protected than asked for. */
export async function saveUnchanged(pack: OpenPack, out: string | undefined): Promise<Result<null>> {
  if (out === undefined) return success(null);
  const { fileBytes, passphrase } = pack;
  const mustEncrypt = passphrase !== null && !isEncrypted(fileBytes);
  return await writeFileSafely(out, mustEncrypt ? await encryptPack(fileBytes, passphrase) : fileBytes);
}

/** A refusal with the file's path before the member or place that it names. */
function located<Value>(refused: Result<Value> & { readonly ok: false }, path: string): Result<never> {
  const where = refused.problem.where === undefined ? path : `${path}: ${refused.problem.where}`;
  return { ok: false, problem: { ...refused.problem, where } };
}
