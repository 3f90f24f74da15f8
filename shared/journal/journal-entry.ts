import type { JsonValue } from "../json/json.ts";

/** What one entry did to one field of one record. `before` null: the field was not set; `after` null: it is unset. */
export interface FieldChange {
  readonly record: string;
  readonly field: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/** A head that was known when an entry was written: replica, sequence number, hash. */
export type JournalHead = readonly [replica: string, seq: number, hash: string];

/**
 * One journal entry: everything that one command changed. `seq` counts from 1 per pilot × replica; `lamport` is one
 * more than the highest known when it was written; `at` is ISO 8601 in UTC; `prev` is the hash of the replica's own
 * entry before it ("" for the first); `hash` is the SHA-256 (hex) of the canonical JSON of all other fields.
 */
export interface JournalEntry {
  readonly replica: string;
  readonly seq: number;
  readonly lamport: number;
  readonly seen: readonly JournalHead[];
  readonly at: string;
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly app: string;
  readonly command: string;
  readonly changes: readonly FieldChange[];
  readonly prev: string;
  readonly hash: string;
}
