import { failure, type Result, success } from "../errors/problem.ts";
import { commitmentTo, committedDigest, isConfidential } from "../journal/commitment.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import type { Circle, ConfidentialValue, PilotRecord, PilotState } from "../journal/pilot-state.ts";
import { fieldNames, storedValue } from "../journal/stored-record.ts";
import { sameJson } from "../json/canonical-json.ts";
import type { JsonValue } from "../json/json.ts";

/** Changes as an entry holds them, and the values behind the commitments that they made. */
export interface CompleteChanges {
  readonly changes: readonly FieldChange[];
  readonly confidential: ReadonlyMap<string, ConfidentialValue>;
}

/**
 * Turns what a command wants into what the journal says: what is so already is left out, `before` is what stands there,
 * values of records in a narrower circle become commitments. A record that moves between everyone and a narrower circle
 * has all its fields written anew. The parts of a record come together: type, circle, then its fields.
 */
export function completeChanges(
  pilot: PilotState,
  wanted: readonly FieldChange[],
  salt: () => string,
): Result<CompleteChanges> {
  const byRecord = new Map<string, Map<string, JsonValue>>();
  for (const { record, field, after } of wanted) {
    const fields = byRecord.get(record) ?? new Map<string, JsonValue>();
    byRecord.set(record, fields.set(field, after));
  }
  const changes: FieldChange[] = [];
  const confidential = new Map<string, ConfidentialValue>();
  const write = (value: JsonValue, circle: Circle): JsonValue => {
    // A settlement may take a value that this copy does not hold: its commitment stands as it is.
    if (!isConfidential(circle) || value === null || committedDigest(value) !== null) {
      return value;
    }
    const entry = { value, salt: salt() };
    const commitment = commitmentTo(entry.value, entry.salt);
    confidential.set(commitment, entry);
    return { commitment };
  };
  for (const [id, fields] of byRecord) {
    const record = pilot.records.get(id);
    const circle = (fields.has("circle") ? fields.get("circle") : record?.circle) as
      | Circle
      | null
      | undefined;
    const problem = completeRecord(id, record, fields, circle ?? "everyone", write, changes);
    if (problem !== null) {
      return failure("RULE", problem);
    }
  }
  return success({ changes, confidential });
}

const OPEN_FIELDS = new Set(["type", "circle", "removed"]);

function completeRecord(
  id: string,
  record: PilotRecord | undefined,
  wanted: Map<string, JsonValue>,
  circle: Circle,
  write: (value: JsonValue, circle: Circle) => JsonValue,
  changes: FieldChange[],
): string | null {
  const type = wanted.get("type");
  if (record !== undefined && type !== undefined && type !== record.type) {
    return `the record ${id} is there already and is not of that type`;
  }
  const isMoved = record !== undefined && isConfidential(record.circle) !== isConfidential(circle);
  if (isMoved && record.withheld.length > 0) {
    return "this copy does not hold all values of the record, so its circle cannot change here";
  }
  const fields = isMoved
    ? [...new Set([...OPEN_FIELDS, ...fieldNames(record), ...wanted.keys()])]
    : [...wanted.keys()];
  for (const field of fields) {
    const present = record === undefined ? null : storedValue(record, field);
    if (OPEN_FIELDS.has(field)) {
      const given = wanted.get(field);
      const after = (field === "circle" && given === "everyone") || given === false ? null : given;
      if (after !== undefined && !sameJson(after, present)) {
        changes.push({ record: id, field, before: present, after });
      }
      continue;
    }
    const plain = record?.fields[field] ?? null;
    const value = wanted.has(field) ? (wanted.get(field) ?? null) : plain;
    const isKnown = record === undefined || !record.withheld.includes(field);
    if (isMoved ? value !== null || present !== null : !isKnown || !sameJson(value, plain)) {
      changes.push({ record: id, field, before: present, after: write(value, circle) });
    }
  }
  return null;
}
