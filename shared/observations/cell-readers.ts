import { microsOfBytes, numberOfBytes, wholeOfBytes } from "./byte-numbers.ts";
import type { CellFault } from "./cell-fault.ts";
import { cellFault, isFault } from "./cell-fault.ts";
import {
  canonicalText,
  readBoolean,
  readDate,
  readDecimal,
  readEnum,
  readInstant,
  readMonth,
  readWords,
} from "./cell-values.ts";
import { decimalText, microsOf } from "./decimal.ts";
import { GrowingNumbers, GrowingTexts } from "./growing-columns.ts";
import type { ColumnTemplate } from "./input-templates.ts";
import type { RecordCursor } from "./record-cursor.ts";
import {
  CELL_ERROR,
  CELL_NATIVE_DATE,
  CELL_NATIVE_PERCENTAGE,
  CELL_QUOTED,
  cellText,
} from "./record-cursor.ts";
import type { RoundingTally } from "./rounding-tally.ts";
import { SliceCache } from "./slice-cache.ts";
import type { Column } from "./table.ts";

const MAX_MICROS = 9_000_000_000_000_000;

/** Reads the cells of one column into a typed column. */
export interface CellReader {
  readonly column: ColumnTemplate;
  /** The values so far, by row: for key comparison and for rules between columns. */
  readonly cells: GrowingNumbers | GrowingTexts;
  /** Reads a cell of the cursor's record into `row`; a fault leaves the row's value undefined. */
  readCell(cursor: RecordCursor, cell: number, row: number): CellFault | null;
  /** Reads a text in the form of the templates into `row`. */
  readText(text: string, row: number): CellFault | null;
  /** The first `length` rows. */
  toColumn(length: number): Column;
}

/** What a reader needs beside its column. */
export interface CellReaderSettings {
  /** The buffer of the cursor that will be read from. */
  readonly bytes: Uint8Array;
  /** Rows to make room for. */
  readonly capacity: number;
  readonly rounding: RoundingTally;
  /** Texts are kept as they are: no trimming, no normalising, no checks (batches). */
  readonly isExactText: boolean;
}

/** The reader of a column's kind. */
export function createCellReader(column: ColumnTemplate, settings: CellReaderSettings): CellReader {
  switch (column.kind) {
    case "name":
    case "text":
    case "enum":
    case "words":
      return new TextCellReader(column, settings);
    case "count":
    case "number":
    case "money":
      return new NumberCellReader(column, settings);
    case "date":
    case "month":
    case "instant":
    case "boolean":
      return new WordNumberCellReader(column, settings);
  }
}

class TextCellReader implements CellReader {
  readonly column: ColumnTemplate;
  readonly cells: GrowingTexts;
  readonly #cache: SliceCache;
  readonly #isExactText: boolean;

  constructor(column: ColumnTemplate, settings: CellReaderSettings) {
    this.column = column;
    this.cells = new GrowingTexts(settings.capacity);
    this.#cache = new SliceCache(settings.bytes);
    this.#isExactText = settings.isExactText;
  }

  readCell(cursor: RecordCursor, cell: number, row: number): CellFault | null {
    if ((cursor.flags[cell] ?? 0) > CELL_QUOTED) return readUncommonCell(this, cursor, cell, row);
    const start = cursor.starts[cell] ?? 0;
    const end = cursor.ends[cell] ?? 0;
    const known = this.#cache.find(start, end);
    if (known >= 0) {
      this.cells.set(row, known);
      return known === 0 ? emptyFault(this.column) : null;
    }
    const fault = this.readText(cellText(cursor, cell), row);
    if (fault === null) this.#cache.remember(start, end, this.cells.values[row] ?? 0);
    return fault;
  }

  readText(given: string, row: number): CellFault | null {
    const text = this.#isExactText ? given : canonicalText(given);
    if (text === "") {
      this.cells.set(row, 0);
      return emptyFault(this.column);
    }
    if (!this.#isExactText) {
      const words =
        this.column.values === undefined ? readWords(text, this.column) : readEnum(text, this.column);
      if (isFault(words)) return words;
      this.cells.set(row, this.cells.codeOf(words));
      return null;
    }
    this.cells.set(row, this.cells.codeOf(text));
    return null;
  }

  toColumn(length: number): Column {
    return this.cells.toColumn(length);
  }
}

class NumberCellReader implements CellReader {
  readonly column: ColumnTemplate;
  readonly cells: GrowingNumbers;
  readonly #rounding: RoundingTally;
  readonly #min: number;
  readonly #max: number;

  constructor(column: ColumnTemplate, settings: CellReaderSettings) {
    this.column = column;
    this.cells = new GrowingNumbers(settings.capacity);
    this.#rounding = settings.rounding;
    const isMoney = column.kind === "money";
    this.#min = column.min ?? (column.kind === "count" ? 0 : isMoney ? -MAX_MICROS : -Number.MAX_VALUE);
    this.#max =
      column.max ??
      (column.kind === "count" ? Number.MAX_SAFE_INTEGER : isMoney ? MAX_MICROS : Number.MAX_VALUE);
  }

  readCell(cursor: RecordCursor, cell: number, row: number): CellFault | null {
    const start = cursor.starts[cell] ?? 0;
    const end = cursor.ends[cell] ?? 0;
    if (start === end) return this.#setEmpty(row);
    if ((cursor.flags[cell] ?? 0) > CELL_QUOTED) return readUncommonCell(this, cursor, cell, row);
    const { bytes } = cursor;
    const { kind } = this.column;
    let value: number;
    if (kind === "count") {
      value = wholeOfBytes(bytes, start, end);
      if (value < 0) value = Number.NaN;
    } else {
      value = kind === "money" ? microsOfBytes(bytes, start, end) : numberOfBytes(bytes, start, end);
    }
    if (value >= this.#min && value <= this.#max) {
      this.cells.set(row, value);
      return null;
    }
    return readUncommonCell(this, cursor, cell, row);
  }

  readText(given: string, row: number): CellFault | null {
    const text = given.trim();
    if (text === "") return this.#setEmpty(row);
    const decimal = readDecimal(text, this.column);
    if (isFault(decimal)) return decimal;
    let value: number;
    if (this.column.kind === "money") {
      const { micros, added } = microsOf(decimal);
      value = Number(micros);
      if (Math.abs(value) <= MAX_MICROS && added.digits !== 0n) this.#rounding.note(added);
    } else {
      value = Number(decimalText(decimal));
    }
    if (!(value >= this.#min && value <= this.#max)) return this.#rangeFault();
    if (this.column.kind === "count" && !Number.isInteger(value)) {
      return cellFault("TYPE", "not a whole number; counts have no fraction");
    }
    // Adding zero turns −0 into 0.
    this.cells.set(row, value + 0);
    return null;
  }

  toColumn(length: number): Column {
    return this.cells.toColumn(length);
  }

  #setEmpty(row: number): CellFault | null {
    this.cells.set(row, Number.NaN);
    return emptyFault(this.column);
  }

  #rangeFault(): CellFault {
    const unit = this.column.kind === "money" ? 1e6 : 1;
    const largest = this.column.kind === "money" ? "9,000,000,000" : String(this.#max);
    if (this.column.max !== undefined) {
      return cellFault("RANGE", `outside ${this.#min / unit} to ${this.#max / unit}; give a value inside`);
    }
    return this.#min === 0
      ? cellFault("RANGE", `below 0 or above ${largest}; give a value inside`)
      : cellFault("RANGE", `larger than ${largest} either way; give a smaller one`);
  }
}

/** Numbers that are written as words of which few differ: dates, months, flags; and moments. */
class WordNumberCellReader implements CellReader {
  readonly column: ColumnTemplate;
  readonly cells: GrowingNumbers;
  readonly #cache: SliceCache | null;
  readonly #read: (text: string) => number | CellFault;

  constructor(column: ColumnTemplate, settings: CellReaderSettings) {
    this.column = column;
    this.cells = new GrowingNumbers(settings.capacity);
    this.#cache = column.kind === "instant" ? null : new SliceCache(settings.bytes);
    this.#read = readerOf(column);
  }

  readCell(cursor: RecordCursor, cell: number, row: number): CellFault | null {
    const start = cursor.starts[cell] ?? 0;
    const end = cursor.ends[cell] ?? 0;
    if ((cursor.flags[cell] ?? 0) > CELL_QUOTED) return readUncommonCell(this, cursor, cell, row);
    if (this.#cache === null) return this.readText(cellText(cursor, cell), row);
    const known = this.#cache.find(start, end);
    if (known >= 0) {
      this.cells.set(row, known);
      return null;
    }
    const fault = this.readText(cellText(cursor, cell), row);
    const value = this.cells.values[row] ?? Number.NaN;
    if (fault === null && value >= 0) this.#cache.remember(start, end, value);
    return fault;
  }

  readText(given: string, row: number): CellFault | null {
    const text = given.trim();
    if (text === "") {
      this.cells.set(row, Number.NaN);
      return emptyFault(this.column);
    }
    const value = this.#read(text);
    if (isFault(value)) return value;
    this.cells.set(row, value);
    return null;
  }

  toColumn(length: number): Column {
    return this.cells.toColumn(length);
  }
}

function readerOf(column: ColumnTemplate): (text: string) => number | CellFault {
  switch (column.kind) {
    case "date":
      return readDate;
    case "month":
      return readMonth;
    case "instant":
      return readInstant;
    default:
      return readBoolean;
  }
}

/** Cells that only quoting or a workbook brings about. */
function readUncommonCell(
  reader: CellReader,
  cursor: RecordCursor,
  cell: number,
  row: number,
): CellFault | null {
  const flag = cursor.flags[cell];
  const text = cellText(cursor, cell);
  if (flag === CELL_ERROR) {
    return cellFault("CELL_ERROR", "the workbook's cell holds an error; mend its formula or clear it");
  }
  if (flag === CELL_NATIVE_PERCENTAGE && reader.column.kind === "count") {
    return cellFault("PERCENTAGE", "a percentage cannot stand for a count; give the two counts");
  }
  if (flag === CELL_NATIVE_DATE && reader.column.kind === "date")
    return reader.readText(text.slice(0, 10), row);
  if (flag === CELL_NATIVE_DATE && reader.column.kind === "month")
    return reader.readText(text.slice(0, 7), row);
  return reader.readText(text, row);
}

function emptyFault(column: ColumnTemplate): CellFault | null {
  return column.filled === true ? cellFault("REQUIRED", "the cell is empty; fill it") : null;
}
