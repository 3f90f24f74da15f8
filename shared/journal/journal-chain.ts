import type { JournalEntry } from "./journal-entry.ts";
import { compareEntries } from "./journal-order.ts";
import { entryHash } from "./make-entry.ts";

/** What an entry knew when it was written: per replica the last sequence number. */
type Knowledge = ReadonlyMap<string, number>;

/** The causal past of entries whose chains hold. */
export interface Causality {
  /** Had `entry` seen `other`, directly or by way of others, or is it the same? */
  readonly hasSeen: (entry: JournalEntry, other: JournalEntry) => boolean;
  /** How many entries it had seen, itself among them. */
  readonly seenCount: (entry: JournalEntry) => number;
}

/**
 * What is wrong with the chains of a journal, as sentences: hashes, sequence, `prev`, lamport times, heads that are
 * missing or have another hash, order. Empty where all is well.
 */
export function chainFaults(entries: readonly JournalEntry[]): readonly string[] {
  const faults: string[] = [];
  const byKey = new Map<string, JournalEntry>();
  const lastOf = new Map<string, JournalEntry>();
  let before: JournalEntry | undefined;
  for (const entry of entries) {
    const name = `entry ${entry.replica}-${entry.seq}`;
    if (entryHash(entry) !== entry.hash) {
      faults.push(`${name} does not have its hash`);
    }
    if (before !== undefined && compareEntries(before, entry) >= 0) {
      faults.push(`${name} is out of order`);
    }
    const previous = lastOf.get(entry.replica);
    if (entry.seq !== (previous?.seq ?? 0) + 1 || entry.prev !== (previous?.hash ?? "")) {
      faults.push(`${name} does not follow its replica's entry before it`);
    }
    let highest = previous?.lamport ?? 0;
    const named = new Set([entry.replica]);
    for (const [replica, seq, hash] of entry.seen) {
      // The order puts causes before effects, so a head that was seen has been met by now.
      const head = byKey.get(`${replica}-${seq}`);
      if (head === undefined || head.hash !== hash || named.has(replica)) {
        faults.push(`${name} names the entry ${replica}-${seq}, which is missing or another`);
      }
      named.add(replica);
      highest = Math.max(highest, head?.lamport ?? 0);
    }
    if (entry.lamport !== highest + 1) {
      faults.push(`${name} has a wrong lamport time`);
    }
    byKey.set(`${entry.replica}-${entry.seq}`, entry);
    lastOf.set(entry.replica, entry);
    before = entry;
  }
  return faults;
}

/** Who had seen what. Give it entries without chain faults, in their order. */
export function causalityOf(entries: readonly JournalEntry[]): Causality {
  const knowledgeByKey = new Map<string, Knowledge>();
  for (const entry of entries) {
    const knowledge = new Map(knowledgeByKey.get(`${entry.replica}-${entry.seq - 1}`));
    for (const [replica, seq] of entry.seen) {
      for (const [known, last] of knowledgeByKey.get(`${replica}-${seq}`) ?? []) {
        knowledge.set(known, Math.max(last, knowledge.get(known) ?? 0));
      }
    }
    knowledge.set(entry.replica, entry.seq);
    knowledgeByKey.set(`${entry.replica}-${entry.seq}`, knowledge);
  }
  const knowledgeOf = (entry: JournalEntry) => knowledgeByKey.get(`${entry.replica}-${entry.seq}`);
  return {
    hasSeen: (entry, other) => (knowledgeOf(entry)?.get(other.replica) ?? 0) >= other.seq,
    seenCount: (entry) => [...(knowledgeOf(entry)?.values() ?? [])].reduce((sum, last) => sum + last, 0),
  };
}
