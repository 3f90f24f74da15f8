import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import type { ConfidentialValue, PilotRecord, PilotState } from "../../shared/journal/pilot-state.ts";
import { joinPieces } from "./pieces.ts";
import type { BlobRow, RecordRow } from "./rows.ts";

/** What the database holds of a pilot, beside the rows of its imports. */
export interface PilotRows {
  /** In the order of the journal. */
  readonly entries: readonly JournalEntry[];
  readonly records: readonly RecordRow[];
  readonly confidential: ReadonlyMap<string, ConfidentialValue>;
  readonly attachments: ReadonlyMap<string, Uint8Array>;
}

/**
 * A pilot without the rows of its imports; its records are taken as they stand, not replayed. Null: some that its journal
 * makes are not there.
 */
export function pilotOfRows(
  pilotId: string,
  { entries, records, confidential, attachments }: PilotRows,
): PilotState | null {
  const ordered = inOrderOfMaking(entries, new Map(records.map(({ id, record }) => [id, record])));
  return ordered === null ? null : { pilotId, records: ordered, entries, confidential, attachments };
}

/** The bytes of blobs by name, their pieces put together. */
export function bytesByName(rows: readonly BlobRow[]): ReadonlyMap<string, Uint8Array> {
  const pieces = Map.groupBy(rows, ({ name }) => name);
  return new Map([...pieces].map(([name, parts]) => [name, joinPieces(parts.map(({ bytes }) => bytes))]));
}

/** Records in the order in which the journal makes them, as a replay would give them; null: one is not there. */
function inOrderOfMaking(
  entries: readonly JournalEntry[],
  records: ReadonlyMap<string, PilotRecord>,
): ReadonlyMap<string, PilotRecord> | null {
  const ordered = new Map<string, PilotRecord>();
  for (const { changes } of entries) {
    for (const { record: id } of changes) {
      if (ordered.has(id)) continue;
      const record = records.get(id);
      if (record?.id !== id) return null;
      ordered.set(id, record);
    }
  }
  return ordered;
}
