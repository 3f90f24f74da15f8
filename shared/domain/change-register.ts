import type { EpochDay } from "../calendar/calendar-date.ts";
import { dateOfMoment, dayOf } from "../calendar/moments.ts";
import { zoneClock } from "../calendar/zone.ts";
import { compareText } from "../journal/journal-order.ts";
import type { DatedChange } from "../metrics/impact.ts";
import type { CHANGE_KINDS } from "../records/change.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { pilotRecord, recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { Approval } from "./change-approvals.ts";
import { approvalsOf } from "./change-approvals.ts";
import type { ChangeWord } from "./change-state.ts";
import { changeRank, changeTitle, changeWord, isLive } from "./change-state.ts";
import { isTaken } from "./rights.ts";

/** What a change touches. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One change as lists show it. Dates are those of the pilot's zone; people, decision and guardrail are ids. */
export interface ChangeRow {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  /** Name of its workflow; `*`: it names none, so it concerns all. */
  readonly workflow: string;
  readonly kinds: readonly ChangeKind[];
  readonly state: ChangeWord;
  readonly owner: string | null;
  /** For what is not live yet: the day it is planned for. */
  readonly plannedOn: EpochDay | null;
  /** The day it went live; null: it has not, or nobody said when. */
  readonly liveOn: EpochDay | null;
  readonly validatedOn: EpochDay | null;
  readonly rolledBackOn: EpochDay | null;
  readonly verdict: NonNullable<RecordOf<"change">["verdict"]> | null;
  readonly approvals: readonly Approval[];
  readonly decision: string | null;
  readonly guardrail: string | null;
  readonly hasRollbackPlan: boolean;
  /** Days since it went live, where it is neither validated nor rolled back; null otherwise. */
  readonly unvalidatedDays: number | null;
}

/** Something that ships next, and what holds it up, in sentences without a full stop. */
export interface ShippingChange extends ChangeRow {
  /** Its planned day has passed. */
  readonly isOverdue: boolean;
  readonly blockers: readonly string[];
}

/**
 * All changes: what is not live yet by its planned day, then what is live from the newest on. Order of import does not
 * matter.
 */
export function changeRegister(pilot: RecordsHolder, asOfMs: number): readonly ChangeRow[] {
  const { timeZone } = pilotRecord(pilot);
  const today = zoneClock(timeZone).dayOf(asOfMs);
  return recordsOf(pilot, "change")
    .map((change): ChangeRow => {
      const state = changeWord(change);
      const wentLiveOn = isLive(change) ? dateOfMoment(change.at, timeZone) : null;
      return {
        id: change.id,
        key: change.key,
        title: changeTitle(change),
        workflow:
          change.workflow === undefined ? "*" : (recordById(pilot, "workflow", change.workflow)?.name ?? "*"),
        kinds: change.kinds ?? [],
        state,
        owner: change.owner ?? null,
        // A register's planned change may say its day in `at` alone.
        plannedOn: dayOf(change.plannedOn) ?? (isLive(change) ? null : dateOfMoment(change.at, timeZone)),
        liveOn: wentLiveOn,
        validatedOn: dateOfMoment(change.validatedAt, timeZone),
        rolledBackOn: dateOfMoment(change.rolledBackAt, timeZone),
        verdict: change.verdict ?? null,
        approvals: approvalsOf(change, asOfMs),
        decision: change.decision ?? null,
        guardrail: change.guardrail ?? null,
        hasRollbackPlan: change.rollbackPlan !== undefined,
        unvalidatedDays:
          state === "deployed" && wentLiveOn !== null && wentLiveOn <= today ? today - wentLiveOn : null,
      };
    })
    .toSorted(inOrder);
}

/** What ships next: planned and authorised changes by their planned day, those without one last. */
export function shipsNext(pilot: RecordsHolder, asOfMs: number): readonly ShippingChange[] {
  const today = zoneClock(pilotRecord(pilot).timeZone).dayOf(asOfMs);
  return changeRegister(pilot, asOfMs)
    .filter((row) => !isLive({ status: row.state }))
    .map((row) => ({
      ...row,
      isOverdue: row.plannedOn !== null && row.plannedOn < today,
      blockers: blockersOf(pilot, row),
    }));
}

function blockersOf(pilot: RecordsHolder, row: ChangeRow): readonly string[] {
  const waiting = row.approvals
    .filter(({ state }) => state === "waiting")
    .map(({ by, waitedDays }) => {
      const name = recordById(pilot, "person", by)?.name ?? "somebody who left";
      return waitedDays === null ? `waits on ${name}` : `waits on ${name} for ${daysText(waitedDays)}`;
    });
  const decision = row.decision === null ? null : recordById(pilot, "decision", row.decision);
  return [
    ...(row.plannedOn === null ? ["has no date"] : []),
    ...waiting,
    ...(decision !== null && !isTaken(decision) ? [`its decision "${decision.title}" is not taken`] : []),
    ...(row.hasRollbackPlan ? [] : ["has no rollback plan"]),
  ];
}

/** Whole days in words; under one day it says so. */
export function daysText(days: number): string {
  const whole = Math.floor(days);
  return whole < 1 ? "less than a day" : `${whole} ${whole === 1 ? "day" : "days"}`;
}

/**
 * What the charts flag and impacts are computed from: changes that went live, each on its day, and every rollback as a
 * change of its own, since it changes the workflow again.
 */
export function datedChanges(pilot: RecordsHolder, asOfMs: number): readonly (DatedChange & FlagFields)[] {
  return changeRegister(pilot, asOfMs).flatMap((row) => {
    const { id, title, workflow, kinds, state: status, liveOn, rolledBackOn } = row;
    if (liveOn === null) return [];
    const dated = { id, workflow, title, status, on: liveOn, kinds, change: id };
    return rolledBackOn === null
      ? [dated]
      : [dated, { ...dated, id: rollbackId(id), title: `${title} (rolled back)`, on: rolledBackOn }];
  });
}

/** What a flag needs beside the date: the kinds for its letter, and the change that it opens. */
export interface FlagFields {
  readonly kinds: readonly ChangeKind[];
  readonly change: string;
}

function rollbackId(change: string): string {
  return `${change} rolled back`;
}

function inOrder(a: ChangeRow, b: ChangeRow): number {
  const waits = (row: ChangeRow): boolean => !isLive({ status: row.state });
  if (waits(a) !== waits(b)) return waits(a) ? -1 : 1;
  const [first, second] = waits(a)
    ? [dayForOrder(a.plannedOn), dayForOrder(b.plannedOn)]
    : [-(a.liveOn ?? 0), -(b.liveOn ?? 0)];
  return first - second || changeRank(a.state) - changeRank(b.state) || compareText(a.key, b.key);
}

function dayForOrder(day: EpochDay | null): number {
  return day ?? Number.MAX_SAFE_INTEGER;
}
