import type { PilotRecord, PilotState } from "../journal/pilot-state.ts";
import type { RecordOf, RecordTypeName } from "./record-types.ts";

/** What the readers need of a pilot: its records alone. */
export type RecordsHolder = Pick<PilotState, "records">;

type Views = Map<string, readonly unknown[]>;

// Records are never changed in place, so what was read from a map of records, or from one record, stays true.
const viewsByRecords = new WeakMap<ReadonlyMap<string, PilotRecord>, Views>();
const viewByRecord = new WeakMap<PilotRecord, unknown>();

/**
 * The records of a type that are not removed, in the order in which they were made: (lamport, replica) of their first
 * entry, then their place in it. The same array is returned as long as the records are the same.
 */
export function recordsOf<Type extends RecordTypeName>(
  pilot: RecordsHolder,
  type: Type,
): readonly RecordOf<Type>[] {
  let views = viewsByRecords.get(pilot.records);
  if (views === undefined) {
    views = groupByType(pilot.records);
    viewsByRecords.set(pilot.records, views);
  }
  return (views.get(type) ?? []) as readonly RecordOf<Type>[];
}

/** The record with that id if it has that type and is not removed, else null. */
export function recordById<Type extends RecordTypeName>(
  pilot: RecordsHolder,
  type: Type,
  id: string,
): RecordOf<Type> | null {
  const record = pilot.records.get(id);
  if (record === undefined || record.removed || record.type !== type) {
    return null;
  }
  return viewOf(record) as RecordOf<Type>;
}

/** The pilot's own record. Every pilot has one; a state without one is a bug. */
export function pilotRecord(pilot: RecordsHolder): RecordOf<"pilot"> {
  const [record] = recordsOf(pilot, "pilot");
  if (record === undefined) {
    throw new Error("a pilot without its pilot record");
  }
  return record;
}

function groupByType(records: ReadonlyMap<string, PilotRecord>): Views {
  const views = new Map<string, unknown[]>();
  for (const record of records.values()) {
    if (record.removed) {
      continue;
    }
    const group = views.get(record.type);
    if (group === undefined) {
      views.set(record.type, [viewOf(record)]);
    } else {
      group.push(viewOf(record));
    }
  }
  return views;
}

function viewOf(record: PilotRecord): unknown {
  let view = viewByRecord.get(record);
  if (view === undefined) {
    view = Object.freeze({
      ...record.fields,
      id: record.id,
      circle: record.circle,
      withheld: record.withheld,
    });
    viewByRecord.set(record, view);
  }
  return view;
}
