/** What is known of a cell beside its bytes. */
export const CELL_PLAIN = 0;
/** The bytes stood in quotation marks. */
export const CELL_QUOTED = 1;
/** Like `CELL_QUOTED`, and doubled quotation marks are still doubled. */
export const CELL_ESCAPED = 2;
/** A number of a workbook: its text has a decimal point whatever the mapping says. */
export const CELL_NATIVE_NUMBER = 3;
/** A date of a workbook: its text is `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm:ss.sss`, without an offset. */
export const CELL_NATIVE_DATE = 4;
/** An error of a workbook (`#REF!`). */
export const CELL_ERROR = 5;
/** A number of a workbook that is shown as a percentage; its text is the plain number. */
export const CELL_NATIVE_PERCENTAGE = 6;

/**
 * Walks over the records of a text, one at a time and without an object per record: after `next()` the cells of the
 * current record are the byte ranges `starts[i]`…`ends[i]` of `bytes` (UTF-8), for i below `count`.
 */
export interface RecordCursor {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** One of the `CELL_…` values per cell. */
  readonly flags: Uint8Array;
  /** Cells of the current record; may exceed the arrays' length, the cells beyond it are not held. */
  readonly count: number;
  /** Line of the source on which the current record starts, from 1. */
  readonly line: number;
  /** The quotation marks of the current record do not match; its only cell is the text of its first line. */
  readonly isBroken: boolean;
  /** Byte position behind the current record, for progress. */
  readonly position: number;
  /** Goes on to the next record; false: there is none. */
  next(): boolean;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Text of a byte range of UTF-8. */
export function textOfBytes(bytes: Uint8Array, start: number, end: number): string {
  if (end - start < 24) {
    let text = "";
    for (let i = start; i < end; i += 1) {
      const byte = bytes[i] ?? 0;
      if (byte > 0x7f) return decoder.decode(bytes.subarray(start, end));
      text += String.fromCharCode(byte);
    }
    return text;
  }
  return decoder.decode(bytes.subarray(start, end));
}

/** Text of a cell of the current record, its quotation marks resolved. */
export function cellText(cursor: RecordCursor, cell: number): string {
  const start = cursor.starts[cell] ?? 0;
  const end = cursor.ends[cell] ?? 0;
  const text = textOfBytes(cursor.bytes, start, end);
  return cursor.flags[cell] === CELL_ESCAPED ? text.replaceAll('""', '"') : text;
}
