import { deflateSync } from "fflate";
import { crc32 } from "../../../shared/archive/crc32.ts";

/** A member of a hostile archive: whatever is not given is as it should be. */
export interface RawMember {
  readonly name: string;
  readonly data?: Uint8Array;
  /** Stored bytes, where they are not the deflated data. */
  readonly stored?: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly mode?: number;
  readonly crc?: number;
  readonly size?: number;
  /** What the local header says instead. */
  readonly localName?: string;
  readonly localSize?: number;
  /** Where the directory says that it begins. */
  readonly offset?: number;
}

const encoder = new TextEncoder();

/** An archive of any members, canonical where they are ordinary. */
export function rawZip(members: readonly RawMember[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const member of members) {
    const data = member.data ?? new Uint8Array();
    const stored = member.stored ?? deflateSync(data, { level: 2, mem: 8 });
    const name = encoder.encode(member.name);
    const localName = encoder.encode(member.localName ?? member.name);
    const size = member.size ?? data.length;
    const crc = member.crc ?? crc32(data);
    const common = (nameLength: number, inflated: number) => [
      ...u16(20),
      ...u16(member.flags ?? 0),
      ...u16(member.method ?? 8),
      ...u16(0),
      ...u16(0x21),
      ...u32(crc),
      ...u32(stored.length),
      ...u32(inflated),
      ...u16(nameLength),
      ...u16(0),
    ];
    const local = [...u32(0x04034b50), ...common(localName.length, member.localSize ?? size), ...localName];
    parts.push(Uint8Array.from(local), stored);
    directory.push(
      Uint8Array.from([
        ...u32(0x02014b50),
        ...u16(20),
        ...common(name.length, size),
        ...u16(0),
        ...u16(0),
        ...u16(0),
        ...u16(0),
        ...u16(member.mode ?? 0),
        ...u32(member.offset ?? offset),
        ...name,
      ]),
    );
    offset += local.length + stored.length;
  }
  const directorySize = directory.reduce((sum, { length }) => sum + length, 0);
  const end = [
    ...u32(0x06054b50),
    ...u16(0),
    ...u16(0),
    ...u16(members.length),
    ...u16(members.length),
    ...u32(directorySize),
    ...u32(offset),
    ...u16(0),
  ];
  return joined([...parts, ...directory, Uint8Array.from(end)]);
}

/** Bytes one after another. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let position = 0;
  for (const part of parts) {
    bytes.set(part, position);
    position += part.length;
  }
  return bytes;
}

function u16(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff];
}

function u32(value: number): number[] {
  return [...u16(value & 0xffff), ...u16(value >>> 16)];
}
