import type { ColumnTemplate, InputName } from "./input-templates.ts";
import { INPUT_TEMPLATES } from "./input-templates.ts";
import type { Column, Table } from "./table.ts";

/** Several tables of one input, row after row, their text codes brought to one dictionary per column. */
export interface JoinedTables {
  readonly input: InputName;
  readonly length: number;
  /** Index of the table of each row, and the row's place in it. */
  readonly sources: Uint32Array;
  readonly rows: Uint32Array;
  /** Columns that at least one table has, in the order of the template; no data where a row's table lacks one. */
  readonly columns: ReadonlyMap<string, Column>;
}

/** Puts tables one behind the other. */
export function joinTables(input: InputName, tables: readonly Table[]): JoinedTables {
  const length = tables.reduce((sum, table) => sum + table.length, 0);
  const sources = new Uint32Array(length);
  const rows = new Uint32Array(length);
  const alone = tables.length === 1 ? tables[0] : undefined;
  let at = 0;
  for (const [source, table] of tables.entries()) {
    sources.fill(source, at, at + table.length);
    for (let row = 0; row < table.length; row += 1) rows[at + row] = row;
    at += table.length;
  }
  const columns = new Map<string, Column>();
  for (const template of INPUT_TEMPLATES[input].columns) {
    // The columns of a table that stands alone need no copy.
    const column =
      alone === undefined ? joinColumn(template, tables, length) : (alone.columns.get(template.name) ?? null);
    if (column !== null) columns.set(template.name, column);
  }
  return { input, length, sources, rows, columns };
}

function joinColumn(template: ColumnTemplate, tables: readonly Table[], length: number): Column | null {
  const parts = tables.map((table) => table.columns.get(template.name) ?? null);
  const first = parts.find((part) => part !== null);
  if (first === undefined) return null;
  if (first.kind === "number") {
    const values = new Float64Array(length);
    let at = 0;
    for (const [index, part] of parts.entries()) {
      const end = at + (tables[index]?.length ?? 0);
      if (part?.kind === "number") values.set(part.values.subarray(0, end - at), at);
      else values.fill(Number.NaN, at, end);
      at = end;
    }
    return { kind: "number", values };
  }
  const dictionary = [""];
  const codeByText = new Map<string, number>([["", 0]]);
  const codes = new Uint32Array(length);
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const count = tables[index]?.length ?? 0;
    if (part?.kind === "text") {
      const newCodes = Uint32Array.from(part.dictionary, (text) => {
        let code = codeByText.get(text);
        if (code === undefined) {
          code = dictionary.length;
          dictionary.push(text);
          codeByText.set(text, code);
        }
        return code;
      });
      for (let row = 0; row < count; row += 1) codes[at + row] = newCodes[part.codes[row] ?? 0] ?? 0;
    }
    at += count;
  }
  return { kind: "text", dictionary, codes };
}

/**
 * Row numbers sorted by key (columns in the order of the template; texts by UTF-16 units), rows of equal keys in the
 * order they stand in. Costs a few passes over the rows, whatever their order.
 */
export function orderByKey(joined: Pick<JoinedTables, "input" | "length" | "columns">): Uint32Array {
  let order = new Uint32Array(joined.length);
  for (let row = 0; row < order.length; row += 1) order[row] = row;
  const keys = keyColumns(joined);
  for (const column of keys.toReversed()) order = stableSort(order, ranksOf(column));
  return order;
}

/** The key columns, in the order of the template. */
export function keyColumns(joined: Pick<JoinedTables, "input" | "columns">): readonly Column[] {
  return INPUT_TEMPLATES[joined.input].columns.flatMap(({ key, name }) => {
    const column = key === true ? joined.columns.get(name) : undefined;
    return column === undefined ? [] : [column];
  });
}

/** Whether two rows have the same value in a column; no data equals no data. */
export function isSameCell(column: Column, row: number, other: number): boolean {
  if (column.kind === "text") return column.codes[row] === column.codes[other];
  const left = column.values[row] ?? Number.NaN;
  const right = column.values[other] ?? Number.NaN;
  return left === right || (Number.isNaN(left) && Number.isNaN(right));
}

interface Ranks {
  readonly ranks: Uint32Array;
  /** All ranks lie below this. */
  readonly count: number;
}

function ranksOf(column: Column): Ranks {
  if (column.kind === "text") {
    const { dictionary, codes } = column;
    const sorted = dictionary
      .map((_, code) => code)
      .sort((left, right) => compareTexts(dictionary[left] ?? "", dictionary[right] ?? ""));
    const rankOfCode = new Uint32Array(dictionary.length);
    sorted.forEach((code, rank) => {
      rankOfCode[code] = rank;
    });
    return { ranks: codes.map((code) => rankOfCode[code] ?? 0), count: dictionary.length };
  }
  // Key numbers are days and months: few distinct ones, wherever they lie.
  const distinct = Float64Array.from(new Set(column.values)).sort();
  const rankOfValue = new Map<number, number>();
  distinct.forEach((value, rank) => rankOfValue.set(value, rank));
  const ranks = Uint32Array.from(column.values, (value) => rankOfValue.get(value) ?? 0);
  return { ranks, count: distinct.length };
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function stableSort(order: Uint32Array, { ranks, count }: Ranks): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(count + 1);
  for (const row of order) {
    const slot = (ranks[row] ?? 0) + 1;
    starts[slot] = (starts[slot] ?? 0) + 1;
  }
  for (let rank = 0; rank < count; rank += 1)
    starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (const row of order) {
    const rank = ranks[row] ?? 0;
    const place = starts[rank] ?? 0;
    sorted[place] = row;
    starts[rank] = place + 1;
  }
  return sorted;
}
