/** Signatures, sizes and the fixed fields of the one form of archive that packs have. */
export const LOCAL_SIGNATURE = 0x04034b50;
export const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
export const LOCAL_SIZE = 30;
export const CENTRAL_SIZE = 46;
export const END_SIZE = 22;
export const METHOD_DEFLATE = 8;
/** Version 2.0: deflate. */
const VERSION = 20;
/** 1 January 1980, 00:00: no times in the archive. */
const DOS_TIME = 0;
const DOS_DATE = 0x0021;

/** What headers say about a member. */
export interface MemberHeader {
  readonly name: string;
  readonly crc: number;
  readonly storedSize: number;
  readonly size: number;
}

/** Every byte of an archive that is not a member's data. */
export interface ZipLayout {
  /** Before each member's data: its local header, and where that begins. */
  readonly local: readonly { readonly offset: number; readonly bytes: Uint8Array }[];
  /** Central directory and end record, and where they begin. */
  readonly tail: { readonly offset: number; readonly bytes: Uint8Array };
}

/**
 * The canonical frame of an archive: members one after another from the first byte, all deflated, ASCII names, no extra
 * fields, no comments, no data descriptors, fixed times.
 */
export function zipLayout(members: readonly MemberHeader[]): ZipLayout {
  const local: { offset: number; bytes: Uint8Array }[] = [];
  let offset = 0;
  for (const member of members) {
    const bytes = new Uint8Array(LOCAL_SIZE + member.name.length);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, LOCAL_SIGNATURE, true);
    writeCommon(view, 4, member);
    writeName(bytes, LOCAL_SIZE, member.name);
    local.push({ offset, bytes });
    offset += bytes.length + member.storedSize;
  }
  return { local, tail: { offset, bytes: tailOf(members, local, offset) } };
}

function tailOf(
  members: readonly MemberHeader[],
  local: readonly { readonly offset: number }[],
  start: number,
): Uint8Array {
  const directorySize = members.reduce((sum, { name }) => sum + CENTRAL_SIZE + name.length, 0);
  const bytes = new Uint8Array(directorySize + END_SIZE);
  const view = new DataView(bytes.buffer);
  let position = 0;
  for (const [index, member] of members.entries()) {
    view.setUint32(position, CENTRAL_SIGNATURE, true);
    view.setUint16(position + 4, VERSION, true);
    writeCommon(view, position + 6, member);
    view.setUint32(position + 42, local[index]?.offset ?? 0, true);
    writeName(bytes, position + CENTRAL_SIZE, member.name);
    position += CENTRAL_SIZE + member.name.length;
  }
  view.setUint32(position, END_SIGNATURE, true);
  view.setUint16(position + 8, members.length, true);
  view.setUint16(position + 10, members.length, true);
  view.setUint32(position + 12, directorySize, true);
  view.setUint32(position + 16, start, true);
  return bytes;
}

// Version needed, flags (0), method, time, date, CRC, sizes, length of the name, no extra field.
function writeCommon(view: DataView, position: number, member: MemberHeader): void {
  view.setUint16(position, VERSION, true);
  view.setUint16(position + 4, METHOD_DEFLATE, true);
  view.setUint16(position + 6, DOS_TIME, true);
  view.setUint16(position + 8, DOS_DATE, true);
  view.setUint32(position + 10, member.crc, true);
  view.setUint32(position + 14, member.storedSize, true);
  view.setUint32(position + 18, member.size, true);
  view.setUint16(position + 22, member.name.length, true);
}

function writeName(bytes: Uint8Array, position: number, name: string): void {
  for (let index = 0; index < name.length; index += 1) {
    bytes[position + index] = name.charCodeAt(index);
  }
}
