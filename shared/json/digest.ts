import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { canonicalJson } from "./canonical-json.ts";
import type { JsonValue } from "./json.ts";

const encoder = new TextEncoder();

/** SHA-256 of bytes in lower-case hex. Synchronous: awaiting inside a database transaction would commit it early. */
export function digestOfBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** SHA-256 of the UTF-8 bytes of a text. */
export function digestOfText(text: string): string {
  return digestOfBytes(encoder.encode(text));
}

/** SHA-256 of the canonical JSON of a value. */
export function digestOfJson(value: JsonValue): string {
  return digestOfText(canonicalJson(value));
}
