import { failure, type Result, success } from "../errors/problem.ts";
import { isForbiddenKey } from "../json/forbidden-keys.ts";
import type { FieldChange, JournalEntry } from "./journal-entry.ts";
import type { Circle, ConfidentialValue, PilotRecord } from "./pilot-state.ts";
import { draftOf, type RecordDraft, recordOf } from "./stored-record.ts";

const FIELD_NAME = /^[a-zA-Z][a-zA-Z0-9]{0,63}$/;

/**
 * The records after the changes of one entry. Records that it does not name are the same objects as before. Fails with
 * REPLAY where the changes mean nothing: a record made twice or not made, a field that cannot be one.
 */
export function applyChanges(
  records: ReadonlyMap<string, PilotRecord>,
  changes: readonly FieldChange[],
  confidential: ReadonlyMap<string, ConfidentialValue>,
): Result<ReadonlyMap<string, PilotRecord>> {
  const after = new Map(records);
  const problem = applyInto(after, changes, confidential);
  return problem === null ? success(after) : failure("REPLAY", problem);
}

/** The records that all entries make, in the order given. Fails with REPLAY, naming the entry. */
export function replayEntries(
  entries: readonly JournalEntry[],
  confidential: ReadonlyMap<string, ConfidentialValue>,
): Result<ReadonlyMap<string, PilotRecord>> {
  const records = new Map<string, PilotRecord>();
  for (const entry of entries) {
    const problem = applyInto(records, entry.changes, confidential);
    if (problem !== null) {
      return failure("REPLAY", `entry ${entry.replica}-${entry.seq}: ${problem}`);
    }
  }
  return success(records);
}

function applyInto(
  records: Map<string, PilotRecord>,
  changes: readonly FieldChange[],
  confidential: ReadonlyMap<string, ConfidentialValue>,
): string | null {
  const drafts = new Map<string, RecordDraft>();
  for (const change of changes) {
    const problem = applyChange(records, drafts, change);
    if (problem !== null) {
      return problem;
    }
  }
  for (const draft of drafts.values()) {
    records.set(draft.id, recordOf(draft, confidential));
  }
  return null;
}

function applyChange(
  records: ReadonlyMap<string, PilotRecord>,
  drafts: Map<string, RecordDraft>,
  { record: id, field, after }: FieldChange,
): string | null {
  let draft = drafts.get(id);
  if (draft === undefined) {
    const record = records.get(id);
    draft = record === undefined ? undefined : draftOf(record);
  }
  if (field === "type") {
    // Two replicas that import one name or key make the same record: the second creation changes nothing.
    if (typeof after !== "string" || (draft !== undefined && draft.type !== after)) {
      return `record ${id} cannot have that type`;
    }
    draft ??= { id, type: after, circle: "everyone", removed: false, stored: new Map() };
  } else if (draft === undefined) {
    return `record ${id} is changed before it is made`;
  } else if (field === "circle") {
    const circle = after ?? "everyone";
    if (!isCircle(circle)) {
      return `record ${id} cannot have that circle`;
    }
    draft.circle = circle;
  } else if (field === "removed") {
    draft.removed = after === true;
  } else if (!FIELD_NAME.test(field) || isForbiddenKey(field) || field === "id") {
    return `record ${id} cannot have a field of that name`;
  } else if (after === null) {
    draft.stored.delete(field);
  } else {
    draft.stored.set(field, after);
  }
  drafts.set(id, draft);
  return null;
}

function isCircle(value: unknown): value is Circle {
  return value === "everyone" || value === "leadership" || value === "partner";
}
