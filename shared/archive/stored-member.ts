import { deflateSync, Inflate, inflateSync } from "fflate";
import { failure, type Result, success } from "../errors/problem.ts";
import { digestOfBytes } from "../json/digest.ts";
import { crc32 } from "./crc32.ts";

// One compressor and one setting everywhere: others would give other bytes for the same pack. `mem` is given because
// fflate would choose it by the size of the input. Measured on one core with a CSV of 81 MB: level 1 1.6 s to 26.5 MB,
// level 2 1.7 s to 24.6 MB, level 3 2.2 s to 23.4 MB, level 6 4.8 s to 21.1 MB.
const COMPRESSION = { level: 2, mem: 8 } as const;

/**
 * Members are inflated in parts of this many stored bytes. A part cannot grow beyond 1,032 times its size before what it
 * gave is counted, so that a member that says less than it holds costs that much and no more. Smaller parts take two to
 * four times as long.
 */
const INFLATE_STEP = 1_048_576;

/** A member of an archive as it is stored. */
export interface StoredMember {
  readonly name: string;
  /** Deflated bytes. */
  readonly stored: Uint8Array;
  /** Size and CRC-32 of the inflated bytes. */
  readonly size: number;
  readonly crc: number;
}

interface StoredForm {
  readonly stored: Uint8Array;
  readonly digest: string;
  readonly crc: number;
}

// Batches and attachments never change, so what was stored or read once is not compressed again when a pack is
// rewritten. Deflating anew would give the same bytes.
const storedForms = new WeakMap<Uint8Array, StoredForm>();

/** Remembers that `bytes` were stored as `member`, whose digest is `digest`. */
export function rememberStored(bytes: Uint8Array, member: StoredMember, digest: string): void {
  storedForms.set(bytes, { stored: member.stored, digest, crc: member.crc });
}

/** The member that holds `bytes`, and the SHA-256 of its stored bytes. */
export function storeMember(
  name: string,
  bytes: Uint8Array,
): { readonly member: StoredMember; readonly digest: string } {
  let form = storedForms.get(bytes);
  if (form === undefined) {
    const stored = deflateSync(bytes, COMPRESSION);
    form = { stored, digest: digestOfBytes(stored), crc: crc32(bytes) };
    storedForms.set(bytes, form);
  }
  return { member: { name, stored: form.stored, size: bytes.length, crc: form.crc }, digest: form.digest };
}

/**
 * The bytes of a member. Fails with ZIP_CRC where they cannot be inflated or are not those of its CRC, with
 * ZIP_HEADER_MISMATCH where they are more or fewer than it says.
 */
export function inflateMember(member: StoredMember): Result<Uint8Array> {
  const where = { where: member.name };
  let bytes: Uint8Array | null;
  try {
    bytes = member.stored.length <= INFLATE_STEP ? inflateAtOnce(member) : inflateInParts(member);
  } catch {
    // fflate throws an object of its own for a damaged stream.
    return failure("ZIP_CRC", "the member cannot be inflated", where);
  }
  if (bytes === null) {
    return failure("ZIP_HEADER_MISMATCH", "the member has not the size that the archive says", where);
  }
  return crc32(bytes) === member.crc
    ? success(bytes)
    : failure("ZIP_CRC", "the member's bytes are not those of its CRC", where);
}

// What is too much is not kept: one byte of room more than needed shows that there was some.
function inflateAtOnce({ stored, size }: StoredMember): Uint8Array | null {
  const bytes = inflateSync(stored, { out: new Uint8Array(size + 1) });
  return bytes.length === size ? bytes : null;
}

function inflateInParts({ stored, size }: StoredMember): Uint8Array | null {
  const bytes = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((part) => {
    if (length + part.length <= size) {
      bytes.set(part, length);
    }
    length += part.length;
  });
  for (let start = 0; start < stored.length; start += INFLATE_STEP) {
    const end = Math.min(start + INFLATE_STEP, stored.length);
    inflate.push(stored.subarray(start, end), end === stored.length);
    if (length > size) {
      return null;
    }
  }
  return length === size ? bytes : null;
}
