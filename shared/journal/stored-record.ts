import { canonicalJson } from "../json/canonical-json.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import { committedDigest } from "./commitment.ts";
import { compareText } from "./journal-order.ts";
import type { Circle, ConfidentialValue, PilotRecord } from "./pilot-state.ts";

/** A record as it stands in `records.json`: flat, values of narrower circles as commitments. */
export type StoredRecord = JsonObject;

/** The value of a field as journal and `records.json` hold it, or null where it is not set. */
export function storedValue(record: PilotRecord, field: string): JsonValue {
  switch (field) {
    case "type":
      return record.type;
    case "circle":
      return record.circle === "everyone" ? null : record.circle;
    case "removed":
      return record.removed ? true : null;
    default: {
      const commitment = record.commitments?.[field];
      return commitment === undefined ? (record.fields[field] ?? null) : { commitment };
    }
  }
}

/** The names of the fields that are set, withheld ones too, beside type, circle and removed. */
export function fieldNames(record: PilotRecord): readonly string[] {
  return [...Object.keys(record.fields), ...record.withheld];
}

/** The record as it stands in `records.json`. */
export function storedRecord(record: PilotRecord): StoredRecord {
  const stored: Record<string, JsonValue> = { id: record.id, type: record.type, circle: record.circle };
  if (record.removed) {
    stored["removed"] = true;
  }
  for (const field of fieldNames(record)) {
    stored[field] = storedValue(record, field);
  }
  return stored;
}

/** The text of `records.json`: all records by id, canonical. */
export function recordsJson(records: ReadonlyMap<string, PilotRecord>): string {
  const stored = [...records.values()].sort((one, other) => compareText(one.id, other.id)).map(storedRecord);
  return canonicalJson(stored);
}

/** The parts of a record while changes are applied to it. */
export interface RecordDraft {
  readonly id: string;
  readonly type: string;
  circle: Circle;
  removed: boolean;
  /** Values as stored. */
  readonly stored: Map<string, JsonValue>;
}

/** A draft that stands where the record stands. */
export function draftOf(record: PilotRecord): RecordDraft {
  const stored = new Map(fieldNames(record).map((field) => [field, storedValue(record, field)]));
  return { id: record.id, type: record.type, circle: record.circle, removed: record.removed, stored };
}

/** The record of a draft: commitments opened where the value is held. */
export function recordOf(
  draft: RecordDraft,
  confidential: ReadonlyMap<string, ConfidentialValue>,
): PilotRecord {
  const fields: Record<string, JsonValue> = {};
  const withheld: string[] = [];
  const commitments: Record<string, string> = {};
  for (const [field, value] of draft.stored) {
    const commitment = committedDigest(value);
    if (commitment === null) {
      fields[field] = value;
      continue;
    }
    commitments[field] = commitment;
    const opened = confidential.get(commitment);
    if (opened === undefined) {
      withheld.push(field);
    } else {
      fields[field] = opened.value;
    }
  }
  const { id, type, circle, removed } = draft;
  const record = { id, type, circle, removed, fields, withheld };
  return Object.keys(commitments).length === 0 ? record : { ...record, commitments };
}
