import * as z from "zod";
import { failure, type Result, success } from "../errors/problem.ts";
import { committedDigest } from "../journal/commitment.ts";
import type { FieldChange, JournalEntry } from "../journal/journal-entry.ts";
import { type PilotState, wholePilot } from "../journal/pilot-state.ts";
import { sameJson } from "../json/canonical-json.ts";
import type { JsonValue } from "../json/json.ts";
import type { Table } from "../observations/table.ts";
import { batchTable, importedRows } from "../pilot-data/batch-tables.ts";
import {
  cellValue,
  fieldColumns,
  isRecordInput,
  RECORD_INPUTS,
  type RecordInputName,
  rowsByKey,
} from "../pilot-data/imported-fields.ts";
import { findByName } from "../records/find-by-name.ts";
import { recordById } from "../records/read-records.ts";
import { keyedId } from "../records/record-keys.ts";
import type { Command, CommandOutcome } from "./command.ts";
import { dataConsequences } from "./data-consequences.ts";

const input = z.strictObject({
  /** Id of the batch's record. */
  id: z.string().min(1).max(200),
});

/** Takes a whole import back. */
export const importTakeBack: Command<z.infer<typeof input>> = {
  name: "import.takeBack",
  summary:
    "Takes an import back: its rows no longer count, and fields that still have its values get their old ones.",
  input,
  run: (pilot, { id }) => takeBackBatch(pilot, id),
  consequences: dataConsequences,
};

/**
 * The changes that take a batch back. A field of a record that the import set gets the value it would have without it,
 * but only where it still has the imported one; the others are listed in the notes. What another import says too stays.
 * A record that only this import made and fed is removed. Workflows and segments stay.
 */
export function takeBackBatch(pilot: PilotState, batchId: string): Result<CommandOutcome> {
  const batch = recordById(pilot, "batch", batchId);
  if (batch === null) {
    return failure("REF_DANGLING", `there is no import ${batchId.slice(0, 60)}`, { where: "/id" });
  }
  if (batch.takenBack === true) {
    return failure("RULE", "the import was taken back already");
  }
  const taken: FieldChange = { record: batchId, field: "takenBack", before: null, after: true };
  if (!isRecordInput(batch.input)) {
    return success({ changes: [taken] });
  }
  const whole = wholePilot(pilot);
  if (!whole.ok) return whole;
  const own = batchTable(whole.value, batch.input, batch.digest);
  if (!own.ok) return own;
  const together = importedRows(whole.value, batch.input);
  if (!together.ok) return together;
  const others = importedRows(whole.value, batch.input, batchId);
  if (!others.ok) return others;
  const { changes, notes } = restoration(
    pilot,
    batchId,
    own.value,
    importedValues(pilot, batch.input, together.value),
    importedValues(pilot, batch.input, others.value),
  );
  return success({ changes: [taken, ...changes], notes });
}

/** What imports say: is there a row of a key, and what value has its field. */
interface ImportedValues {
  readonly hasKey: (key: string) => boolean;
  readonly valueOf: (key: string, field: string) => JsonValue;
}

function importedValues(pilot: PilotState, name: RecordInputName, table: Table | null): ImportedValues {
  const rows = rowsByKey(table, name);
  const columns = new Map(
    table === null ? [] : fieldColumns(table).map(({ column, field }) => [field, column]),
  );
  return {
    hasKey: (key) => rows.has(key),
    valueOf: (key, field) => {
      const row = rows.get(key);
      const column = columns.get(field);
      if (table === null || row === undefined || column === undefined) {
        return null;
      }
      const value = cellValue(table, column, row);
      const isScope = column.name === "workflow" || column.name === "segment";
      return isScope && typeof value === "string"
        ? (findByName(pilot, column.name, value)?.id ?? null)
        : value;
    },
  };
}

function restoration(
  pilot: PilotState,
  batchId: string,
  own: Table,
  together: ImportedValues,
  others: ImportedValues,
): { readonly changes: readonly FieldChange[]; readonly notes: readonly string[] } {
  const changes: FieldChange[] = [];
  const notes: string[] = [];
  const name = own.input;
  if (!isRecordInput(name)) {
    return { changes, notes };
  }
  const fields = fieldColumns(own).map(({ field }) => field);
  const keyOfRecord = new Map(
    [...rowsByKey(own, name).keys()].map((key) => [keyedId(RECORD_INPUTS[name], pilot.pilotId, key), key]),
  );
  const history = historyWithout(pilot, batchId, keyOfRecord);
  for (const [id, key] of keyOfRecord) {
    const record = pilot.records.get(id);
    if (record === undefined) {
      continue;
    }
    if (!others.hasKey(key) && !record.removed) {
      const isOnlyImported = !history.touched.has(id);
      if (isOnlyImported || history.values.get(`${id} removed`) === true) {
        changes.push({ record: id, field: "removed", before: null, after: true });
      }
    }
    for (const field of fields) {
      const imported = together.valueOf(key, field);
      if (sameJson(imported, others.valueOf(key, field))) {
        continue;
      }
      const present = record.fields[field] ?? null;
      if (sameJson(present, imported)) {
        changes.push({
          record: id,
          field,
          before: present,
          after: history.values.get(`${id} ${field}`) ?? null,
        });
      } else {
        notes.push(`${field} of the ${record.type} ${key.slice(0, 60)} was changed since and stays as it is`);
      }
    }
  }
  return { changes, notes };
}

/**
 * What fields would be without an import: the last value that an entry gave them which is neither this import, nor one
 * that was taken back, nor the taking back itself. `touched` are the records that such entries changed.
 */
function historyWithout(
  pilot: PilotState,
  batchId: string,
  records: ReadonlyMap<string, string>,
): { readonly values: ReadonlyMap<string, JsonValue>; readonly touched: ReadonlySet<string> } {
  const values = new Map<string, JsonValue>();
  const touched = new Set<string>();
  for (const entry of pilot.entries) {
    const made = madeBatch(entry);
    const isOut =
      made === batchId ||
      (made !== null && pilot.records.get(made)?.fields["takenBack"] === true) ||
      entry.changes.some(({ field }) => field === "takenBack");
    if (isOut) {
      continue;
    }
    for (const { record, field, after } of entry.changes) {
      if (records.has(record)) {
        touched.add(record);
        values.set(`${record} ${field}`, opened(pilot, after));
      }
    }
  }
  return { values, touched };
}

/** The batch that an entry made, or null. */
function madeBatch(entry: JournalEntry): string | null {
  const made = entry.changes.find(({ field, after }) => field === "type" && after === "batch");
  return made?.record ?? null;
}

function opened(pilot: PilotState, stored: JsonValue): JsonValue {
  const commitment = committedDigest(stored);
  return commitment === null ? stored : (pilot.confidential.get(commitment)?.value ?? null);
}
