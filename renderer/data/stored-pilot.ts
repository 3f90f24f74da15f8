import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import type { ConfidentialValue, PilotState } from "../../shared/journal/pilot-state.ts";

/** How far the journal of a pilot goes. */
export interface JournalMark {
  readonly entries: number;
  readonly lastHash: string;
  /** Confidential values that are here. */
  readonly values: number;
}

/** Where another thread finds a pilot: in the database of this name. */
export interface StoredPilot {
  readonly kind: "stored";
  readonly database: string;
  readonly pilotId: string;
  /** Where its journal stood when the window last spoke of it: it stands there or beyond; null: the window does not know. */
  readonly mark: JournalMark | null;
  /** What came since the window spoke of it before: who knows the pilot as it stood then need not read this. */
  readonly gain?: JournalGain;
}

/** What a journal gained at its end. */
export interface JournalGain {
  /** Where it stood before. */
  readonly from: JournalMark;
  readonly entries: readonly JournalEntry[];
  readonly confidential: ReadonlyMap<string, ConfidentialValue>;
}

/** The mark of a pilot. */
export function markOf({ entries, confidential }: PilotState): JournalMark {
  return { entries: entries.length, lastHash: entries.at(-1)?.hash ?? "", values: confidential.size };
}

/** Whether two marks are the same. */
export function isSameMark(one: JournalMark, other: JournalMark): boolean {
  return one.lastHash === other.lastHash && one.entries === other.entries && one.values === other.values;
}
