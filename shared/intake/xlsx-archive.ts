import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from "fflate";
import { crc32 } from "../archive/crc32.ts";
import { isSafeName } from "../archive/read-zip.ts";
import type { Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";

const MAX_ENTRIES = 4096;
const MAX_INFLATED_BYTES = 512 * 1_048_576;
const METHODS: ReadonlySet<number> = new Set([0, 8]);
/** Compression that fails makes data a little longer, never much. */
const SLACK_BYTES = 1024;
/** The parts of a workbook that cells are read from; pictures, macros and the like stay outside. */
const READ_PARTS = /\.(?:xml|rels)$/i;

const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LONGEST_COMMENT = 65_535;

/**
 * The parts of a workbook that are read, in a fresh archive. Refused before anything is inflated: too many entries, too
 * much in total, unknown compression, sizes that cannot be true. Refused after it: parts whose checksum is wrong.
 */
export function boundedWorkbook(file: Uint8Array): Result<Uint8Array> {
  const checksums = readChecksums(file);
  if (checksums === null) return notAWorkbook();
  if (checksums.size > MAX_ENTRIES) {
    return failure("ZIP_TOO_MANY", `the workbook has more than ${MAX_ENTRIES} parts`);
  }
  let inflated = 0;
  let refusal: ReturnType<typeof failure> | null = null;
  try {
    // A first pass over the directory alone: the filter takes nothing.
    unzipSync(file, {
      filter({ name, size, originalSize, compression }) {
        inflated += originalSize;
        if (!isSafeName(name.replace(/\/$/, ""))) {
          refusal ??= failure(
            "ZIP_ENTRY_NAME",
            `a part of the workbook has the unsafe name ${name.slice(0, 40)}`,
          );
        }
        if (!METHODS.has(compression)) {
          refusal ??= failure("ZIP_METHOD", `the part ${name.slice(0, 40)} is compressed in an unknown way`);
        } else if (size > originalSize + originalSize / 8 + SLACK_BYTES) {
          refusal ??= failure("ZIP_HEADER_MISMATCH", `the part ${name.slice(0, 40)} hides its true size`);
        }
        return false;
      },
    });
    if (inflated > MAX_INFLATED_BYTES) {
      return failure("ZIP_TOO_BIG", `the workbook unpacks to more than ${MAX_INFLATED_BYTES} bytes`);
    }
    if (refusal !== null) return refusal;
    const parts = unzipSync(file, { filter: ({ name }) => READ_PARTS.test(name) });
    for (const [name, bytes] of Object.entries(parts)) {
      if (crc32(bytes) !== checksums.get(name)) {
        return failure("ZIP_CRC", `the workbook's part ${name.slice(0, 40)} is damaged`);
      }
    }
    if (!Object.keys(parts).some((name) => /workbook\.xml$/i.test(name))) return notAWorkbook();
    return success(zipSync(withPlainCalendar(parts), { level: 0 }));
  } catch {
    return notAWorkbook();
  }
}

/** The reader knows the 1904 calendar by `1` only; `true` says the same (xs:boolean). */
function withPlainCalendar(parts: Unzipped): Unzipped {
  const isWorkbook = (name: string) => /(?:^|\/)workbook\.xml$/i.test(name);
  return Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) =>
      isWorkbook(name)
        ? [name, strToU8(strFromU8(bytes).replace(/\bdate1904\s*=\s*(["'])true\1/, 'date1904="1"'))]
        : [name, bytes],
    ),
  );
}

/** The refusal of a file that begins like a workbook but cannot be read as one. */
export function notAWorkbook(): ReturnType<typeof failure> {
  return failure(
    "FILE_TYPE",
    "the file is no readable XLSX workbook: it is damaged, cut off or another kind of archive",
  );
}

/** CRC-32 by name, from the central directory; null: there is none. */
function readChecksums(file: Uint8Array): ReadonlyMap<string, number> | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let end = file.length - END_SIZE;
  const first = Math.max(0, end - LONGEST_COMMENT);
  while (end >= first && view.getUint32(end, true) !== END_SIGNATURE) end -= 1;
  if (end < first) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const decoder = new TextDecoder();
  const checksums = new Map<string, number>();
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_SIZE > end || view.getUint32(at, true) !== CENTRAL_SIGNATURE) return null;
    const nameEnd = at + CENTRAL_SIZE + view.getUint16(at + 28, true);
    checksums.set(decoder.decode(file.subarray(at + CENTRAL_SIZE, nameEnd)), view.getUint32(at + 16, true));
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return checksums;
}
