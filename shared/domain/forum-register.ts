import type { EpochDay } from "../calendar/calendar-date.ts";
import { dayOf } from "../calendar/moments.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { personHoursPerMonth } from "./cadence-hours.ts";
import { forumHoursPerMonth, sealedHours } from "./forum-hours.ts";

/**
 * Where a forum stands on a date. `undecided`: nobody said what is to become of it; `to retire`: it was decided, its date
 * has not come; `came back`: it was retired or merged and is held again.
 */
export type ForumWord = "kept" | "merged" | "retired" | "to retire" | "came back" | "undecided";

/** One forum or approval gate with what it takes and what was freed. Hours are person-hours a month. */
export interface ForumRow {
  readonly id: string;
  readonly name: string;
  readonly kind: RecordOf<"forum">["kind"];
  readonly word: ForumWord;
  /** What it is counted against; null: not known. */
  readonly before: number | null;
  /** Where `before` comes from: the sealed baseline, the meeting as found, or only its own entry. */
  readonly beforeFrom: "baseline" | "as found" | "own entry" | null;
  /** What it takes now: nothing once it is retired or merged. */
  readonly now: number | null;
  /** before − now; null where one of them is not known. */
  readonly freed: number | null;
  /** What a decision that is not carried out yet would free. */
  readonly planned: number | null;
  readonly changedOutcome: number | null;
  readonly retiredOn: EpochDay | null;
  /** When it was noticed again; null: it was not. */
  readonly cameBackOn: EpochDay | null;
  /** How that was noticed, in a sentence without a full stop. */
  readonly cameBackBecause: string | null;
  /** Name of the forum that it went into. */
  readonly mergedInto: string | null;
}

/** The register as a whole. */
export interface ForumRegister {
  readonly rows: readonly ForumRow[];
  /** Sums of person-hours a month over the forums whose hours are known on both sides. */
  readonly before: number;
  readonly now: number;
  readonly freed: number;
  readonly planned: number;
  /** How many could not be counted. */
  readonly uncounted: number;
  /** Meetings as found that have no line in the register. */
  readonly unregistered: readonly string[];
}

/**
 * The register on a date: hours freed are counted against the sealed baseline (`baseline`: the one in force), else against
 * the meeting as found, else against the forum's own entry. A forum that is retired or merged and held again frees nothing.
 */
export function forumRegister(
  pilot: RecordsHolder,
  baseline: RecordOf<"snapshot"> | null,
  today: EpochDay,
): ForumRegister {
  const rows = recordsOf(pilot, "forum").map((forum) => forumRow(pilot, forum, baseline, today));
  const counted = rows.filter(({ freed }) => freed !== null);
  const sum = (of: (row: ForumRow) => number | null): number =>
    counted.reduce((total, row) => total + (of(row) ?? 0), 0);
  const registered = new Set(recordsOf(pilot, "forum").map(({ cadence }) => cadence));
  const names = new Set(rows.map(({ name }) => sameName(name)));
  return {
    rows,
    before: sum(({ before }) => before),
    now: sum(({ now }) => now),
    freed: sum(({ freed }) => freed),
    planned: sum(({ planned }) => planned),
    uncounted: rows.length - counted.length,
    unregistered: recordsOf(pilot, "cadence")
      .filter(({ id, name, asIs }) => asIs === true && !registered.has(id) && !names.has(sameName(name)))
      .map(({ id }) => id),
  };
}

function forumRow(
  pilot: RecordsHolder,
  forum: RecordOf<"forum">,
  baseline: RecordOf<"snapshot"> | null,
  today: EpochDay,
): ForumRow {
  const { id, name, kind, decision } = forum;
  const own = forumHoursPerMonth(forum);
  const { before, beforeFrom } = countedAgainst(pilot, forum, baseline, own);
  const back = cameBack(pilot, forum, today);
  const isGone = hasGone(forum, today) && back === null;
  const now = isGone ? 0 : own;
  const into = forum.mergedInto === undefined ? null : recordById(pilot, "forum", forum.mergedInto);
  const isPlanned = !isGone && back === null && (decision === "retire" || decision === "merge");
  return {
    id,
    name,
    kind,
    word: wordOf(forum, isGone, back !== null),
    before,
    beforeFrom,
    now,
    freed: before === null || now === null ? null : before - now,
    planned: isPlanned ? own : null,
    changedOutcome: forum.changedOutcome ?? null,
    retiredOn: dayOf(forum.retiredOn),
    cameBackOn: back?.on ?? null,
    cameBackBecause: back?.because ?? null,
    mergedInto: into?.name ?? null,
  };
}

function wordOf({ decision }: RecordOf<"forum">, isGone: boolean, isBack: boolean): ForumWord {
  if (isBack) return "came back";
  if (isGone) return decision === "merge" ? "merged" : "retired";
  if (decision === "keep") return "kept";
  return decision === undefined ? "undecided" : "to retire";
}

function countedAgainst(
  pilot: RecordsHolder,
  forum: RecordOf<"forum">,
  baseline: RecordOf<"snapshot"> | null,
  own: number | null,
): Pick<ForumRow, "before" | "beforeFrom"> {
  const sealed = baseline === null ? null : sealedHours(baseline, forum);
  if (sealed !== null) return { before: sealed, beforeFrom: "baseline" };
  const found = forum.cadence === undefined ? null : recordById(pilot, "cadence", forum.cadence);
  const asFound = found === null ? null : personHoursPerMonth(found);
  if (asFound !== null) return { before: asFound, beforeFrom: "as found" };
  return { before: own, beforeFrom: own === null ? null : "own entry" };
}

/** Is it retired or merged by a date? A merge says into which forum it went. */
export function hasGone({ decision, retiredOn, mergedInto }: RecordOf<"forum">, today: EpochDay): boolean {
  const retired = dayOf(retiredOn);
  if (retired !== null) return retired <= today;
  return decision === "merge" && mergedInto !== undefined;
}

/** A forum that is held again although it was retired or merged: since when it is known, and how. */
export interface ComeBack {
  readonly on: EpochDay | null;
  readonly because: string;
}

/**
 * Whether a forum that had gone came back: somebody saw it, or the same name stands again among the agreed meetings or as
 * another forum that is not retired.
 */
export function cameBack(pilot: RecordsHolder, forum: RecordOf<"forum">, today: EpochDay): ComeBack | null {
  if (!hasGone(forum, today)) return null;
  const seen = dayOf(forum.seenAgainOn);
  const retired = dayOf(forum.retiredOn) ?? Number.NEGATIVE_INFINITY;
  if (seen !== null && seen >= retired && seen <= today) {
    return { on: seen, because: "somebody saw it held again" };
  }
  const name = sameName(forum.name);
  const meeting = recordsOf(pilot, "cadence").find(
    (other) => other.asIs !== true && other.id !== forum.cadence && sameName(other.name) === name,
  );
  if (meeting !== undefined) return { on: null, because: "a meeting of the same name is agreed again" };
  const places = recordsOf(pilot, "forum");
  const later = places
    .slice(places.findIndex(({ id }) => id === forum.id) + 1)
    .find((other) => sameName(other.name) === name && !hasGone(other, today));
  return later === undefined ? null : { on: null, because: "a forum of the same name was registered again" };
}

/** Names are the same whatever their case and spaces. */
function sameName(name: string): string {
  return name.trim().toLowerCase().replaceAll(/\s+/gu, " ");
}
