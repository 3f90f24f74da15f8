import type { Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";

/** The encodings that a text file may have. */
export type TextEncodingName = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** The text of a file as UTF-8, whatever it came in. */
export interface DecodedText {
  /** Without byte-order mark. */
  readonly bytes: Uint8Array;
  readonly encoding: TextEncodingName;
  /** The encoding was neither named nor marked, and is not plain UTF-8: it was inferred from the bytes. */
  readonly isGuess: boolean;
  /** Some bytes are not UTF-8 although others are: rows that hold such bytes must be refused. */
  readonly isMixed: boolean;
}

const SLICE = 4 * 1_048_576;
const BINARY_SAMPLE = 65_536;
const NAMES: ReadonlyMap<string, TextEncodingName> = new Map([
  ["utf-8", "utf-8"],
  ["utf8", "utf-8"],
  ["utf-16", "utf-16le"],
  ["utf-16le", "utf-16le"],
  ["utf-16be", "utf-16be"],
  ["windows-1252", "windows-1252"],
  ["cp1252", "windows-1252"],
  // Every byte that ISO-8859-1 gives a printable meaning means the same in windows-1252.
  ["iso-8859-1", "windows-1252"],
  ["latin1", "windows-1252"],
  ["latin-1", "windows-1252"],
]);

/** The encoding that a name such as `ISO-8859-1` means; null: unknown, or `auto`. */
export function encodingNamed(name: string): TextEncodingName | null {
  return NAMES.get(name.trim().toLowerCase()) ?? null;
}

/**
 * Turns the bytes of a text file into UTF-8. Without `named` the encoding is that of the byte-order mark, else UTF-8
 * where the bytes are valid, else windows-1252 — but UTF-8 with broken places where it is plainly meant.
 * Refused: nothing in it (FILE_EMPTY), binary data (FILE_TYPE), broken UTF-16 (ENCODING).
 */
export function decodeText(file: Uint8Array, named: TextEncodingName | null): Result<DecodedText> {
  const marked = byteOrderMark(file);
  const isWide = named === "utf-16le" || named === "utf-16be";
  const encoding =
    isWide && marked !== null && marked.encoding !== "utf-8"
      ? marked.encoding
      : (named ?? marked?.encoding ?? null);
  const start = marked !== null && marked.encoding === encoding ? marked.length : 0;
  if (file.length === start) return failure("FILE_EMPTY", "the file is empty");
  if (encoding === "utf-16le" || encoding === "utf-16be" || encoding === "windows-1252") {
    const bytes = transcode(file.subarray(start), encoding);
    if (bytes === null) return failure("ENCODING", `the file is not valid ${encoding.toUpperCase()}`);
    return success({ bytes, encoding, isGuess: false, isMixed: false });
  }
  const bytes = file.subarray(start);
  if (bytes.subarray(0, BINARY_SAMPLE).includes(0)) {
    return failure("FILE_TYPE", "the file holds binary data (or UTF-16 without a byte-order mark)");
  }
  if (isUtf8(bytes)) return success({ bytes, encoding: "utf-8", isGuess: false, isMixed: false });
  if (encoding === "utf-8" || looksLikeUtf8(bytes)) {
    return success({ bytes, encoding: "utf-8", isGuess: false, isMixed: true });
  }
  const converted = transcode(bytes, "windows-1252") ?? bytes;
  return success({ bytes: converted, encoding: "windows-1252", isGuess: true, isMixed: false });
}

/** Whether bytes are valid UTF-8 throughout. */
export function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += SLICE) {
      decoder.decode(bytes.subarray(at, at + SLICE), { stream: at + SLICE < bytes.length });
    }
    return true;
  } catch {
    return false;
  }
}

function byteOrderMark(
  file: Uint8Array,
): { readonly encoding: TextEncodingName; readonly length: number } | null {
  if (file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf) return { encoding: "utf-8", length: 3 };
  if (file[0] === 0xff && file[1] === 0xfe) return { encoding: "utf-16le", length: 2 };
  if (file[0] === 0xfe && file[1] === 0xff) return { encoding: "utf-16be", length: 2 };
  return null;
}

function transcode(bytes: Uint8Array, encoding: TextEncodingName): Uint8Array | null {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let at = 0; at < bytes.length; at += SLICE) {
      const isMore = at + SLICE < bytes.length;
      const part = encoder.encode(decoder.decode(bytes.subarray(at, at + SLICE), { stream: isMore }));
      parts.push(part);
      length += part.length;
    }
  } catch {
    return null;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Whether bytes that are not UTF-8 throughout are meant as UTF-8 all the same: they hold sequences that hardly occur by
 * chance in another encoding (three bytes and more, or those of the letters from U+0080 to U+00FF), or at least as many
 * sequences of two bytes as stray bytes.
 */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  let pairs = 0;
  let strays = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    const length = sequenceLength(byte);
    if (length === 0 || !isContinued(bytes, i + 1, i + length)) {
      strays += 1;
      continue;
    }
    if (length > 2 || byte <= LAST_LATIN_LEAD) return true;
    pairs += 1;
    i += length - 1;
  }
  return pairs >= strays && pairs > 0;
}

/** Lead bytes 0xC2 and 0xC3 stand before the letters of western Europe. */
const LAST_LATIN_LEAD = 0xc3;

function isContinued(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return false;
  return true;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}
