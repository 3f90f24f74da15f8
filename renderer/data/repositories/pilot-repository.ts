import { failure, type Result, success } from "../../../shared/errors/problem.ts";
import type { JournalEntry } from "../../../shared/journal/journal-entry.ts";
import { compareEntries, headsOf } from "../../../shared/journal/journal-order.ts";
import type {
  ConfidentialValue,
  PilotRecord,
  PilotState,
  WholePilot,
} from "../../../shared/journal/pilot-state.ts";
import { parseConfidential } from "../../../shared/pack/pilot-texts.ts";
import { blobsOf, joinPieces, type PilotChange, piecesOf } from "../blobs.ts";
import type { Database } from "../database.ts";
import { summaryOf } from "../pilot-summary.ts";
import type { BlobKind, EntryRow, RecordRow, RevisionRow } from "../rows.ts";

/** The confidential value of such bytes. Fails with PACK_FORMAT, or CHECKSUM where it is that of another commitment. */
export function confidentialOfBytes(commitment: string, bytes: Uint8Array): Result<ConfidentialValue> {
  const values = parseConfidential(new TextDecoder().decode(bytes));
  if (!values.ok) return values;
  const value = values.value.get(commitment);
  return value === undefined ? failure("CHECKSUM", "a confidential value is another") : success(value);
}

/** The entries of a pilot's journal, in its order. */
export async function readEntries(database: Database, pilotId: string): Promise<readonly JournalEntry[]> {
  const rows = await rowsOf<EntryRow>(database, "entries", pilotId);
  return rows.map(({ entry }) => entry).sort(compareEntries);
}

/**
 * A pilot without the rows of its imports; its records are read as they stand, not replayed. Null: there is none of that
 * id.
 */
export async function readPilot(
  database: Database,
  pilotId: string,
  wanted: { readonly attachments: boolean } = { attachments: true },
): Promise<Result<PilotState | null>> {
  const [entries, records, confidential, attachments] = await Promise.all([
    readEntries(database, pilotId),
    rowsOf<RecordRow>(database, "records", pilotId),
    readConfidential(database, pilotId),
    wanted.attachments ? readBlobs(database, pilotId, "attachment") : new Map<string, Uint8Array>(),
  ]);
  if (entries.length === 0) return success(null);
  if (!confidential.ok) return confidential;
  return success({
    pilotId,
    records: inOrderOfMaking(entries, new Map(records.map(({ id, record }) => [id, record]))),
    entries,
    confidential: confidential.value,
    attachments,
  });
}

/** The confidential values that are here, by commitment. */
export async function readConfidential(
  database: Database,
  pilotId: string,
): Promise<Result<ReadonlyMap<string, ConfidentialValue>>> {
  const confidential = new Map<string, ConfidentialValue>();
  for (const [name, bytes] of await readBlobs(database, pilotId, "confidential")) {
    const value = confidentialOfBytes(name, bytes);
    if (!value.ok) return value;
    confidential.set(name, value.value);
  }
  return success(confidential);
}

/** A pilot, complete. Null: there is none of that id. */
export async function readWholePilot(
  database: Database,
  pilotId: string,
): Promise<Result<WholePilot | null>> {
  const read = await readPilot(database, pilotId);
  if (!read.ok || read.value === null) return read.ok ? success(null) : read;
  return success({ ...read.value, batches: await readBlobs(database, pilotId, "batch") });
}

/** The bytes of all blobs of one kind, by name. */
export async function readBlobs(
  database: Database,
  pilotId: string,
  kind: BlobKind,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const rows = await database.blobs
    .where("[pilotId+kind+name+part]")
    .between([pilotId, kind], [pilotId, kind, []])
    .toArray();
  const pieces = Map.groupBy(rows, ({ name }) => name);
  return new Map([...pieces].map(([name, parts]) => [name, joinPieces(parts.map(({ bytes }) => bytes))]));
}

/** The bytes of one batch; null: it is missing. */
export async function readBatch(
  database: Database,
  pilotId: string,
  digest: string,
): Promise<Uint8Array | null> {
  const parts = await database.blobs
    .where("[pilotId+kind+name+part]")
    .between([pilotId, "batch", digest], [pilotId, "batch", digest, []])
    .toArray();
  return parts.length === 0 ? null : joinPieces(parts.map(({ bytes }) => bytes));
}

/** What a commit writes of one pilot beside its state. */
export interface PilotCommit {
  readonly revision: number;
  readonly replica: string | null;
}

/**
 * Writes a change of a pilot: only what differs from what the database holds. Call it inside a transaction over all
 * tables.
 */
export async function writePilot(
  database: Database,
  change: PilotChange,
  { revision, replica }: PilotCommit,
): Promise<RevisionRow> {
  const { before, after } = change;
  const { pilotId } = after;
  const known = new Set(before?.entries.map(({ hash }) => hash));
  const entries = after.entries.filter(({ hash }) => !known.has(hash));
  const records = [...after.records.values()].filter((record) => before?.records.get(record.id) !== record);
  await database.entries.bulkPut(
    entries.map((entry): EntryRow => ({ pilotId, replica: entry.replica, seq: entry.seq, entry })),
  );
  await database.records.bulkPut(records.map((record): RecordRow => ({ pilotId, id: record.id, record })));
  for (const blob of blobsOf(change)) {
    let part = 0;
    // One piece at a time: copying a large batch in one go would hold the window up.
    for (const bytes of piecesOf(blob.bytes)) {
      await database.blobs.put({ ...blob, part, bytes });
      part += 1;
    }
  }
  const row: RevisionRow = {
    pilotId,
    revision,
    replica,
    entries: after.entries.length,
    lastHash: after.entries.at(-1)?.hash ?? "",
    heads: headsOf(after.entries),
  };
  await database.revisions.put(row);
  await database.summaries.put(summaryOf(after));
  return row;
}

/** Takes a pilot out of every table. Call it inside a transaction over all tables. */
export async function deletePilot(database: Database, pilotId: string): Promise<void> {
  for (const name of ["entries", "records", "blobs"] as const) {
    await keysBelow(database, name, pilotId).delete();
  }
  await database.revisions.delete(pilotId);
  await database.summaries.delete(pilotId);
}

const PRIMARY_KEYS = {
  entries: "[pilotId+replica+seq]",
  records: "[pilotId+id]",
  blobs: "[pilotId+kind+name+part]",
} as const;

function keysBelow(database: Database, name: keyof typeof PRIMARY_KEYS, pilotId: string) {
  // An array sorts after every text and number, so this is the whole range of keys that begin with the pilot.
  return database.table(name).where(PRIMARY_KEYS[name]).between([pilotId], [pilotId, []]);
}

async function rowsOf<Row>(
  database: Database,
  name: keyof typeof PRIMARY_KEYS,
  pilotId: string,
): Promise<Row[]> {
  return (await keysBelow(database, name, pilotId).toArray()) as Row[];
}

/** Records in the order in which the journal makes them, as a replay would give them. */
function inOrderOfMaking(
  entries: readonly JournalEntry[],
  records: ReadonlyMap<string, PilotRecord>,
): ReadonlyMap<string, PilotRecord> {
  const ordered = new Map<string, PilotRecord>();
  for (const { changes } of entries) {
    for (const { record: id } of changes) {
      const record = records.get(id);
      if (record !== undefined && !ordered.has(id)) ordered.set(id, record);
    }
  }
  return ordered;
}
