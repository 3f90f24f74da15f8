import { failure, type Result, success } from "../errors/problem.ts";
import type { ArchiveLimits } from "./archive-limits.ts";
import type { StoredMember } from "./stored-member.ts";
import {
  CENTRAL_SIGNATURE,
  CENTRAL_SIZE,
  END_SIGNATURE,
  END_SIZE,
  LOCAL_SIGNATURE,
  LOCAL_SIZE,
  METHOD_DEFLATE,
  zipLayout,
} from "./zip-layout.ts";

/** How problems of the archive's own structure are named. */
export const ARCHIVE = "(archive)";

const ARCHIVE_NAME = /\.(zip|c180|gz|tgz|bz2|xz|7z|rar|tar|jar)$/i;
const SYMLINK_MODE = 0xa000;
const MODE_MASK = 0xf000;

interface CentralEntry extends StoredMember {
  readonly offset: number;
  readonly flags: number;
  readonly method: number;
  readonly mode: number;
}

/**
 * The members of an archive, by its central directory. Nothing is inflated: every bound is checked on what the headers
 * say. Refuses what is not a ZIP, is cut off or goes on after its end, unsafe names, and members that are too many, too
 * large, encrypted, links, archives, double, or whose local headers say something else.
 */
export function readZip(archive: Uint8Array, limits: ArchiveLimits): Result<readonly StoredMember[]> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  if (archive.length > limits.archiveBytes) {
    return refused("ZIP_TOO_BIG", `the archive is larger than ${limits.archiveBytes} bytes`);
  }
  const end = findEnd(archive, view);
  if (!end.ok) {
    return end;
  }
  const entries = readDirectory(archive, view, end.value, limits);
  if (!entries.ok) {
    return entries;
  }
  const problem =
    boundsProblem(entries.value, limits) ?? localProblem(entries.value, view, archive, end.value);
  return (
    problem ?? success(entries.value.map(({ name, stored, size, crc }) => ({ name, stored, size, crc })))
  );
}

/** Is every byte outside the members' data what `writeZip` would write? */
export function isCanonicalZip(archive: Uint8Array, members: readonly StoredMember[]): boolean {
  const headers = members.map(({ name, crc, stored, size }) => ({
    name,
    crc,
    storedSize: stored.length,
    size,
  }));
  const { local, tail } = zipLayout(headers);
  return (
    archive.length === tail.offset + tail.bytes.length &&
    [...local, tail].every(({ offset, bytes }) =>
      bytes.every((byte, index) => archive[offset + index] === byte),
    )
  );
}

interface EndRecord {
  readonly count: number;
  readonly directorySize: number;
  readonly directoryOffset: number;
}

function findEnd(archive: Uint8Array, view: DataView): Result<EndRecord> {
  const isZip = archive.length >= 4 && view.getUint32(0, true) === LOCAL_SIGNATURE;
  if (!isZip) {
    return refused("PACK_NOT_A_PACK", "it is not a pack: it is not a ZIP archive");
  }
  const position = archive.length - END_SIZE;
  if (position < 0 || view.getUint32(position, true) !== END_SIGNATURE) {
    return hasEarlierEnd(view, position)
      ? refused("PACK_TRAILING_DATA", "there is something after the end of the archive")
      : refused("PACK_TRUNCATED", "the archive is cut off: its directory is missing");
  }
  const count = view.getUint16(position + 10, true);
  const directorySize = view.getUint32(position + 12, true);
  const directoryOffset = view.getUint32(position + 16, true);
  if (directoryOffset + directorySize !== position || view.getUint16(position + 20, true) !== 0) {
    return refused("PACK_FORMAT", "the archive's end record does not fit its directory");
  }
  return success({ count, directorySize, directoryOffset });
}

function hasEarlierEnd(view: DataView, last: number): boolean {
  for (let position = last - 1; position >= 0; position -= 1) {
    if (view.getUint32(position, true) === END_SIGNATURE) {
      const directoryEnd = view.getUint32(position + 12, true) + view.getUint32(position + 16, true);
      if (directoryEnd === position) {
        return true;
      }
    }
  }
  return false;
}

function readDirectory(
  archive: Uint8Array,
  view: DataView,
  end: EndRecord,
  limits: ArchiveLimits,
): Result<readonly CentralEntry[]> {
  if (end.count > limits.members) {
    return refused("ZIP_TOO_MANY", `the archive has more than ${limits.members} members`);
  }
  const entries: CentralEntry[] = [];
  const names = new Set<string>();
  let position = end.directoryOffset;
  const limit = end.directoryOffset + end.directorySize;
  for (let index = 0; index < end.count; index += 1) {
    if (position + CENTRAL_SIZE > limit || view.getUint32(position, true) !== CENTRAL_SIGNATURE) {
      return refused("PACK_FORMAT", "the archive's directory is damaged");
    }
    const nameLength = view.getUint16(position + 28, true);
    const next =
      position +
      CENTRAL_SIZE +
      nameLength +
      view.getUint16(position + 30, true) +
      view.getUint16(position + 32, true);
    if (next > limit) {
      return refused("PACK_FORMAT", "the archive's directory is damaged");
    }
    const name = readName(archive, position + CENTRAL_SIZE, nameLength);
    if (name === null || nameLength > limits.nameBytes || !isSafeName(name)) {
      return refused("ZIP_ENTRY_NAME", `a member has the unsafe name ${(name ?? "?").slice(0, 40)}`);
    }
    if (names.has(name)) {
      return refused("ZIP_DUPLICATE", `two members are called ${name.slice(0, 40)}`);
    }
    names.add(name);
    const offset = view.getUint32(position + 42, true);
    const storedSize = view.getUint32(position + 20, true);
    const start = offset + LOCAL_SIZE + nameLength;
    entries.push({
      name,
      offset,
      stored: archive.subarray(start, start + storedSize),
      size: view.getUint32(position + 24, true),
      crc: view.getUint32(position + 16, true),
      flags: view.getUint16(position + 8, true),
      method: view.getUint16(position + 10, true),
      mode: view.getUint16(position + 40, true),
    });
    if (start + storedSize > end.directoryOffset) {
      return refused("ZIP_OVERLAP", `the member ${name.slice(0, 40)} reaches into the directory`);
    }
    position = next;
  }
  return position === limit ? success(entries) : refused("PACK_FORMAT", "the archive's directory is damaged");
}

function boundsProblem(entries: readonly CentralEntry[], limits: ArchiveLimits): Result<never> | null {
  let inflated = 0;
  let stored = 0;
  for (const { name, size, stored: bytes, flags, method, mode } of entries) {
    const shown = name.slice(0, 40);
    if ((flags & 1) === 1) return refused("ZIP_ENCRYPTED", `the member ${shown} is encrypted`);
    if ((mode & MODE_MASK) === SYMLINK_MODE) return refused("ZIP_SYMLINK", `the member ${shown} is a link`);
    if (ARCHIVE_NAME.test(name)) return refused("ZIP_NESTED", `the member ${shown} is an archive itself`);
    inflated += size;
    stored += bytes.length;
    if (inflated > limits.inflatedBytes) {
      return refused("ZIP_TOO_BIG", `the archive inflates to more than ${limits.inflatedBytes} bytes`);
    }
    if (size > limits.exemptBytes && size > limits.memberRatio * bytes.length) {
      return refused("ZIP_RATIO", `the member ${shown} inflates more than ${limits.memberRatio} : 1`);
    }
    if (method !== METHOD_DEFLATE) {
      return refused("ZIP_METHOD", `the member ${shown} is compressed with another method`);
    }
  }
  return inflated > limits.exemptBytes && inflated > limits.totalRatio * stored
    ? refused("ZIP_RATIO", `the archive inflates more than ${limits.totalRatio} : 1`)
    : null;
}

function localProblem(
  entries: readonly CentralEntry[],
  view: DataView,
  archive: Uint8Array,
  end: EndRecord,
): Result<never> | null {
  let free = 0;
  for (const entry of [...entries].sort((one, other) => one.offset - other.offset)) {
    const { name, offset, stored, size, crc, method } = entry;
    if (offset < free) {
      return refused("ZIP_OVERLAP", `the member ${name.slice(0, 40)} lies over another`);
    }
    const nameLength = view.getUint16(offset + 26, true);
    const isSame =
      view.getUint32(offset, true) === LOCAL_SIGNATURE &&
      view.getUint16(offset + 8, true) === method &&
      view.getUint32(offset + 14, true) === crc &&
      view.getUint32(offset + 18, true) === stored.length &&
      view.getUint32(offset + 22, true) === size &&
      readName(archive, offset + LOCAL_SIZE, nameLength) === name &&
      view.getUint16(offset + 28, true) === 0;
    if (!isSame) {
      return refused("ZIP_HEADER_MISMATCH", `the two headers of ${name.slice(0, 40)} say different things`);
    }
    free = offset + LOCAL_SIZE + nameLength + stored.length;
  }
  return free > end.directoryOffset ? refused("ZIP_OVERLAP", "a member reaches into the directory") : null;
}

function readName(archive: Uint8Array, start: number, length: number): string | null {
  let name = "";
  for (const byte of archive.subarray(start, start + length)) {
    if (byte < 0x20 || byte > 0x7e) {
      return null;
    }
    name += String.fromCharCode(byte);
  }
  return name;
}

/** Whether a member can be nowhere but below the folder that it is unpacked to: no `..`, no root, no device. */
export function isSafeName(name: string): boolean {
  return (
    name !== "" &&
    !/[\\:*?"<>|]/.test(name) &&
    name.split("/").every((part) => part !== "" && part !== "." && part !== "..")
  );
}

function refused(
  code: Parameters<typeof failure>[0],
  message: string,
): Result<never> & { readonly ok: false } {
  return failure(code, message, { where: ARCHIVE });
}
