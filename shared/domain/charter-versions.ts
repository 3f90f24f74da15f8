import type { EpochDay } from "../calendar/calendar-date.ts";
import { dayOf } from "../calendar/moments.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { nameOfPerson } from "./people-roles.ts";
import { rightsInForce, rowFor } from "./rights-versions.ts";

type Charter = RecordOf<"charter">;

/** The number of a version; a charter without one is the first. */
export function versionOf({ version }: Pick<Charter, "version">): number {
  return version ?? 1;
}

/** The versions of one charter, the oldest first: of a role, and for other roles of a title. */
export interface CharterVersions {
  readonly key: string;
  readonly role: Charter["role"];
  readonly title: string;
  readonly versions: readonly Charter[];
}

/** What a charter is called. */
export function charterTitle({ role, title }: Pick<Charter, "role" | "title">): string {
  return title ?? (role === "other" ? "Other role" : role);
}

/** All charters with their versions, in the order in which they were made. */
export function charters(pilot: RecordsHolder): readonly CharterVersions[] {
  const groups = Map.groupBy(recordsOf(pilot, "charter"), keyOf);
  return [...groups].map(([key, group]) => {
    const versions = group.toSorted((one, other) => versionOf(one) - versionOf(other));
    const last = versions.at(-1);
    return {
      key,
      role: last?.role ?? "other",
      title: last === undefined ? key : charterTitle(last),
      versions,
    };
  });
}

/** The key under which the versions of a charter stand together. */
export function keyOf(charter: Pick<Charter, "role" | "title">): string {
  return charter.role === "other" ? `other ${charterTitle(charter)}` : charter.role;
}

/** The version that holds on a date: the last approved by then; before the first approval the newest draft; null: none. */
export function charterInForce(pilot: RecordsHolder, key: string, today: EpochDay): Charter | null {
  const versions = charters(pilot).find((one) => one.key === key)?.versions ?? [];
  return versions.findLast((one) => isApproved(one, today)) ?? versions.at(-1) ?? null;
}

/** Is a version approved by a date? */
export function isApproved({ approvedOn }: Pick<Charter, "approvedOn">, today: EpochDay): boolean {
  return (dayOf(approvedOn) ?? Number.POSITIVE_INFINITY) <= today;
}

/** A decision right that a charter names, as the matrix in force has it. */
export interface CharterRight {
  readonly id: string;
  readonly decisionType: string;
  readonly category: number | null;
  /** Does the holder of the charter hold it: accountable, or a delegate? Null: nobody holds the charter. */
  readonly held: "accountable" | "delegate" | "no" | null;
}

/** The rights of a charter on a date; one that the matrix in force does not have any more is held by nobody. */
export function charterRights(
  pilot: RecordsHolder,
  { holder, rights = [] }: Charter,
  today: EpochDay,
): readonly CharterRight[] {
  const inForce = rightsInForce(pilot, today);
  return rights.flatMap((id): readonly CharterRight[] => {
    const named = recordById(pilot, "decisionRight", id);
    if (named === null) return [];
    const row = rowFor(pilot, inForce, { right: id });
    const held =
      holder === undefined
        ? null
        : row?.accountable?.id === holder
          ? "accountable"
          : row?.delegates.some((person) => person.id === holder) === true
            ? "delegate"
            : "no";
    return [{ id, decisionType: named.decisionType, category: named.category ?? null, held }];
  });
}

/** One line that two versions of a charter do not have in common. */
export interface CharterDifference {
  readonly part: "purpose" | "duty" | "limit" | "measure" | "right" | "holder";
  readonly before: string | null;
  readonly after: string | null;
}

/** What is different between two versions: single values as before and after, list entries as gone or new. */
export function charterDifference(
  pilot: RecordsHolder,
  before: Charter,
  after: Charter,
): readonly CharterDifference[] {
  const rightWords = (ids: readonly string[] | undefined): readonly string[] =>
    (ids ?? []).flatMap((id) => recordById(pilot, "decisionRight", id)?.decisionType ?? []);
  const person = (id: string | undefined): string | null =>
    id === undefined ? null : nameOfPerson(pilot, id);
  return [
    ...single("purpose", before.text, after.text),
    ...single("holder", person(before.holder), person(after.holder)),
    ...listed("duty", before.duties ?? [], after.duties ?? []),
    ...listed("right", rightWords(before.rights), rightWords(after.rights)),
    ...listed("measure", before.measures ?? [], after.measures ?? []),
    ...listed("limit", before.limits ?? [], after.limits ?? []),
  ];
}

function single(
  part: CharterDifference["part"],
  before: string | null,
  after: string | null,
): readonly CharterDifference[] {
  return before === after ? [] : [{ part, before, after }];
}

function listed(
  part: CharterDifference["part"],
  before: readonly string[],
  after: readonly string[],
): readonly CharterDifference[] {
  return [
    ...before.filter((one) => !after.includes(one)).map((one) => ({ part, before: one, after: null })),
    ...after.filter((one) => !before.includes(one)).map((one) => ({ part, before: null, after: one })),
  ];
}
