import * as z from "zod";
import { failure, type Result, success } from "../errors/problem.ts";
import { sameJson } from "../journal/canonical-json.ts";
import { committedDigest } from "../journal/commitment.ts";
import type { FieldChange, JournalEntry } from "../journal/journal-entry.ts";
import type { JsonValue } from "../journal/json.ts";
import type { PilotRecord, PilotState } from "../journal/pilot-state.ts";
import { findByName } from "../records/find-by-name.ts";
import { recordById } from "../records/read-records.ts";
import { importedRows } from "./batch-tables.ts";
import type { Command, CommandOutcome } from "./command.ts";
import { cellValue, fieldColumns, isRecordInput, RECORD_INPUTS, rowsByKey } from "./imported-fields.ts";

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
  const entry = pilot.entries.find((candidate) => madeBatch(candidate) === batchId);
  if (entry === undefined || !isRecordInput(batch.input)) {
    return success({ changes: [taken] });
  }
  const remaining = remainingValues(pilot, batch.input, batchId);
  if (!remaining.ok) {
    return remaining;
  }
  const { changes, notes } = restoration(pilot, entry, batchId, batch.input, remaining.value);
  return success({ changes: [taken, ...changes], notes });
}

/** What the other imports say: the value of a field by the record's key; the key alone is there for every row. */
interface Remaining {
  readonly hasKey: (key: string) => boolean;
  readonly valueOf: (key: string, field: string) => JsonValue;
}

function remainingValues(
  pilot: PilotState,
  name: keyof typeof RECORD_INPUTS,
  batchId: string,
): Result<Remaining> {
  const imported = importedRows(pilot, name, batchId);
  if (!imported.ok) {
    return imported;
  }
  const table = imported.value;
  const rows = rowsByKey(table, name);
  const columns = new Map(
    table === null ? [] : fieldColumns(table).map(({ column, field }) => [field, column]),
  );
  return success({
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
  });
}

function restoration(
  pilot: PilotState,
  entry: JournalEntry,
  batchId: string,
  name: keyof typeof RECORD_INPUTS,
  remaining: Remaining,
): { readonly changes: readonly FieldChange[]; readonly notes: readonly string[] } {
  const changes: FieldChange[] = [];
  const notes: string[] = [];
  const fed = entry.changes.filter(({ record }) => pilot.records.get(record)?.type === RECORD_INPUTS[name]);
  const history = historyWithout(pilot, batchId, fed);
  const isGone = new Set<string>();
  for (const { record, field } of fed) {
    if (
      field === "type" &&
      !history.touched.has(record) &&
      !remaining.hasKey(keyOf(pilot.records.get(record)))
    ) {
      isGone.add(record);
      changes.push({ record, field: "removed", before: null, after: true });
    }
  }
  for (const { record: id, field, after } of fed) {
    const record = pilot.records.get(id);
    if (record === undefined || isGone.has(id) || field === "type" || field === "circle" || field === "key") {
      continue;
    }
    const isRemoval = field === "removed";
    const present = isRemoval ? (record.removed ? true : null) : (record.fields[field] ?? null);
    const key = keyOf(record);
    const isSaidElsewhere = isRemoval
      ? remaining.hasKey(key)
      : present !== null && sameJson(present, remaining.valueOf(key, field));
    if (isSaidElsewhere) {
      continue;
    }
    if (sameJson(present, opened(pilot, after))) {
      const before = history.values.get(`${id} ${field}`) ?? null;
      changes.push({ record: id, field, before: present, after: before });
    } else {
      notes.push(`${field} of the ${record.type} ${key.slice(0, 60)} was changed since and stays as it is`);
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
  fed: readonly FieldChange[],
): { readonly values: ReadonlyMap<string, JsonValue>; readonly touched: ReadonlySet<string> } {
  const wanted = new Set(fed.map(({ record, field }) => `${record} ${field}`));
  const records = new Set(fed.map(({ record }) => record));
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
      }
      const key = `${record} ${field}`;
      if (wanted.has(key)) {
        values.set(key, opened(pilot, after));
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

function keyOf(record: PilotRecord | undefined): string {
  const key = record?.fields["key"];
  return typeof key === "string" ? key : "";
}

function opened(pilot: PilotState, stored: JsonValue): JsonValue {
  const commitment = committedDigest(stored);
  return commitment === null ? stored : (pilot.confidential.get(commitment)?.value ?? null);
}
