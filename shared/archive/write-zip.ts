import type { StoredMember } from "./stored-member.ts";
import { zipLayout } from "./zip-layout.ts";

/** The archive of members, in the order given. Names are ASCII. */
export function writeZip(members: readonly StoredMember[]): Uint8Array<ArrayBuffer> {
  const headers = members.map(({ name, crc, stored, size }) => ({
    name,
    crc,
    storedSize: stored.length,
    size,
  }));
  const { local, tail } = zipLayout(headers);
  const archive = new Uint8Array(tail.offset + tail.bytes.length);
  for (const [index, { offset, bytes }] of local.entries()) {
    archive.set(bytes, offset);
    archive.set(members[index]?.stored ?? new Uint8Array(), offset + bytes.length);
  }
  archive.set(tail.bytes, tail.offset);
  return archive;
}
