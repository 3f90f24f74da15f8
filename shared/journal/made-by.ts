import type { JournalEntry } from "./journal-entry.ts";

/** The key of an entry: `<replica>-<seq>`, as ids of records begin. */
export function entryKey({ replica, seq }: Pick<JournalEntry, "replica" | "seq">): string {
  return `${replica}-${seq}`;
}

/** The key of the entry that made a record with an ordinary id (`<replica>-<seq>-<index>`). */
export function madeByEntry(recordId: string): string {
  return recordId.slice(0, recordId.lastIndexOf("-"));
}
