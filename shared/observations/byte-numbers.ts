const ZERO = 0x30;
const POINT = 0x2e;
const MINUS = 0x2d;
const POWERS_OF_TEN = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/** Whole number of 1 to 15 ASCII digits, or −1 where the bytes are anything else (which may still be a number). */
export function wholeOfBytes(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 15 || end <= start) return -1;
  let value = 0;
  for (let i = start; i < end; i += 1) {
    const digit = (bytes[i] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Micros of a plain decimal with at most 9 whole and 6 fraction digits, or NaN where the bytes are anything else. */
export function microsOfBytes(bytes: Uint8Array, start: number, end: number): number {
  const isNegative = bytes[start] === MINUS;
  const first = isNegative ? start + 1 : start;
  if (end - first > 16 || end <= first) return Number.NaN;
  let value = 0;
  let point = end;
  for (let i = first; i < end; i += 1) {
    const digit = (bytes[i] ?? 0) - ZERO;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (bytes[i] === POINT && point === end && i > first) point = i;
    else return Number.NaN;
  }
  const places = point === end ? 0 : end - point - 1;
  if (places > 6 || point - first > 9 || point === end - 1) return Number.NaN;
  const micros = value * (POWERS_OF_TEN[6 - places] ?? Number.NaN);
  return isNegative && micros !== 0 ? -micros : micros;
}

/** A plain decimal of at most 15 digits, as the nearest double, or NaN where the bytes are anything else. */
export function numberOfBytes(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 16 || end <= start) return Number.NaN;
  let value = 0;
  let point = end;
  for (let i = start; i < end; i += 1) {
    const digit = (bytes[i] ?? 0) - ZERO;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (bytes[i] === POINT && point === end && i > start) point = i;
    else return Number.NaN;
  }
  if (point === end) return end - start > 15 ? Number.NaN : value;
  // Both numbers are exact doubles, so that their quotient is the double nearest to the decimal.
  return point === end - 1 ? Number.NaN : value / (POWERS_OF_TEN[end - point - 1] ?? Number.NaN);
}
