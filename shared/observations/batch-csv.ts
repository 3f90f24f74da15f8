import type { Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";
import { wholeOfBytes } from "./byte-numbers.ts";
import { ByteWriter } from "./byte-writer.ts";
import { createCellReader } from "./cell-readers.ts";
import type { WriteCell } from "./column-writer.ts";
import { cellWriter } from "./column-writer.ts";
import { CsvCursor } from "./csv-cursor.ts";
import { GrowingNumbers } from "./growing-columns.ts";
import type { ColumnTemplate, InputName } from "./input-templates.ts";
import { INPUT_TEMPLATES } from "./input-templates.ts";
import { cellText } from "./record-cursor.ts";
import { RoundingTally } from "./rounding-tally.ts";
import type { Column, Table } from "./table.ts";

const COMMA = 0x2c;
const LF = 0x0a;
const LINE_COLUMN = "line";

/**
 * The canonical text of an import: CSV with the source line first, then the columns that the table has, in the order
 * of the template; UTF-8, LF, texts exactly as they are, no data = empty. The same table always gives the same bytes,
 * and `decodeBatch` reads them back exactly.
 */
export function encodeBatch(table: Table): Uint8Array<ArrayBuffer> {
  const templates = INPUT_TEMPLATES[table.input].columns.filter(({ name }) => table.columns.has(name));
  const writeCells: WriteCell[] = [];
  for (const template of templates) {
    const column = table.columns.get(template.name);
    if (column !== undefined) writeCells.push(cellWriter(template, column, false));
  }
  const writer = new ByteWriter(table.length * (8 + templates.length * 6));
  writer.writeText([LINE_COLUMN, ...templates.map(({ name }) => name)].join(","));
  writer.writeByte(LF);
  for (let row = 0; row < table.length; row += 1) {
    writer.writeWhole(table.lines[row] ?? 0);
    for (const write of writeCells) {
      writer.writeByte(COMMA);
      write(writer, row);
    }
    writer.writeByte(LF);
  }
  return writer.toBytes();
}

/**
 * Reads what `encodeBatch` wrote. Text that is damaged (a header or a cell that it could not have written) is refused
 * with `PACK_FORMAT`; rules between cells are not checked again.
 */
export function decodeBatch(input: InputName, bytes: Uint8Array): Result<Table> {
  const cursor = new CsvCursor(bytes, COMMA);
  const templates = cursor.next() ? batchColumns(cursor, input) : null;
  if (templates === null)
    return failure("PACK_FORMAT", `the batch has no header of ${input}`, { where: "line 1" });

  const capacity = estimatedRows(bytes);
  const settings = { bytes, capacity, rounding: new RoundingTally(), isExactText: true };
  const readers = templates.map((template) => createCellReader(template, settings));
  const lines = new GrowingNumbers(capacity);
  let row = 0;
  while (cursor.next()) {
    const line = wholeOfBytes(bytes, cursor.starts[0] ?? 0, cursor.ends[0] ?? 0);
    if (cursor.isBroken || cursor.count !== readers.length + 1 || line < 0) return damaged(cursor.line);
    lines.set(row, line);
    for (const [index, reader] of readers.entries()) {
      if (reader.readCell(cursor, index + 1, row) !== null) return damaged(cursor.line);
    }
    row += 1;
  }
  const columns = new Map<string, Column>();
  for (const reader of readers) columns.set(reader.column.name, reader.toColumn(row));
  return success({ input, length: row, columns, lines: Uint32Array.from(lines.values.subarray(0, row)) });
}

/** Rows that a text of records will about hold, from the length of its first ones. */
export function estimatedRows(bytes: Uint8Array): number {
  const sample = bytes.subarray(0, 65_536);
  let lines = 1;
  for (let at = sample.indexOf(LF); at >= 0; at = sample.indexOf(LF, at + 1)) lines += 1;
  return Math.ceil((bytes.length / Math.max(1, sample.length)) * lines * 1.02);
}

function batchColumns(cursor: CsvCursor, input: InputName): readonly ColumnTemplate[] | null {
  const names = Array.from({ length: Math.min(cursor.count, cursor.starts.length) }, (_, cell) =>
    cellText(cursor, cell),
  );
  const templates = INPUT_TEMPLATES[input].columns.filter(({ name }) => names.includes(name));
  const isWhole = templates.every(({ name }, index) => names[index + 1] === name);
  return names[0] === LINE_COLUMN && isWhole && names.length === templates.length + 1 ? templates : null;
}

function damaged(line: number): ReturnType<typeof failure> {
  return failure("PACK_FORMAT", "the batch is damaged", { where: `line ${line}` });
}
