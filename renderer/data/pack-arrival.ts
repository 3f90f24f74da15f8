import type { Result } from "../../shared/errors/problem.ts";
import { success } from "../../shared/errors/problem.ts";
import type { PilotState, WholePilot } from "../../shared/journal/pilot-state.ts";
import { replayEntries } from "../../shared/journal/replay.ts";
import type { PilotChange } from "./blobs.ts";
import { relateJournals } from "./journal-lines.ts";

/** What a pilot of a pack means for the one that is here. */
export type Arrival<Pilot extends PilotState = PilotState> =
  | { readonly kind: "added" | "updated"; readonly state: Pilot }
  | { readonly kind: "unchanged" | "nothing to do" | "forked" };

/**
 * Compares a pilot of a pack with the one that is here, if any. The newer journal wins where it holds the whole of the
 * other one; values and attachments that only one side holds are kept. REPLAY: the two together mean nothing.
 */
export function arrivalOf<Pilot extends PilotState>(
  known: Pilot | null,
  arriving: Pilot,
): Result<Arrival<Pilot>> {
  if (known === null) return success({ kind: "added", state: arriving });
  const relation = relateJournals(known.entries, arriving.entries);
  if (relation === "forked") return success({ kind: "forked" });
  const confidential = new Map([...arriving.confidential, ...known.confidential]);
  const attachments = new Map([...arriving.attachments, ...known.attachments]);
  const brings = confidential.size > known.confidential.size || attachments.size > known.attachments.size;
  if (relation === "ahead" && !brings) return success({ kind: "nothing to do" });
  if (relation === "equal" && !brings) return success({ kind: "unchanged" });
  const newer = relation === "behind" ? arriving : known;
  const records = replayEntries(newer.entries, confidential);
  if (!records.ok) return records;
  return success({ kind: "updated", state: { ...newer, records: records.value, confidential, attachments } });
}

/** The batches of an arriving pilot that are not here; a batch is here where a record names it. */
export function newBatches(before: PilotState | null, { batches }: WholePilot): PilotChange["batches"] {
  const records = [...(before?.records.values() ?? [])];
  const held = new Set(records.flatMap(({ type, fields }) => (type === "batch" ? [fields["digest"]] : [])));
  return new Map([...batches].filter(([digest]) => !held.has(digest)));
}

/** The replica stays, unless the pack knows entries of it that are not here: those were written before a restoring. */
export function replicaFor(replica: string | null, before: PilotState, after: PilotState): string | null {
  const count = ({ entries }: PilotState) => entries.filter((entry) => entry.replica === replica).length;
  return count(after) > count(before) ? null : replica;
}

/** A pilot with the entries of another copy beside its own: enough to know which replicas they are of. */
export function withEntriesOf(pilot: PilotState, other: PilotState): PilotState {
  const known = new Set(pilot.entries.map(({ hash }) => hash));
  return { ...pilot, entries: [...pilot.entries, ...other.entries.filter(({ hash }) => !known.has(hash))] };
}
