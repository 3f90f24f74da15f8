import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { committedDigest } from "../../shared/journal/commitment.ts";
import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import type { ConfidentialValue, PilotRecord, WholePilot } from "../../shared/journal/pilot-state.ts";
import { replayEntries } from "../../shared/journal/replay.ts";
import { verifyEntries, verifyPilot } from "../../shared/journal/verify-journal.ts";
import type { JournalHome } from "../host/host.ts";
import { blobsOf, type PilotChange } from "./blobs.ts";
import { confidentialOfBytes } from "./confidential-blobs.ts";
import { linesOfEntries } from "./journal-lines.ts";
import type { PilotBlob } from "./rows.ts";

const CONFIDENTIAL = "confidential-";

/** Name of a blob's file in the journal home. */
export function blobFileName({ kind, name }: PilotBlob): string {
  return kind === "confidential" ? `${CONFIDENTIAL}${name}` : name;
}

/** A pilot from its journal entries and the files beside them, verified as a whole. Files that no record names do not count. */
export async function readHomePilot(
  home: Pick<JournalHome, "listBlobs" | "readBlob">,
  pilotId: string,
  entries: readonly JournalEntry[],
): Promise<Result<WholePilot>> {
  const names = await home.listBlobs(pilotId);
  if (!names.ok) return names;
  const confidential = new Map<string, ConfidentialValue>();
  for (const name of names.value.filter((name) => name.startsWith(CONFIDENTIAL))) {
    const commitment = name.slice(CONFIDENTIAL.length);
    const bytes = await home.readBlob(pilotId, name);
    if (!bytes.ok) return bytes;
    const value = confidentialOfBytes(commitment, bytes.value);
    // The file of a commit that did not come about may be torn; the journal does not know its commitment.
    if (value.ok) confidential.set(commitment, value.value);
  }
  const known = knownCommitments(entries);
  for (const commitment of confidential.keys()) if (!known.has(commitment)) confidential.delete(commitment);
  const records = replayEntries(entries, confidential);
  if (!records.ok) return records;
  const batches = await readNamed(home, pilotId, records.value, "batch");
  if (!batches.ok) return batches;
  const attachments = await readNamed(home, pilotId, records.value, "attachment");
  if (!attachments.ok) return attachments;
  const state: WholePilot = {
    pilotId,
    records: records.value,
    entries,
    confidential,
    batches: batches.value,
    attachments: attachments.value,
  };
  return verified(state, verifyEntries(state));
}

/** Writes the files that a change brings; nothing counts them before a journal names them. */
export async function writeHomeFiles(home: JournalHome, change: PilotChange): Promise<Result<null>> {
  for (const blob of blobsOf(change)) {
    const written = await home.writeBlob(change.after.pilotId, blobFileName(blob), blob.bytes);
    if (!written.ok) return written;
  }
  return success(null);
}

/** Writes a change of a pilot: its files first, then its journal. */
export async function writeHomePilot(home: JournalHome, change: PilotChange): Promise<Result<null>> {
  const { before, after } = change;
  const { pilotId } = after;
  const filed = await writeHomeFiles(home, change);
  if (!filed.ok) return filed;
  const known = new Set(before?.entries.map(({ hash }) => hash));
  const added = after.entries.filter(({ hash }) => !known.has(hash));
  if (before !== null && added.length === 0) return success(null);
  // One line is there or not. Several lines come with the whole file, or a crash could leave half of them.
  const isOneLine = before !== null && added.length === 1 && after.entries.at(-1) === added[0];
  return isOneLine
    ? home.appendJournal(pilotId, linesOfEntries(added))
    : home.replaceJournal(pilotId, linesOfEntries(after.entries));
}

/** A pilot of the database, verified as a whole. */
export function verifiedPilot(state: WholePilot): Result<WholePilot> {
  return verified(state, verifyPilot(state));
}

function verified(state: WholePilot, faults: ReturnType<typeof verifyPilot>): Result<WholePilot> {
  const [fault] = faults;
  return fault === undefined
    ? success(state)
    : failure(fault.code, `${fault.part}: ${fault.message}`, { where: state.pilotId });
}

function knownCommitments(entries: readonly JournalEntry[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { changes } of entries) {
    for (const { before, after } of changes) {
      for (const commitment of [committedDigest(before), committedDigest(after)]) {
        if (commitment !== null) known.add(commitment);
      }
    }
  }
  return known;
}

async function readNamed(
  home: Pick<JournalHome, "readBlob">,
  pilotId: string,
  records: ReadonlyMap<string, PilotRecord>,
  type: "batch" | "attachment",
): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  const files = new Map<string, Uint8Array>();
  for (const record of records.values()) {
    const digest = record.fields["digest"];
    if (record.type !== type || typeof digest !== "string" || files.has(digest)) continue;
    const bytes = await home.readBlob(pilotId, digest);
    if (!bytes.ok) return bytes;
    files.set(digest, bytes.value);
  }
  return success(files);
}
