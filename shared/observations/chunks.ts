import { firstDayOfMonth } from "../calendar/calendar-date.ts";
import { zoneClock } from "../calendar/zone.ts";
import { pickRows } from "./fold.ts";
import type { InputName } from "./input-templates.ts";
import { INPUT_TEMPLATES } from "./input-templates.ts";
import { joinTables } from "./joined-tables.ts";
import type { Column, Table, TextColumn } from "./table.ts";

/** Days of one chunk. Changing it invalidates every stored chunk. */
export const CHUNK_DAYS = 28;

/** The rows of one input in one stretch of 28 days, as typed columns with dictionaries of their own. */
export interface Chunk {
  /** floor(epochDay / 28) of its rows' days. */
  readonly number: number;
  readonly table: Table;
}

/**
 * Divides the rows of an input by day: a date is its own day, a moment that of the pilot's time zone, a month its
 * first. Chunks come in order of time, the rows of each in the order of the table.
 */
export function splitIntoChunks(table: Table, timeZone: string): readonly Chunk[] {
  const numbers = chunkNumbers(table, timeZone);
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const rowsByChunk = new Map<number, Uint32Array>();
  for (const [number, count] of counts) rowsByChunk.set(number, new Uint32Array(count));
  const filled = new Map<number, number>();
  numbers.forEach((number, row) => {
    const place = filled.get(number) ?? 0;
    const rows = rowsByChunk.get(number);
    if (rows !== undefined) rows[place] = row;
    filled.set(number, place + 1);
  });
  return [...rowsByChunk]
    .sort(([left], [right]) => left - right)
    .map(([number, rows]) => ({ number, table: pickTable(table, rows) }));
}

/** Puts chunks together again, in their order. */
export function joinChunks(input: InputName, chunks: readonly Chunk[]): Table {
  const tables = chunks.map(({ table }) => table);
  const { length, columns, sources, rows } = joinTables(input, tables);
  const lines = new Uint32Array(length);
  const batches = new Uint32Array(length);
  for (let row = 0; row < length; row += 1) {
    const table = tables[sources[row] ?? 0];
    lines[row] = table?.lines[rows[row] ?? 0] ?? 0;
    batches[row] = table?.sources?.[rows[row] ?? 0] ?? 0;
  }
  const hasSources = tables.some((table) => table.sources !== undefined);
  return { input, length, columns, lines, ...(hasSources ? { sources: batches } : {}) };
}

function chunkNumbers(table: Table, timeZone: string): Int32Array {
  const template = INPUT_TEMPLATES[table.input].columns.find(
    ({ kind, filled }) => filled === true && (kind === "date" || kind === "month" || kind === "instant"),
  );
  const column = template === undefined ? undefined : table.columns.get(template.name);
  const numbers = new Int32Array(table.length);
  if (template === undefined || column?.kind !== "number") return numbers;
  const clock = zoneClock(timeZone);
  for (let row = 0; row < table.length; row += 1) {
    const value = column.values[row] ?? 0;
    const day =
      template.kind === "date"
        ? value
        : template.kind === "month"
          ? firstDayOfMonth(value)
          : clock.dayOf(value);
    numbers[row] = Math.floor(day / CHUNK_DAYS);
  }
  return numbers;
}

function pickTable(table: Table, rows: Uint32Array): Table {
  const columns = new Map<string, Column>();
  for (const [name, column] of table.columns) {
    const picked = pickRows(column, rows);
    columns.set(name, picked.kind === "text" ? withOwnDictionary(picked) : picked);
  }
  const lines = rows.map((row) => table.lines[row] ?? 0);
  const { sources } = table;
  const picked = { input: table.input, length: rows.length, columns, lines };
  return sources === undefined ? picked : { ...picked, sources: rows.map((row) => sources[row] ?? 0) };
}

function withOwnDictionary(column: TextColumn): TextColumn {
  const dictionary = [""];
  const newCodes = new Map<number, number>([[0, 0]]);
  const codes = column.codes.map((code) => {
    let own = newCodes.get(code);
    if (own === undefined) {
      own = dictionary.length;
      dictionary.push(column.dictionary[code] ?? "");
      newCodes.set(code, own);
    }
    return own;
  });
  return { kind: "text", dictionary, codes };
}
