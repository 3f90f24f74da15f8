import { type Result, success } from "../errors/problem.ts";
import type { JournalEntry } from "./journal-entry.ts";
import { compareEntries } from "./journal-order.ts";
import { type ConfidentialValue, isWhole, type PilotState } from "./pilot-state.ts";
import { applyChanges } from "./replay.ts";

/** What an entry brings with it beside its changes. */
export interface EntryExtras {
  readonly confidential?: ReadonlyMap<string, ConfidentialValue>;
  readonly batches?: ReadonlyMap<string, Uint8Array>;
  readonly attachments?: ReadonlyMap<string, Uint8Array>;
}

/**
 * The pilot after one more entry, which must be the last in the order of the journal (`makeEntry` makes such ones).
 * Fails with REPLAY where its changes mean nothing. A pilot without its rows does not take those of the entry.
 */
export function appendEntry<Pilot extends PilotState>(
  pilot: Pilot,
  entry: JournalEntry,
  extras: EntryExtras = {},
): Result<Pilot> {
  const last = pilot.entries.at(-1);
  if (last !== undefined && compareEntries(last, entry) >= 0) {
    throw new Error("an entry must come after all others");
  }
  const confidential = joined(pilot.confidential, extras.confidential);
  const records = applyChanges(pilot.records, entry.changes, confidential);
  if (!records.ok) {
    return records;
  }
  return success({
    ...pilot,
    records: records.value,
    entries: [...pilot.entries, entry],
    confidential,
    attachments: joined(pilot.attachments, extras.attachments),
    ...(isWhole(pilot) ? { batches: joined(pilot.batches, extras.batches) } : {}),
  });
}

function joined<Value>(
  present: ReadonlyMap<string, Value>,
  added: ReadonlyMap<string, Value> | undefined,
): ReadonlyMap<string, Value> {
  return added === undefined || added.size === 0 ? present : new Map([...present, ...added]);
}
