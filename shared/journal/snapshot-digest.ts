import type { Problem } from "../errors/problem.ts";
import { digestOfJson } from "../json/digest.ts";
import type { JsonObject } from "../json/json.ts";
import type { JournalEntry, JournalHead } from "./journal-entry.ts";
import type { PilotRecord } from "./pilot-state.ts";

/** The seal of a snapshot: SHA-256 (hex) of the canonical JSON of all its fields but `digest`. */
export function snapshotDigest(fields: JsonObject): string {
  const { digest: _, ...sealed } = fields;
  return digestOfJson(sealed);
}

/**
 * Whether a sealed snapshot is untouched: its digest must be that of its other fields and, given the journal, every
 * head that it covers must stand there with the hash that was sealed. Null: it verifies; else a problem of the code
 * SEAL that says what differs.
 */
export function verifySnapshot(record: PilotRecord, entries?: readonly JournalEntry[]): Problem | null {
  const { date, digest, heads } = record.fields;
  const where = record.id;
  const name = `the snapshot of ${typeof date === "string" ? date.slice(0, 40) : "an unknown date"}`;
  if (record.type !== "snapshot") return { code: "SEAL", message: "not a snapshot", where };
  if (record.removed) return { code: "SEAL", message: `${name} was removed`, where };
  if (digest !== snapshotDigest(record.fields)) {
    return { code: "SEAL", message: `${name} differs from its seal`, where };
  }
  if (entries === undefined) return null;
  const hashes = new Map(entries.map(({ replica, seq, hash }) => [`${replica}\n${seq}`, hash]));
  // What the seal covers is what was sealed, so the form of the heads needs no second check.
  for (const [replica, seq, hash] of (heads ?? []) as unknown as readonly JournalHead[]) {
    if (hashes.get(`${replica}\n${seq}`) !== hash) {
      const message = `${name} covers entry ${seq} of ${replica}, which the journal does not hold`;
      return { code: "SEAL", message, where };
    }
  }
  return null;
}
