import type { InputName } from "./input-templates.ts";
import { INPUT_TEMPLATES } from "./input-templates.ts";
import type { JoinedTables } from "./joined-tables.ts";
import { isSameCell, joinTables, keyColumns, orderByKey } from "./joined-tables.ts";
import type { Column, Table } from "./table.ts";

/**
 * Which row of one key counts. `rows` are rows of `joined`, at least two, in the order of their tables; the answer is one of
 * them.
 */
export type ChooseRow = (rows: readonly number[], joined: JoinedTables) => number;

/**
 * The current rows of an input: its tables in causal order, one row per key, sorted by key. Of observations the row of
 * the last table that has the key; of records each field from the last table that has both the key and the column.
 * `sources` is the index of the table of each row (of records: the last one that has the key), `lines` its line there.
 * `choose`: which row of an observation counts where tables are concurrent, in place of the last one.
 */
export function foldBatches(input: InputName, tables: readonly Table[], choose?: ChooseRow): Table {
  const joined = joinTables(input, tables);
  const order = orderByKey(joined);
  const isRecords = INPUT_TEMPLATES[input].keeping === "records";
  const lastRows = lastRowOfEachKey(joined, order, isRecords ? undefined : choose);
  const columns = new Map<string, Column>();
  for (const [name, column] of joined.columns) {
    const rows = isRecords ? lastRowsWithColumn(joined, order, lastRows, tables, name) : lastRows;
    columns.set(name, pickRows(column, rows));
  }
  const sources = new Uint32Array(lastRows.length);
  const lines = new Uint32Array(lastRows.length);
  lastRows.forEach((row, index) => {
    const source = joined.sources[row] ?? 0;
    sources[index] = source;
    lines[index] = tables[source]?.lines[joined.rows[row] ?? 0] ?? 0;
  });
  return { input, length: lastRows.length, columns, lines, sources };
}

/** How the rows of an import stand to what is there. */
export interface RowClassification {
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  /** Rows of the import, in its own order, whose key is new, and those that change something. */
  readonly addedRows: Uint32Array;
  readonly replacedRows: Uint32Array;
  /** The current row that each of `replacedRows` takes the place of. */
  readonly replacedBefore: Uint32Array;
}

/**
 * Compares an import with the current rows (`null`: none). Of observations a row is unchanged if every cell is the
 * same, of records if every cell of the columns that the import has is; a missing column is no data.
 */
export function classifyRows(current: Table | null, incoming: Table): RowClassification {
  if (current === null || current.length === 0) return allAdded(incoming.length);
  const joined = joinTables(incoming.input, [current, incoming]);
  const order = orderByKey(joined);
  const keys = keyColumns(joined);
  const isRecords = INPUT_TEMPLATES[incoming.input].keeping === "records";
  const compared = [...joined.columns]
    .filter(([name, column]) => !keys.includes(column) && (!isRecords || incoming.columns.has(name)))
    .map(([, column]) => column);

  const addedRows: number[] = [];
  const replaced: { readonly row: number; readonly before: number }[] = [];
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] ?? 0;
    if (joined.sources[row] !== 1) continue;
    const before = order[at - 1];
    // Rows of one key stand together, those of the first table first.
    const hasBefore = before !== undefined && keys.every((column) => isSameCell(column, row, before));
    if (!hasBefore) addedRows.push(joined.rows[row] ?? 0);
    else if (!compared.every((column) => isSameCell(column, row, before)))
      replaced.push({ row: joined.rows[row] ?? 0, before: joined.rows[before] ?? 0 });
  }
  replaced.sort((one, other) => one.row - other.row);
  return {
    added: addedRows.length,
    replaced: replaced.length,
    unchanged: incoming.length - addedRows.length - replaced.length,
    addedRows: Uint32Array.from(addedRows).sort(),
    replacedRows: Uint32Array.from(replaced, ({ row }) => row),
    replacedBefore: Uint32Array.from(replaced, ({ before }) => before),
  };
}

function allAdded(length: number): RowClassification {
  const addedRows = new Uint32Array(length);
  for (let row = 0; row < length; row += 1) addedRows[row] = row;
  const none = new Uint32Array();
  return { added: length, replaced: 0, unchanged: 0, addedRows, replacedRows: none, replacedBefore: none };
}

/** The given rows of a column, in that order; a row number beyond the column is no data. */
export function pickRows(column: Column, rows: Uint32Array): Column {
  if (column.kind === "number") {
    const values = new Float64Array(rows.length);
    for (let index = 0; index < rows.length; index += 1)
      values[index] = column.values[rows[index] ?? 0] ?? Number.NaN;
    return { kind: "number", values };
  }
  const codes = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) codes[index] = column.codes[rows[index] ?? 0] ?? 0;
  return { kind: "text", dictionary: column.dictionary, codes };
}

function lastRowOfEachKey(joined: JoinedTables, order: Uint32Array, choose?: ChooseRow): Uint32Array {
  const keys = keyColumns(joined);
  const last = new Uint32Array(order.length);
  let count = 0;
  let first = 0;
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] ?? 0;
    const next = order[at + 1];
    if (next !== undefined && keys.every((column) => isSameCell(column, row, next))) continue;
    const isAlone = first === at || choose === undefined;
    last[count] = isAlone ? row : choose([...order.subarray(first, at + 1)], joined);
    count += 1;
    first = at + 1;
  }
  return last.slice(0, count);
}

/** The rows of every key that stands more than once, in the order of their tables. */
export function repeatedRows(joined: JoinedTables): readonly (readonly number[])[] {
  const order = orderByKey(joined);
  const repeated: (readonly number[])[] = [];
  lastRowOfEachKey(joined, order, (rows) => {
    repeated.push(rows);
    return rows.at(-1) ?? 0;
  });
  return repeated;
}

/** Per key the last row whose table has the column; beyond every row where none has. */
function lastRowsWithColumn(
  joined: JoinedTables,
  order: Uint32Array,
  lastRows: Uint32Array,
  tables: readonly Table[],
  name: string,
): Uint32Array {
  const hasColumn = tables.map((table) => table.columns.has(name));
  if (!hasColumn.includes(false)) return lastRows;
  const rows = new Uint32Array(lastRows.length);
  let key = 0;
  let found = joined.length;
  for (const row of order) {
    if (hasColumn[joined.sources[row] ?? 0] === true) found = row;
    if (row !== lastRows[key]) continue;
    rows[key] = found;
    found = joined.length;
    key += 1;
  }
  return rows;
}
