import type { JournalEntry, JournalHead } from "./journal-entry.ts";

/** Orders texts by their UTF-16 units: the same everywhere, whatever the locale. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The order of the journal: by lamport time, then replica. Wall-clock time never orders entries. */
export function compareEntries(one: JournalEntry, other: JournalEntry): number {
  return one.lamport - other.lamport || compareText(one.replica, other.replica);
}

/** The last entry of every replica, by replica. */
export function headsOf(entries: readonly JournalEntry[]): readonly JournalHead[] {
  const last = new Map<string, JournalEntry>();
  for (const entry of entries) {
    const known = last.get(entry.replica);
    if (known === undefined || known.seq < entry.seq) {
      last.set(entry.replica, entry);
    }
  }
  return [...last.values()]
    .map((entry): JournalHead => [entry.replica, entry.seq, entry.hash])
    .sort((one, other) => compareText(one[0], other[0]));
}
