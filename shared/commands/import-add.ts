import * as z from "zod";
import { failure, type Result, success } from "../errors/problem.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import { type PilotState, type WholePilot, wholePilot } from "../journal/pilot-state.ts";
import { sameJson } from "../json/canonical-json.ts";
import type { JsonValue } from "../json/json.ts";
import { decodeBatch, encodeBatch } from "../observations/batch-csv.ts";
import type { RowClassification } from "../observations/fold.ts";
import { type Table, textAt, textsOf } from "../observations/table.ts";
import { classifyImport, encodedBatch, importedRows, withCurrentNames } from "../pilot-data/batch-tables.ts";
import {
  cellValue,
  fieldColumns,
  isRecordInput,
  keyColumn,
  RECORD_INPUTS,
  type RecordInputName,
  rowsByKey,
} from "../pilot-data/imported-fields.ts";
import { batch } from "../records/batch.ts";
import { findByName } from "../records/find-by-name.ts";
import { recordsOf } from "../records/read-records.ts";
import { keyedId } from "../records/record-keys.ts";
import type { Command } from "./command.ts";
import { dataConsequences } from "./data-consequences.ts";
import type { CommandRequest } from "./execute-command.ts";
import { creation, edits } from "./field-changes.ts";
import { mappingToRemember, rememberMapping } from "./remember-mapping.ts";
import { scopeByName } from "./scope-commands.ts";

const { file, sheet, fileDigest, mapping, refused, roundedRows, roundedBy } = batch.fields.shape;
const input = z.strictObject({
  input: batch.fields.shape.input,
  /** The good rows, as a table of the importer, or as the text of a batch. */
  rows: z.union([z.string(), z.custom<Table>(isTable)]),
  file,
  sheet,
  fileDigest,
  mapping,
  /** In place of `mapping`: the mapping that the file was read by, which becomes a record unless it is one. */
  remember: mappingToRemember.exactOptional(),
  refused,
  roundedRows,
  roundedBy,
});

type ImportInput = z.infer<typeof input>;

/**
 * Takes the rows of one file in: keeps them as a batch, makes the workflows and segments that they name for the first
 * time, and, for records, changes each field whose value differs from what was last imported there. An import of rows
 * that are all there already changes nothing.
 */
export const importAdd: Command<ImportInput> = {
  name: "import.add",
  summary: "Imports the good rows of one file as a batch.",
  input,
  run: (given, { rows, remember, ...about }, context) => {
    const whole = wholePilot(given);
    if (!whole.ok) return whole;
    const pilot = whole.value;
    const read = typeof rows === "string" ? readRows(about.input, rows) : success(rows);
    if (!read.ok) {
      return read;
    }
    const table = read.value;
    if (table.input !== about.input) {
      return failure("COMMAND_INPUT", "the rows are those of another input", { where: "/input" });
    }
    const classified = classifyImport(pilot, table);
    if (!classified.ok) {
      return classified;
    }
    const { added, replaced, unchanged } = classified.value;
    if (added + replaced === 0) {
      return success({ changes: [], notes: unchanged === 0 ? [] : ["every row is there already"] });
    }
    const scopes = new ScopeIds(pilot);
    const records = isRecordInput(table.input)
      ? recordChanges(pilot, table, table.input, classified.value, scopes)
      : success([]);
    if (!records.ok) {
      return records;
    }
    scopes.addAll(table);
    const { bytes, digest } = encodedBatch(table);
    const batchId = context.nextId();
    const remembered =
      remember === undefined ? null : rememberMapping(pilot, remember, table.input, context.nextId);
    const fields = {
      ...about,
      ...(remembered === null ? {} : { mapping: remembered.id }),
      digest,
      rows: table.length,
      added,
      replaced,
      unchanged,
      importedAt: context.now,
    };
    return success({
      changes: [
        ...creation(batchId, "batch", fields),
        ...(remembered?.changes ?? []),
        ...scopes.changes,
        ...records.value,
      ],
      batches: new Map([[digest, bytes]]),
      notes: (["workflow", "segment"] as const).flatMap((scope) =>
        createdNotes(pilot, scope, scopes.created),
      ),
    });
  },
  consequences: dataConsequences,
};

/** New names that a note spells out; the rest are counted. */
const MOST_NAMED = 5;

function createdNotes(
  pilot: PilotState,
  wanted: "workflow" | "segment",
  created: readonly { readonly scope: string; readonly name: string }[],
): readonly string[] {
  const names = created.filter(({ scope }) => scope === wanted).map(({ name }) => name);
  if (names.length === 0) return [];
  const rest = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
  const noun = names.length === 1 ? `1 ${wanted} is` : `${names.length} ${wanted}s are`;
  const shown = names.slice(0, MOST_NAMED).map((name) => name.slice(0, 60));
  const present = new Map(recordsOf(pilot, wanted).map(({ name }) => [name.toLowerCase(), name]));
  const nearMisses = names.flatMap((name) => {
    const near = present.get(name.toLowerCase());
    return near === undefined
      ? []
      : [
          `W_NAME_CASE: the ${wanted} "${name.slice(0, 60)}" differs only in case from "${near.slice(0, 60)}"`,
        ];
  });
  return [`W_CREATED: ${noun} new: ${shown.join(", ")}${rest}`, ...nearMisses];
}

/** The rows that a command imports, where it is given them as a table. */
export function tableToImport({ command, input: given }: CommandRequest): Table | null {
  const isImport = command === importAdd.name && typeof given === "object" && given !== null;
  return isImport && "rows" in given && isTable(given.rows) ? given.rows : null;
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && "columns" in value && value.columns instanceof Map;
}

/** Rows given as text must be exactly a batch. */
function readRows(name: ImportInput["input"], text: string): Result<Table> {
  const bytes = new TextEncoder().encode(text);
  const table = decodeBatch(name, bytes);
  if (!table.ok) {
    return table;
  }
  const written = encodeBatch(table.value);
  const isSame = written.length === bytes.length && written.every((byte, index) => byte === bytes[index]);
  return isSame
    ? table
    : failure("COMMAND_INPUT", "the rows are not the text of a batch", { where: "/rows" });
}

/** Names to ids, with the changes that make those that are new. */
class ScopeIds {
  readonly changes: FieldChange[] = [];
  readonly created: { readonly scope: "workflow" | "segment"; readonly name: string }[] = [];
  readonly #pilot: PilotState;
  readonly #ids = new Map<string, string>();

  constructor(pilot: PilotState) {
    this.#pilot = pilot;
  }

  idOf(scope: "workflow" | "segment", name: string): string {
    const key = `${scope} ${name}`;
    let id = this.#ids.get(key);
    if (id === undefined) {
      const isNew = findByName(this.#pilot, scope, name) === null;
      const made = scopeByName(this.#pilot, scope, name);
      id = made.id;
      this.changes.push(...made.changes);
      if (isNew) {
        this.created.push({ scope, name });
      }
      this.#ids.set(key, id);
    }
    return id;
  }

  /** Every workflow and segment that a row of the table names. */
  addAll(table: Table): void {
    for (const scope of ["workflow", "segment"] as const) {
      const column = textsOf(table, scope);
      if (column === null) continue;
      const isUsed = new Uint8Array(column.dictionary.length);
      for (const code of column.codes) isUsed[code] = 1;
      for (const [code, name] of column.dictionary.entries()) {
        if (isUsed[code] === 1 && name !== "") this.idOf(scope, name);
      }
    }
  }
}

function recordChanges(
  pilot: WholePilot,
  given: Table,
  name: RecordInputName,
  rows: RowClassification,
  scopes: ScopeIds,
): Result<readonly FieldChange[]> {
  const before = importedRows(pilot, name);
  if (!before.ok) {
    return before;
  }
  const table = withCurrentNames(pilot, given);
  const type = RECORD_INPUTS[name];
  const keys = textsOf(table, keyColumn(name));
  const rowBefore = rowsByKey(before.value, name);
  const columns = fieldColumns(table);
  const changes: FieldChange[] = [];
  const take = (row: number, isAdded: boolean) => {
    const key = keys === null ? "" : textAt(keys, row);
    const id = keyedId(type, pilot.pilotId, key);
    const last = rowBefore.get(key);
    const fields: Record<string, JsonValue> = {};
    for (const { column, field } of columns) {
      const value = cellValue(table, column, row);
      const lastValue =
        before.value === null || last === undefined ? null : cellValue(before.value, column, last);
      if (!sameJson(value, lastValue)) {
        const isScope = column.name === "workflow" || column.name === "segment";
        fields[field] = isScope && typeof value === "string" ? scopes.idOf(column.name, value) : value;
      }
    }
    if (!pilot.records.has(id)) {
      changes.push(...creation(id, type, { key, ...fields }));
    } else {
      changes.push(...edits(pilot, id, isAdded ? { removed: null, ...fields } : fields));
    }
  };
  for (const row of rows.addedRows) take(row, true);
  for (const row of rows.replacedRows) take(row, false);
  return success(changes);
}
