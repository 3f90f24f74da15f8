import type { JournalEntry } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { RecordOf } from "../records/record-types.ts";

/** Per record and field the last entry of a side that wrote it, or that settled it. */
export type Touches = ReadonlyMap<string, ReadonlyMap<string, JournalEntry>>;

/** One side of a merge: its copy, and what it did that the other has not seen. */
export interface MergeSide {
  readonly pilot: PilotState;
  readonly only: readonly JournalEntry[];
  readonly touches: Touches;
}

/** What a side did. A settlement touches the fields that it chose, also where the value was there already. */
export function mergeSide(pilot: PilotState, only: readonly JournalEntry[]): MergeSide {
  const touches = new Map<string, Map<string, JournalEntry>>();
  const touch = (record: string, field: string, entry: JournalEntry) => {
    let fields = touches.get(record);
    if (fields === undefined) {
      fields = new Map();
      touches.set(record, fields);
    }
    fields.set(field, entry);
  };
  for (const entry of only) {
    for (const { record, field } of entry.changes) touch(record, field, entry);
    for (const { choices } of settlementsOf(pilot, entry)) {
      for (const { record, field } of choices ?? []) touch(record, field, entry);
    }
  }
  return { pilot, only, touches };
}

/** The settlements that an entry made. */
export function settlementsOf(
  pilot: PilotState,
  entry: JournalEntry,
): readonly Partial<RecordOf<"settlement">>[] {
  if (entry.command !== SETTLE) return [];
  return entry.changes.flatMap(({ record, field, after }) => {
    const made = field === "type" && after === "settlement" ? pilot.records.get(record) : undefined;
    return made === undefined ? [] : [made.fields];
  });
}

/** The name of the command that settles a merge. */
export const SETTLE = "merge.settle";

/** The last entry of several, in the order of the journal. */
export function lastOf(entries: Iterable<JournalEntry>): JournalEntry | undefined {
  let last: JournalEntry | undefined;
  for (const entry of entries) {
    if (last === undefined || entry.lamport >= last.lamport) last = entry;
  }
  return last;
}
