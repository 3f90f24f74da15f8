const POLYNOMIAL = 0xedb88320;
const SLICES = 4;

// TABLES[k][b]: the CRC of byte b followed by k zero bytes, so that four bytes go in at once.
const TABLES: readonly Uint32Array[] = makeTables();
const [T0, T1, T2, T3] = TABLES as readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array];

/** CRC-32 of bytes, as ZIP archives hold it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  let index = 0;
  const whole = bytes.length - (bytes.length % SLICES);
  for (; index < whole; index += SLICES) {
    crc ^=
      byteAt(bytes, index) |
      (byteAt(bytes, index + 1) << 8) |
      (byteAt(bytes, index + 2) << 16) |
      (byteAt(bytes, index + 3) << 24);
    crc = at(T3, crc & 0xff) ^ at(T2, (crc >>> 8) & 0xff) ^ at(T1, (crc >>> 16) & 0xff) ^ at(T0, crc >>> 24);
  }
  for (; index < bytes.length; index += 1) {
    crc = at(T0, (crc ^ byteAt(bytes, index)) & 0xff) ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}

function at(table: Uint32Array, index: number): number {
  return table[index] ?? 0;
}

function makeTables(): readonly Uint32Array[] {
  const tables = Array.from({ length: SLICES }, () => new Uint32Array(256));
  for (const [slice, table] of tables.entries()) {
    const before = tables[slice - 1];
    for (let byte = 0; byte < 256; byte += 1) {
      table[byte] = before === undefined ? crcOfByte(byte) : shifted(before[byte] ?? 0, tables[0]);
    }
  }
  return tables;
}

function crcOfByte(byte: number): number {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    crc = (crc & 1) === 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
  }
  return crc >>> 0;
}

function shifted(crc: number, table: Uint32Array | undefined): number {
  return ((crc >>> 8) ^ (table?.[crc & 0xff] ?? 0)) >>> 0;
}
