import type { RecordCursor } from "../observations/record-cursor.ts";
import { CELL_PLAIN, textOfBytes } from "../observations/record-cursor.ts";
import type { WorkbookRow, WorkbookSheet } from "./xlsx-workbook.ts";

/** Walks over the rows of a sheet below its header; a row has as many cells as the header, or more if it holds more. */
export class SheetCursor implements RecordCursor {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly flags: Uint8Array;
  readonly isBroken = false;
  count = 0;
  line = 0;
  position = 0;
  readonly #rows: readonly WorkbookRow[];
  readonly #width: number;
  #next: number;

  constructor(sheet: WorkbookSheet, firstRow: number, width: number) {
    this.bytes = sheet.bytes;
    this.#rows = sheet.rows;
    this.#next = firstRow;
    this.#width = width;
    this.starts = new Uint32Array(width);
    this.ends = new Uint32Array(width);
    this.flags = new Uint8Array(width);
  }

  next(): boolean {
    const row = this.#rows[this.#next];
    if (row === undefined) return false;
    this.#next += 1;
    this.line = row.line;
    this.count = this.#width;
    this.starts.fill(0);
    this.ends.fill(0);
    this.flags.fill(CELL_PLAIN);
    let start = row.start;
    for (let index = 0; index < row.columns.length; index += 1) {
      const column = row.columns[index] ?? 0;
      const end = row.ends[index] ?? start;
      if (column < this.#width) {
        this.starts[column] = start;
        this.ends[column] = end;
        this.flags[column] = row.flags[index] ?? CELL_PLAIN;
      } else {
        this.count = Math.max(this.count, column + 1);
      }
      start = end;
    }
    this.position = start;
    return true;
  }
}

/** The header of a sheet and the index of the first row below it. */
export interface SheetHeader {
  readonly header: readonly string[];
  readonly firstRow: number;
}

/** Finds the header: the row of that number, or the first that holds something; null: there is none. */
export function headerOf(sheet: WorkbookSheet, headerRow: number | null): SheetHeader | null {
  const index = headerRow === null ? 0 : sheet.rows.findIndex(({ line }) => line === headerRow);
  const row = sheet.rows[index];
  if (row === undefined) return null;
  const header = Array.from({ length: (row.columns.at(-1) ?? -1) + 1 }, () => "");
  let start = row.start;
  row.columns.forEach((column, place) => {
    const end = row.ends[place] ?? start;
    header[column] = textOfBytes(sheet.bytes, start, end).trim();
    start = end;
  });
  return { header, firstRow: index + 1 };
}
