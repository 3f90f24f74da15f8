import { instantOf } from "../calendar/moments.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import { LENSES } from "./lenses.ts";

/** The entries of the journal that a decision is judged by. */
export interface DecisionHistory {
  /** The one that took it: approved, or recorded as carried out without that. */
  readonly taken: JournalEntry | null;
  /** The one since which its three lenses are whole; null: they are not, or this copy does not hold them. */
  readonly lensesWhole: JournalEntry | null;
  /** The one that recorded it as carried out. */
  readonly executed: JournalEntry | null;
}

type Histories = ReadonlyMap<string, DecisionHistory>;

const NONE: DecisionHistory = { taken: null, lensesWhole: null, executed: null };
// Entries are never changed in place.
const historiesByEntries = new WeakMap<readonly JournalEntry[], Histories>();

/** The history of a decision in a journal. */
export function decisionHistory(entries: readonly JournalEntry[], decision: string): DecisionHistory {
  let histories = historiesByEntries.get(entries);
  if (histories === undefined) {
    histories = historiesOf(entries);
    historiesByEntries.set(entries, histories);
  }
  return histories.get(decision) ?? NONE;
}

function historiesOf(entries: readonly JournalEntry[]): Histories {
  const decisions = new Set<string>();
  const histories = new Map<string, DecisionHistory>();
  for (const entry of entries) {
    for (const { field, record, after } of entry.changes) {
      if (field === "type" && after === "decision") decisions.add(record);
    }
    for (const { record, field, before, after } of entry.changes) {
      if (!decisions.has(record)) continue;
      const known = histories.get(record) ?? NONE;
      histories.set(record, { ...known, ...stepOf(known, entry, field, before, after) });
    }
  }
  return histories;
}

function stepOf(
  known: DecisionHistory,
  entry: JournalEntry,
  field: string,
  before: JsonValue,
  after: JsonValue,
): Partial<DecisionHistory> {
  if (field === "status") {
    if (!isTakenStatus(after)) return { taken: null };
    return isTakenStatus(before) ? {} : { taken: entry };
  }
  if (field === "lenses") {
    if (!isWhole(after)) return { lensesWhole: null };
    return known.lensesWhole === null ? { lensesWhole: entry } : {};
  }
  if (field === "executedAt") return { executed: after === null ? null : entry };
  return {};
}

function isTakenStatus(status: JsonValue): boolean {
  return status === "approved" || status === "executed";
}

function isWhole(lenses: JsonValue): boolean {
  const isObject = typeof lenses === "object" && lenses !== null && !Array.isArray(lenses);
  return isObject && LENSES.every((lens) => (lenses as JsonObject)[lens] !== undefined);
}

/** The recorded time of an entry in epoch milliseconds. */
export function recordedAt(entry: JournalEntry): number {
  return instantOf(entry.at) ?? Number.NaN;
}
