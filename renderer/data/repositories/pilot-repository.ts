import { failure, type Result, success } from "../../../shared/errors/problem.ts";
import type { JournalEntry } from "../../../shared/journal/journal-entry.ts";
import { compareEntries, headsOf } from "../../../shared/journal/journal-order.ts";
import type { ConfidentialValue, PilotState, WholePilot } from "../../../shared/journal/pilot-state.ts";
import { blobsOf, type PilotChange, piecesOf } from "../blobs.ts";
import { confidentialOfBlobs } from "../confidential-blobs.ts";
import type { Database } from "../database.ts";
import { joinPieces } from "../pieces.ts";
import { bytesByName, pilotOfRows } from "../pilot-of-rows.ts";
import { summaryOf } from "../pilot-summary.ts";
import type { BlobKind, EntryRow, RecordRow, RevisionRow } from "../rows.ts";

/** The entries of a pilot's journal, in its order. */
export async function readEntries(database: Database, pilotId: string): Promise<readonly JournalEntry[]> {
  const rows = await rowsOf<EntryRow>(database, "entries", pilotId);
  return rows.map(({ entry }) => entry).sort(compareEntries);
}

/**
 * A pilot without the rows of its imports; its records are read as they stand, not replayed. Null: there is none of that
 * id. STORE_DAMAGED: records that its journal makes are not there.
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
  const pilot = pilotOfRows(pilotId, { entries, records, confidential: confidential.value, attachments });
  return pilot === null ? failure("STORE_DAMAGED", "the database lost records of a pilot") : success(pilot);
}

/** The confidential values that are here, by commitment. */
export async function readConfidential(
  database: Database,
  pilotId: string,
): Promise<Result<ReadonlyMap<string, ConfidentialValue>>> {
  return confidentialOfBlobs(await readBlobs(database, pilotId, "confidential"));
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
  return bytesByName(rows);
}

/** The names of all blobs of one kind, one for each of their pieces; their bytes are not read. */
export async function blobNames(
  database: Database,
  pilotId: string,
  kind: BlobKind,
): Promise<readonly string[]> {
  const keys = await database.blobs
    .where("[pilotId+kind+name+part]")
    .between([pilotId, kind], [pilotId, kind, []])
    .primaryKeys();
  return keys.map(([, , name]) => name);
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
