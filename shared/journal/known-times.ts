import { instantOf } from "../calendar/moments.ts";
import type { JournalEntry } from "./journal-entry.ts";

/**
 * When each entry was known at the latest (epoch milliseconds): its recorded time, or that of an entry which had seen it,
 * if a clock that was set back made that one earlier. What was known by a moment thus always holds the causes of
 * everything in it. Give the entries in the order of the journal.
 */
export function knownTimes(entries: readonly JournalEntry[]): ReadonlyMap<JournalEntry, number> {
  const byKey = new Map(entries.map((entry) => [`${entry.replica}-${entry.seq}`, entry]));
  const times = new Map<JournalEntry, number>();
  // An entry comes after all that it had seen, so that from the end each is final when it is met.
  for (const entry of entries.toReversed()) {
    const recorded = instantOf(entry.at) ?? Number.POSITIVE_INFINITY;
    const time = Math.min(recorded, times.get(entry) ?? Number.POSITIVE_INFINITY);
    times.set(entry, time);
    const causes = [
      `${entry.replica}-${entry.seq - 1}`,
      ...entry.seen.map(([replica, seq]) => `${replica}-${seq}`),
    ];
    for (const key of causes) {
      const cause = byKey.get(key);
      if (cause !== undefined) times.set(cause, Math.min(time, times.get(cause) ?? Number.POSITIVE_INFINITY));
    }
  }
  return times;
}
