import { digestOfJson } from "../json/digest.ts";
import type { JsonValue } from "../json/json.ts";
import type { FieldChange, JournalEntry } from "./journal-entry.ts";
import { headsOf } from "./journal-order.ts";

/** What an entry says beside its place in the journal. */
export interface EntryContent {
  readonly replica: string;
  readonly at: string;
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly app: string;
  readonly command: string;
  readonly changes: readonly FieldChange[];
}

/** The sequence number of the next entry of a replica. */
export function nextSequence(entries: readonly JournalEntry[], replica: string): number {
  return (
    1 + entries.reduce((last, entry) => (entry.replica === replica ? Math.max(last, entry.seq) : last), 0)
  );
}

/** The entry that comes after `entries`: chained to its replica's last one, having seen all heads. */
export function makeEntry(entries: readonly JournalEntry[], content: EntryContent): JournalEntry {
  const heads = headsOf(entries);
  const previous = heads.find(([replica]) => replica === content.replica);
  const body: Omit<JournalEntry, "hash"> = {
    ...content,
    seq: (previous?.[1] ?? 0) + 1,
    lamport: 1 + entries.reduce((highest, entry) => Math.max(highest, entry.lamport), 0),
    seen: heads.filter(([replica]) => replica !== content.replica),
    prev: previous?.[2] ?? "",
  };
  return { ...body, hash: entryHash(body) };
}

/** SHA-256 of the canonical JSON of all fields of an entry but `hash`. */
export function entryHash(entry: Omit<JournalEntry, "hash"> & { readonly hash?: string }): string {
  const { hash: _, ...body } = entry;
  return digestOfJson(body as unknown as JsonValue);
}
