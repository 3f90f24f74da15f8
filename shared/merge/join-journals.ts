import { failure, type Result, success } from "../errors/problem.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import { compareEntries } from "../journal/journal-order.ts";
import { entryKey } from "../journal/made-by.ts";

/** Two journals of one pilot as one, and what each side has that the other lacks. */
export interface JoinedJournals {
  /** All entries of both, in the order of the journal. */
  readonly entries: readonly JournalEntry[];
  /** Entries that only the one has. None of them has seen one of the other side: they are concurrent. */
  readonly onlyA: readonly JournalEntry[];
  readonly onlyB: readonly JournalEntry[];
}

/**
 * The union of two journals. DIFFERENT_ENGAGEMENT: they do not begin with the same entry. REPLICA_FORK: both hold an entry
 * of one number by one replica, and they differ: an installation was copied, or put back to an earlier day and worked on.
 */
export function joinJournals(a: readonly JournalEntry[], b: readonly JournalEntry[]): Result<JoinedJournals> {
  if (a[0]?.hash !== b[0]?.hash) {
    return failure("DIFFERENT_ENGAGEMENT", "the two journals do not begin with the same entry");
  }
  const hashesOfA = new Map(a.map((entry) => [entryKey(entry), entry.hash]));
  const onlyB: JournalEntry[] = [];
  for (const entry of b) {
    const known = hashesOfA.get(entryKey(entry));
    if (known === undefined) onlyB.push(entry);
    else if (known !== entry.hash) {
      return failure("REPLICA_FORK", `both sides have an entry ${entryKey(entry)}, and they differ`);
    }
  }
  const keysOfB = new Set(b.map(entryKey));
  const onlyA = a.filter((entry) => !keysOfB.has(entryKey(entry)));
  const entries = onlyB.length === 0 ? a : onlyA.length === 0 ? b : [...a, ...onlyB].toSorted(compareEntries);
  return success({ entries, onlyA, onlyB });
}
