import { failure, type Result, success } from "../errors/problem.ts";
import type { WholePilot } from "../journal/pilot-state.ts";
import { digestOfBytes } from "../json/digest.ts";
import { decodeBatch, encodeBatch } from "../observations/batch-csv.ts";
import { type ChooseRow, classifyRows, foldBatches, type RowClassification } from "../observations/fold.ts";
import type { InputName } from "../observations/input-templates.ts";
import type { Table } from "../observations/table.ts";
import { type RecordsHolder, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { currentNames, renameTexts } from "./rename-texts.ts";
import { rowContest } from "./row-contest.ts";

// Batches never change, so a table that was made from bytes, or whose bytes were made, is kept as long as they are.
const tablesByBytes = new WeakMap<Uint8Array, Table>();

/** Remembers that `bytes` are the batch of `table`, so that it is not decoded again. */
export function rememberBatch(bytes: Uint8Array, table: Table): void {
  tablesByBytes.set(bytes, table);
}

/** The canonical bytes of a table and their digest. */
export interface EncodedBatch {
  readonly bytes: Uint8Array;
  readonly digest: string;
}

const encodedByTable = new WeakMap<Table, EncodedBatch & { readonly length: number }>();

/** A table as a batch; what was encoded for a trial, or ahead, is not encoded again. */
export function encodedBatch(table: Table): EncodedBatch {
  const known = knownBatch(table);
  if (known !== null) return known;
  const bytes = encodeBatch(table);
  return rememberEncoded(table, bytes, digestOfBytes(bytes));
}

/**
 * Encodes a table before a command asks for it. `digestOf`: SHA-256 of bytes in lower-case hex, as the edge has it; that
 * of the platform is many times as fast, and must be waited for, which a command cannot.
 */
export async function encodeAhead(
  table: Table,
  digestOf: (bytes: Uint8Array) => Promise<string>,
): Promise<void> {
  if (knownBatch(table) !== null) return;
  const bytes = encodeBatch(table);
  rememberEncoded(table, bytes, await digestOf(bytes));
}

function knownBatch(table: Table): EncodedBatch | null {
  const known = encodedByTable.get(table);
  // Bytes that were handed over to another thread are gone from here.
  return known !== undefined && known.bytes.length === known.length ? known : null;
}

function rememberEncoded(table: Table, bytes: Uint8Array, digest: string): EncodedBatch {
  const encoded = { bytes, digest, length: bytes.length };
  encodedByTable.set(table, encoded);
  rememberBatch(bytes, table);
  return encoded;
}

/** The rows of one batch. PACK_FORMAT: it is missing or damaged. */
export function batchTable(pilot: WholePilot, input: InputName, digest: string): Result<Table> {
  const bytes = pilot.batches.get(digest);
  if (bytes === undefined) {
    return failure("PACK_FORMAT", "a batch is missing", { where: `batches/${digest}.csv` });
  }
  const known = tablesByBytes.get(bytes);
  if (known !== undefined) {
    return success(known);
  }
  const table = decodeBatch(input, bytes);
  if (table.ok) {
    tablesByBytes.set(bytes, table.value);
  }
  return table;
}

/** What was last imported of an input: the fold of its batches that are not taken back, one perhaps left out; null: none. */
export function importedRows(pilot: WholePilot, input: InputName, without?: string): Result<Table | null> {
  const batches = standingBatches(pilot, input).filter(({ id }) => id !== without);
  const tables = tablesOfBatches(pilot, batches);
  if (!tables.ok) return tables;
  const contest = rowContest(pilot, input, batches);
  const choose: ChooseRow | undefined =
    contest === null ? undefined : (rows, joined) => contest(rows, joined).winner;
  return success(tables.value.length === 0 ? null : foldBatches(input, tables.value, choose));
}

/** The imports of an input that are not taken back, in the order of the journal. */
export function standingBatches(pilot: RecordsHolder, input: InputName): readonly RecordOf<"batch">[] {
  return recordsOf(pilot, "batch").filter((batch) => batch.input === input && batch.takenBack !== true);
}

/** The rows of imports, under the names of now. */
export function tablesOfBatches(
  pilot: WholePilot,
  batches: readonly RecordOf<"batch">[],
): Result<readonly Table[]> {
  const tables: Table[] = [];
  for (const { input, digest } of batches) {
    const table = batchTable(pilot, input, digest);
    if (!table.ok) {
      return table;
    }
    tables.push(withCurrentNames(pilot, table.value));
  }
  return success(tables);
}

const classifications = new WeakMap<
  Table,
  { readonly pilot: WholePilot; readonly rows: RowClassification }
>();

/** How the rows of a new import stand to what was imported before. */
export function classifyImport(pilot: WholePilot, table: Table): Result<RowClassification> {
  const known = classifications.get(table);
  if (known?.pilot === pilot) {
    return success(known.rows);
  }
  const current = importedRows(pilot, table.input);
  if (!current.ok) {
    return current;
  }
  const rows = classifyRows(current.value, withCurrentNames(pilot, table));
  classifications.set(table, { pilot, rows });
  return success(rows);
}

/** The table with workflows and segments under their current names. */
export function withCurrentNames(pilot: RecordsHolder, table: Table): Table {
  const workflows = renameTexts(table, "workflow", currentNames(pilot, "workflow"));
  return renameTexts(workflows, "segment", currentNames(pilot, "segment"));
}
