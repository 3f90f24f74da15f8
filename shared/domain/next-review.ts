import type { EpochDay } from "../calendar/calendar-date.ts";
import { weekday } from "../calendar/calendar-date.ts";
import { dateOfMoment, dayOf } from "../calendar/moments.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import type { PilotMoment } from "./pilot-calendar.ts";
import { reviewSeries } from "./review-series.ts";

/** The weekly review that comes next. */
export interface NextReview {
  readonly day: EpochDay;
  /** HH:mm in the pilot's zone, or null. */
  readonly time: string | null;
  /** Id of its record; null: only the rhythm says so. */
  readonly review: string | null;
  /** It was started and not closed. */
  readonly isRunning: boolean;
}

const DAYS_A_WEEK = 7;

/**
 * The next weekly review: one that runs, else the earliest planned one that is not closed, else the next day of the
 * rhythm for which none was held (one that was held earlier in its week was that day's); null: the pilot has ended, has no start, or neither a plan nor a rhythm.
 */
export function nextReview(pilot: RecordsHolder, moment: PilotMoment): NextReview | null {
  if (moment.stage === "ended" || moment.stage === "target") return null;
  const { reviewRhythm, timeZone } = pilotRecord(pilot);
  const time = reviewRhythm?.time ?? null;
  const weekly = recordsOf(pilot, "review").filter(({ kind }) => kind === "weekly");
  const open = weekly.filter(({ closedAt }) => closedAt === undefined);
  const running = open.findLast(({ startedAt }) => startedAt !== undefined);
  if (running !== undefined) {
    const day = dateOfMoment(running.startedAt, timeZone) ?? moment.date;
    return { day, time, review: running.id, isRunning: true };
  }
  const planned = open
    .flatMap(({ id, plannedOn }) => {
      const day = dayOf(plannedOn);
      return day === null || day < moment.date ? [] : [{ day, time, review: id, isRunning: false }];
    })
    .toSorted((a, b) => a.day - b.day)[0];
  if (planned !== undefined) return planned;
  if (reviewRhythm === undefined) return null;
  const held = new Set(weekly.flatMap(({ closedAt }) => dateOfMoment(closedAt, timeZone) ?? []));
  for (const { due, hasTradeOff } of reviewSeries(pilot, "weekly", moment.date).entries) {
    if (due !== null && hasTradeOff !== null) held.add(due);
  }
  const ahead = (reviewRhythm.weekday - weekday(moment.date) + DAYS_A_WEEK) % DAYS_A_WEEK;
  const first = moment.date + ahead;
  return { day: held.has(first) ? first + DAYS_A_WEEK : first, time, review: null, isRunning: false };
}
