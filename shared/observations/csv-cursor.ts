import type { RecordCursor } from "./record-cursor.ts";
import { CELL_ESCAPED, CELL_PLAIN, CELL_QUOTED } from "./record-cursor.ts";

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

/** Cells of a record that are held; no column beyond them can be read. */
export const MAX_COLUMNS = 2000;

/**
 * Reads RFC 4180 records from UTF-8 bytes: any single-byte delimiter, LF, CRLF or CR, quotation marks around cells with
 * delimiters, line breaks and doubled quotation marks. Blank lines, and records whose cells are all empty, are passed
 * over; lines are counted all the same. Where quotation marks do not match, the record is one broken line and reading
 * goes on at the line after it, so that one stray mark cannot swallow the rest of a file.
 */
export class CsvCursor implements RecordCursor {
  readonly bytes: Uint8Array;
  readonly starts = new Uint32Array(MAX_COLUMNS);
  readonly ends = new Uint32Array(MAX_COLUMNS);
  readonly flags = new Uint8Array(MAX_COLUMNS);
  count = 0;
  line = 0;
  isBroken = false;
  position: number;
  readonly #delimiter: number;
  #nextLine: number;

  /** `start` and `startLine`: where to begin, and the line number there. */
  constructor(bytes: Uint8Array, delimiter: number, start = 0, startLine = 1) {
    this.bytes = bytes;
    this.#delimiter = delimiter;
    this.position = start;
    this.#nextLine = startLine;
  }

  /** Line number behind the current record. */
  get nextLine(): number {
    return this.#nextLine;
  }

  next(): boolean {
    while (this.position < this.bytes.length) {
      this.line = this.#nextLine;
      this.isBroken = false;
      if (!this.#readRecord()) this.#readBrokenLine();
      if (!this.#isBlank()) return true;
    }
    this.count = 0;
    return false;
  }

  /** Reads one record from `position`; false where its quotation marks do not match. */
  #readRecord(): boolean {
    const { bytes, starts, ends, flags } = this;
    const delimiter = this.#delimiter;
    const length = bytes.length;
    const recordStart = this.position;
    let position = recordStart;
    let lines = 0;
    let count = 0;
    for (;;) {
      let start = position;
      let flag = CELL_PLAIN;
      let end: number;
      if (bytes[position] === QUOTE) {
        flag = CELL_QUOTED;
        start = position + 1;
        position = start;
        for (;;) {
          if (position >= length) return false;
          const byte = bytes[position];
          if (byte === QUOTE) {
            if (bytes[position + 1] !== QUOTE) break;
            flag = CELL_ESCAPED;
            position += 1;
          } else if (byte === LF || (byte === CR && bytes[position + 1] !== LF)) {
            lines += 1;
          }
          position += 1;
        }
        end = position;
        position += 1;
        const after = bytes[position];
        if (position < length && after !== delimiter && after !== LF && after !== CR) return false;
      } else {
        let byte = bytes[position];
        while (byte !== delimiter && byte !== LF && byte !== CR && position < length) {
          position += 1;
          byte = bytes[position];
        }
        end = position;
      }
      if (count < MAX_COLUMNS) {
        starts[count] = start;
        ends[count] = end;
        flags[count] = flag;
      }
      count += 1;
      if (position >= length || bytes[position] !== delimiter) break;
      position += 1;
    }
    this.count = count;
    this.#endLine(position, lines);
    return true;
  }

  #readBrokenLine(): void {
    const { bytes } = this;
    let end = this.position;
    while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end += 1;
    this.starts[0] = this.position;
    this.ends[0] = end;
    this.flags[0] = CELL_PLAIN;
    this.count = 1;
    this.isBroken = true;
    this.#endLine(end, 0);
  }

  #endLine(position: number, linesInside: number): void {
    const { bytes } = this;
    let next = position;
    if (next < bytes.length) {
      next += bytes[next] === CR && bytes[next + 1] === LF ? 2 : 1;
    }
    this.position = next;
    this.#nextLine = this.line + linesInside + 1;
  }

  #isBlank(): boolean {
    const { bytes, starts, ends, count } = this;
    if (this.isBroken) return false;
    for (let cell = 0; cell < count && cell < MAX_COLUMNS; cell += 1) {
      const end = ends[cell] ?? 0;
      for (let position = starts[cell] ?? 0; position < end; position += 1) {
        const byte = bytes[position];
        if (byte !== SPACE && byte !== TAB) return false;
      }
    }
    return true;
  }
}
