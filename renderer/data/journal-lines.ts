import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { chainFaults } from "../../shared/journal/journal-chain.ts";
import type { JournalEntry, JournalHead } from "../../shared/journal/journal-entry.ts";
import { compareEntries, compareText, headsOf } from "../../shared/journal/journal-order.ts";
import { readEntry } from "../../shared/journal/read-entry.ts";
import { canonicalJson } from "../../shared/json/canonical-json.ts";
import { digestOfJson } from "../../shared/json/digest.ts";
import type { JsonObject } from "../../shared/json/json.ts";
import { parseJson } from "../../shared/json/parse-json.ts";

/** Entries as lines of a journal file: canonical JSON, one a line. */
export function linesOfEntries(entries: readonly JournalEntry[]): readonly string[] {
  return entries.map((entry) => canonicalJson(entry as unknown as JsonObject));
}

/**
 * The entries of a journal file in the order of the journal; lines stand in the order of writing. A line that stands
 * twice counts once. Fails with CHAIN where a line is damaged or the chains do not hold.
 */
export function entriesOfLines(lines: readonly string[]): Result<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (const [index, line] of [...new Set(lines)].entries()) {
    const parsed = parseJson(line);
    const entry = parsed.ok ? readEntry(parsed.value) : parsed;
    if (!entry.ok) return failure("CHAIN", `line ${index + 1} of the journal: ${entry.problem.message}`);
    entries.push(entry.value);
  }
  entries.sort(compareEntries);
  const [fault] = chainFaults(entries);
  return fault === undefined ? success(entries) : failure("CHAIN", fault);
}

/** The heads of one journal. */
export interface PilotHeads {
  readonly pilotId: string;
  readonly heads: readonly JournalHead[];
}

/** SHA-256 (hex) over the heads of all journals, in the order of the pilots' ids. Pilots without entries do not count. */
export function headsDigest(pilots: Iterable<PilotHeads>): string {
  const sorted = [...pilots]
    .filter(({ heads }) => heads.length > 0)
    .sort((one, other) => compareText(one.pilotId, other.pilotId))
    .map(({ pilotId, heads }) => [pilotId, heads]);
  return digestOfJson(sorted);
}

/** How the entries of two copies of one journal stand to each other. */
export type JournalRelation = "equal" | "behind" | "ahead" | "forked";

/** Whether `own` lacks entries of `other` (behind), has more (ahead), neither, or both (forked). Compared by hash. */
export function relateJournals(
  own: readonly JournalEntry[],
  other: readonly JournalEntry[],
): JournalRelation {
  const ownHashes = new Set(own.map(({ hash }) => hash));
  const otherHashes = new Set(other.map(({ hash }) => hash));
  const lacks = [...otherHashes].some((hash) => !ownHashes.has(hash));
  const hasMore = [...ownHashes].some((hash) => !otherHashes.has(hash));
  if (lacks) return hasMore ? "forked" : "behind";
  return hasMore ? "ahead" : "equal";
}

/** One journal with its pilot. */
export interface PilotJournal {
  readonly pilotId: string;
  readonly entries: readonly JournalEntry[];
}

/**
 * Whether journals reach what a digest over heads says: they give it themselves, or they do once the last entries of one
 * of them are left out, because one commit may stand in the journals before anything else says so.
 */
export function reachesDigest(journals: readonly PilotJournal[], digest: string): boolean {
  const heads = journals.map(({ pilotId, entries }) => ({ pilotId, heads: headsOf(entries) }));
  if (headsDigest(heads) === digest) return true;
  return journals.some(({ pilotId, entries }) => {
    const others = heads.filter((pilot) => pilot.pilotId !== pilotId);
    return entries.some((_, count) => {
      const shorter = { pilotId, heads: headsOf(entries.slice(0, count)) };
      return headsDigest([...others, shorter]) === digest;
    });
  });
}
