import { compareEntries } from "../../../shared/journal/journal-order.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { replayEntries } from "../../../shared/journal/replay.ts";

/** What two machines know together, where nothing that they did collides: the entries of both, replayed in their order. */
export function joined(one: WholePilot, other: WholePilot): WholePilot {
  const entries = new Map([...one.entries, ...other.entries].map((entry) => [entry.hash, entry]));
  const ordered = [...entries.values()].toSorted(compareEntries);
  const confidential = new Map([...one.confidential, ...other.confidential]);
  const records = replayEntries(ordered, confidential);
  if (!records.ok) throw new Error(records.problem.message);
  return {
    pilotId: one.pilotId,
    records: records.value,
    entries: ordered,
    confidential,
    batches: new Map([...one.batches, ...other.batches]),
    attachments: new Map([...one.attachments, ...other.attachments]),
  };
}
