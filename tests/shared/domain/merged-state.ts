import { compareEntries } from "../../../shared/journal/journal-order.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { replayEntries } from "../../../shared/journal/replay.ts";

/** What two machines hold together: all entries of both in the order of the journal, whichever is named first. */
export function mergedState(one: WholePilot, other: WholePilot): WholePilot {
  const entries = [
    ...new Map([...one.entries, ...other.entries].map((entry) => [entry.hash, entry])).values(),
  ].sort(compareEntries);
  const confidential = new Map([...one.confidential, ...other.confidential]);
  const records = replayEntries(entries, confidential);
  if (!records.ok) throw new Error(records.problem.message);
  return {
    ...one,
    entries,
    confidential,
    records: records.value,
    batches: new Map([...one.batches, ...other.batches]),
  };
}
