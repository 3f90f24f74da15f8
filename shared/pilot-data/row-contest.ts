import { causalityOf } from "../journal/journal-chain.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import { compareEntries } from "../journal/journal-order.ts";
import { entryKey, madeByEntry } from "../journal/made-by.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { InputName } from "../observations/input-templates.ts";
import { isSameCell, type JoinedTables } from "../observations/joined-tables.ts";
import type { RecordOf } from "../records/record-types.ts";
import { keyOfRow, keyUnderCurrentNames } from "./key-cells.ts";
import { type SettledRow, settledRows } from "./settled-rows.ts";

/** How a contest for one key ends: the row that counts, and all that stand against each other (one: no collision). */
export interface Contest {
  readonly winner: number;
  readonly rivals: readonly Rival[];
}

/** A row and the entry that says it: an import, or a settlement that took it. */
export interface Rival {
  readonly row: number;
  readonly entry: JournalEntry;
}

/** Decides between the rows of one key, given as rows of joined tables in the order of the batches. */
export type RowContest = (rows: readonly number[], joined: JoinedTables) => Contest;

/**
 * The contests of an input; null where every import had seen those before it, so that the last row of a key simply counts.
 *
 * Among concurrent imports a row that only repeats what its author already had asserts nothing: it stands for the import
 * that it repeats. What a settlement names is an assertion by everybody. Of what is left over the last in the order of the
 * journal counts until somebody settles it.
 */
export function rowContest(
  pilot: Pick<PilotState, "records" | "entries">,
  input: InputName,
  batches: readonly RecordOf<"batch">[],
): RowContest | null {
  const replicas = new Set(batches.map(({ id }) => madeByEntry(id).split("-")[0]));
  if (replicas.size < 2) return null;
  const byKey = entriesByKey(pilot.entries);
  const entries = batches.map(({ id }) => byKey.get(madeByEntry(id)));
  if (entries.every((entry, index) => index === 0 || namesHead(entry, entries[index - 1]))) return null;
  const settled = settledByKey(pilot, input);
  const digests = batches.map(({ digest }) => digest);
  return (rows, joined) => {
    const { hasSeen } = causality(pilot.entries);
    const claims = rows.flatMap((row): Claim[] => {
      const source = joined.sources[row] ?? 0;
      const entry = entries[source];
      return entry === undefined ? [] : [{ row, entry, digest: digests[source] ?? "" }];
    });
    const named =
      settled.size === 0 ? [] : (settled.get(keyText(keyOfRow(input, joined, rows[0] ?? 0))) ?? []);
    const all = [...claims, ...settledClaims(named, claims, byKey)];
    return contestOf(all.toSorted(byJournal), joined, hasSeen);
  };
}

interface Claim extends Rival {
  readonly digest: string;
  /** A settlement asserts whatever it names. */
  readonly isSettled?: true;
}

type HasSeen = (entry: JournalEntry, other: JournalEntry) => boolean;

function contestOf(claims: readonly Claim[], joined: JoinedTables, hasSeen: HasSeen): Contest {
  const origins = new Map<Claim, Claim>();
  for (const claim of claims) {
    const known = claims.filter((other) => other !== claim && precedes(other, claim, hasSeen));
    const had = standing(known, origins, hasSeen).at(-1);
    const repeats = had !== undefined && claim.isSettled !== true && isSameRow(joined, had.row, claim.row);
    origins.set(claim, repeats ? (origins.get(had) ?? had) : claim);
  }
  const left = standing(claims, origins, hasSeen);
  const rivals: Rival[] = [];
  for (const { row, entry } of left) {
    if (!rivals.some((other) => isSameRow(joined, other.row, row))) rivals.push({ row, entry });
  }
  return { winner: left.at(-1)?.row ?? 0, rivals };
}

/** The claims that no other has taken the place of, in their order. */
function standing(
  claims: readonly Claim[],
  origins: ReadonlyMap<Claim, Claim>,
  hasSeen: HasSeen,
): readonly Claim[] {
  const last = claims.filter(
    (claim) => !claims.some((other) => other !== claim && precedes(claim, other, hasSeen)),
  );
  const originOf = (claim: Claim) => origins.get(claim) ?? claim;
  return last.filter((claim) => {
    const origin = originOf(claim);
    return !last.some(
      (other) => other !== claim && knows(other, origin, hasSeen) && !knows(claim, originOf(other), hasSeen),
    );
  });
}

/** Had `later` the row of `earlier` when it was written? Two rows of one import: the later line counts. */
function precedes(earlier: Claim, later: Claim, hasSeen: HasSeen): boolean {
  return earlier.entry === later.entry ? earlier.row < later.row : hasSeen(later.entry, earlier.entry);
}

function knows(claim: Claim, other: Claim, hasSeen: HasSeen): boolean {
  return claim.entry === other.entry || hasSeen(claim.entry, other.entry);
}

function isSameRow(joined: JoinedTables, one: number, other: number): boolean {
  return [...joined.columns.values()].every((column) => isSameCell(column, one, other));
}

function settledClaims(
  settled: readonly SettledRow[],
  claims: readonly Claim[],
  byKey: ReadonlyMap<string, JournalEntry>,
): readonly Claim[] {
  return settled.flatMap(({ settlement, digest }): Claim[] => {
    const held = claims.findLast((claim) => claim.digest === digest);
    const entry = byKey.get(madeByEntry(settlement));
    // Its import was taken back since: then it names nothing.
    return held === undefined || entry === undefined ? [] : [{ ...held, entry, isSettled: true }];
  });
}

function settledByKey(
  pilot: Pick<PilotState, "records">,
  input: InputName,
): ReadonlyMap<string, readonly SettledRow[]> {
  return Map.groupBy(settledRows(pilot, input), ({ key }) =>
    keyText(keyUnderCurrentNames(pilot, input, key)),
  );
}

function keyText(key: readonly string[]): string {
  return JSON.stringify(key);
}

function byJournal(one: Claim, other: Claim): number {
  return compareEntries(one.entry, other.entry) || one.row - other.row;
}

/** Is `before` one of the heads that an entry says it had seen, or its own earlier one? Nothing is followed further. */
function namesHead(entry: JournalEntry | undefined, before: JournalEntry | undefined): boolean {
  if (entry === undefined || before === undefined) return false;
  if (entry.replica === before.replica) return entry.seq >= before.seq;
  return entry.seen.some(([replica, seq]) => replica === before.replica && seq >= before.seq);
}

const causalities = new WeakMap<readonly JournalEntry[], ReturnType<typeof causalityOf>>();
const entryMaps = new WeakMap<readonly JournalEntry[], ReadonlyMap<string, JournalEntry>>();

function causality(entries: readonly JournalEntry[]): ReturnType<typeof causalityOf> {
  const known = causalities.get(entries) ?? causalityOf(entries);
  causalities.set(entries, known);
  return known;
}

function entriesByKey(entries: readonly JournalEntry[]): ReadonlyMap<string, JournalEntry> {
  const known = entryMaps.get(entries) ?? new Map(entries.map((entry) => [entryKey(entry), entry]));
  entryMaps.set(entries, known);
  return known;
}
