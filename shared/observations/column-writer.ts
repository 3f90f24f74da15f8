import { formatCalendarDate, formatMonth } from "../calendar/calendar-date.ts";
import { formatInstant } from "../calendar/instant.ts";
import { ByteWriter } from "./byte-writer.ts";
import { neutraliseFormula } from "./formula-text.ts";
import type { ColumnKind, ColumnTemplate } from "./input-templates.ts";
import type { Column, TextColumn } from "./table.ts";

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const MICROS_PER_UNIT = 1_000_000;
const MS_PER_DAY = 86_400_000;
const NEEDS_QUOTES = /[",\r\n]/;

/** Writes one cell of a column: nothing where the row has no data. */
export type WriteCell = (writer: ByteWriter, row: number) => void;

/** Writes a column's cells in the form of the templates; numbers and moments so that reading gives the same value. */
export function cellWriter(template: ColumnTemplate, column: Column, isNeutralised: boolean): WriteCell {
  if (column.kind === "text") return textWriter(column, isNeutralised);
  const { values } = column;
  const write = numberWriter(template.kind);
  return (writer, row) => {
    const value = values[row] ?? Number.NaN;
    if (!Number.isNaN(value)) write(writer, value);
  };
}

/** A cell of CSV: in quotation marks where it needs them. */
export function quotedCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textWriter(column: TextColumn, isNeutralised: boolean): WriteCell {
  const { dictionary, codes } = column;
  const encoded = new ByteWriter(dictionary.length * 16);
  const ends = new Uint32Array(dictionary.length);
  dictionary.forEach((text, code) => {
    encoded.writeText(quotedCell(isNeutralised ? neutraliseFormula(text) : text));
    ends[code] = encoded.length;
  });
  const bytes = encoded.toBytes();
  return (writer, row) => {
    const code = codes[row] ?? 0;
    if (code !== 0) writer.writeRange(bytes, ends[code - 1] ?? 0, ends[code] ?? 0);
  };
}

function numberWriter(kind: ColumnKind): (writer: ByteWriter, value: number) => void {
  switch (kind) {
    case "count":
      return writeNumber;
    case "money":
      return writeMicros;
    case "date":
      return remembered(formatCalendarDate);
    case "month":
      return remembered(formatMonth);
    case "instant":
      return instantWriter();
    case "boolean":
      return (writer, value) => writer.writeText(value === 1 ? "true" : "false");
    default:
      return writeNumber;
  }
}

function writeNumber(writer: ByteWriter, value: number): void {
  if (value >= 0 && Number.isSafeInteger(value)) writer.writeWhole(value);
  else writer.writeText(String(value));
}

function writeMicros(writer: ByteWriter, micros: number): void {
  const size = Math.abs(micros);
  if (micros < 0) writer.writeByte(MINUS);
  const whole = Math.floor(size / MICROS_PER_UNIT);
  writer.writeWhole(whole);
  let fraction = size - whole * MICROS_PER_UNIT;
  if (fraction === 0) return;
  writer.writeByte(POINT);
  for (let unit = MICROS_PER_UNIT / 10; fraction > 0; unit /= 10) {
    const digit = Math.floor(fraction / unit);
    writer.writeByte(ZERO + digit);
    fraction -= digit * unit;
  }
}

function remembered(format: (value: number) => string): (writer: ByteWriter, value: number) => void {
  const encoder = new TextEncoder();
  const known = new Map<number, Uint8Array>();
  return (writer, value) => {
    let bytes = known.get(value);
    if (bytes === undefined) {
      bytes = encoder.encode(format(value));
      known.set(value, bytes);
    }
    writer.writeRange(bytes, 0, bytes.length);
  };
}

function instantWriter(): (writer: ByteWriter, value: number) => void {
  const writeDay = remembered((day) => formatInstant(day * MS_PER_DAY).slice(0, 11));
  return (writer, epochMs) => {
    const day = Math.floor(epochMs / MS_PER_DAY);
    const second = (epochMs - day * MS_PER_DAY) / 1000;
    if (!Number.isInteger(second)) {
      writer.writeText(formatInstant(epochMs));
      return;
    }
    writeDay(writer, day);
    writeTwoDigits(writer, Math.floor(second / 3600));
    writer.writeByte(0x3a);
    writeTwoDigits(writer, Math.floor(second / 60) % 60);
    writer.writeByte(0x3a);
    writeTwoDigits(writer, second % 60);
    writer.writeByte(0x5a);
  };
}

function writeTwoDigits(writer: ByteWriter, value: number): void {
  const tens = Math.floor(value / 10);
  writer.writeByte(ZERO + tens);
  writer.writeByte(ZERO + value - tens * 10);
}
