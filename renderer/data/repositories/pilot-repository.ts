import { failure, type Result, success } from "../../../shared/errors/problem.ts";
import type { JournalEntry } from "../../../shared/journal/journal-entry.ts";
import { compareEntries, headsOf } from "../../../shared/journal/journal-order.ts";
import type { ConfidentialValue, PilotRecord, PilotState } from "../../../shared/journal/pilot-state.ts";
import { confidentialText, parseConfidential } from "../../../shared/pack/pilot-texts.ts";
import type { Database } from "../database.ts";
import { summaryOf } from "../pilot-summary.ts";
import type { BlobRow, EntryRow, RecordRow, RevisionRow } from "../rows.ts";

/** One confidential value as the bytes of a blob, the same in both homes. */
export function confidentialBytes(commitment: string, value: ConfidentialValue): Uint8Array {
  return new TextEncoder().encode(confidentialText(new Map([[commitment, value]])));
}

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

/** A pilot, complete; its records are read as they stand, not replayed. Null: there is none of that id. */
export async function readPilot(database: Database, pilotId: string): Promise<Result<PilotState | null>> {
  const [entries, records, blobs] = await Promise.all([
    readEntries(database, pilotId),
    rowsOf<RecordRow>(database, "records", pilotId),
    rowsOf<BlobRow>(database, "blobs", pilotId),
  ]);
  if (entries.length === 0) return success(null);
  const confidential = new Map<string, ConfidentialValue>();
  for (const { kind, name, bytes } of blobs) {
    if (kind !== "confidential") continue;
    const value = confidentialOfBytes(name, bytes);
    if (!value.ok) return value;
    confidential.set(name, value.value);
  }
  const files = (wanted: "batch" | "attachment") =>
    new Map(blobs.flatMap(({ kind, name, bytes }) => (kind === wanted ? [[name, bytes] as const] : [])));
  return success({
    pilotId,
    records: inOrderOfMaking(entries, new Map(records.map(({ id, record }) => [id, record]))),
    entries,
    confidential,
    batches: files("batch"),
    attachments: files("attachment"),
  });
}

/** What a commit writes of one pilot beside its state. */
export interface PilotCommit {
  readonly revision: number;
  readonly replica: string | null;
}

/**
 * Writes a pilot; given the state that the database holds, only what differs from it. Call it inside a transaction over
 * all tables.
 */
export async function writePilot(
  database: Database,
  before: PilotState | null,
  after: PilotState,
  { revision, replica }: PilotCommit,
): Promise<RevisionRow> {
  const { pilotId } = after;
  const known = new Set(before?.entries.map(({ hash }) => hash));
  const entries = after.entries.filter(({ hash }) => !known.has(hash));
  const records = [...after.records.values()].filter((record) => before?.records.get(record.id) !== record);
  await database.entries.bulkPut(
    entries.map((entry): EntryRow => ({ pilotId, replica: entry.replica, seq: entry.seq, entry })),
  );
  await database.records.bulkPut(records.map((record): RecordRow => ({ pilotId, id: record.id, record })));
  await database.blobs.bulkPut(blobsOf(before, after));
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
  for (const name of ["entries", "records", "blobs", "chunks"] as const) {
    await keysBelow(database, name, pilotId).delete();
  }
  await database.revisions.delete(pilotId);
  await database.summaries.delete(pilotId);
}

/** The blobs of a pilot that another state of it does not hold. */
export function blobsOf(before: PilotState | null, after: PilotState): readonly BlobRow[] {
  const { pilotId } = after;
  const added = <Value>(
    kind: BlobRow["kind"],
    own: ReadonlyMap<string, Value>,
    old?: ReadonlyMap<string, Value>,
  ) =>
    [...own]
      .filter(([name]) => old?.has(name) !== true)
      .map(([name, value]) => ({ pilotId, kind, name, value }));
  return [
    ...added("batch", after.batches, before?.batches).map(({ value, ...row }) => ({ ...row, bytes: value })),
    ...added("attachment", after.attachments, before?.attachments).map(({ value, ...row }) => ({
      ...row,
      bytes: value,
    })),
    ...added("confidential", after.confidential, before?.confidential).map(({ value, ...row }) => ({
      ...row,
      bytes: confidentialBytes(row.name, value),
    })),
  ];
}

const PRIMARY_KEYS = {
  entries: "[pilotId+replica+seq]",
  records: "[pilotId+id]",
  blobs: "[pilotId+kind+name]",
  chunks: "[pilotId+input+block]",
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
