import type { EpochDay } from "../calendar/calendar-date.ts";
import { dayOf } from "../calendar/moments.ts";
import type { Circle, PilotState } from "../journal/pilot-state.ts";
import { maySee } from "../journal/withhold.ts";
import { pilotRecord, recordById, recordsOf } from "../records/read-records.ts";
import { type ComingKind, type ComingRow, comingRows } from "./coming.ts";
import { nextReview } from "./next-review.ts";
import { LAST_PILOT_DAY } from "./pilot-calendar.ts";
import type { PilotView } from "./pilot-view.ts";

/** One whole day in a person's calendar. */
export interface CalendarEvent {
  /** The same for the same thing in every export of a pilot, so that a calendar changes its entry in place of adding one. */
  readonly uid: string;
  /** The day in the pilot's zone. */
  readonly day: EpochDay;
  readonly title: string;
  /** Lines. */
  readonly details: readonly string[];
  readonly kind: ComingKind;
}

/** What goes into a calendar. */
export interface CalendarRequest {
  /** Only what this person answers for, with the reviews and gates that are everybody's; null: everything. */
  readonly person: string | null;
  /** Calendars are shared and kept elsewhere: what belongs to narrower circles stays out. */
  readonly circle: Circle;
}

/** Far enough for everything that has a date. */
const YEARS_AHEAD_DAYS = 1_100;
const EVERYBODYS: ReadonlySet<ComingKind> = new Set(["review", "phase gate", "title gate", "baseline"]);

/** Reviews, gates and deadlines of a pilot from today on, by date. */
export function calendarEvents(
  pilot: PilotState,
  view: PilotView,
  asOfMs: number,
  { person, circle }: CalendarRequest,
): readonly CalendarEvent[] {
  const seen = (id: string | null): boolean => {
    const record = id === null ? undefined : pilot.records.get(id);
    return record === undefined || (maySee(circle, record.circle) && record.withheld.length === 0);
  };
  const thresholds = new Map(view.obligations.map(({ id, threshold }) => [id, threshold]));
  const due = comingRows(pilot, view, asOfMs, YEARS_AHEAD_DAYS)
    .filter(({ kind }) => kind !== "review")
    .filter(({ about }) => seen(about) && seen(thresholds.get(about ?? "") ?? null))
    .map((row) => eventOf(pilot, row, seen));
  const mine = person === null ? due : due.filter((event) => isOf(event, person));
  const events = [...reviewEvents(pilot, view, seen), ...mine.map(({ event }) => event)];
  return events.toSorted((a, b) => a.day - b.day || (a.uid < b.uid ? -1 : 1));
}

interface OwnedEvent {
  readonly event: CalendarEvent;
  readonly who: readonly string[];
}

function isOf({ event, who }: OwnedEvent, person: string): boolean {
  return EVERYBODYS.has(event.kind) || who.includes(person);
}

function eventOf(pilot: PilotState, row: ComingRow, seen: (id: string) => boolean): OwnedEvent {
  const { kind, day, atMs, text, who, about } = row;
  const names = who.flatMap((id) => (seen(id) ? (recordById(pilot, "person", id)?.name ?? []) : []));
  const details = [
    ...(atMs === null ? [] : [`Until ${timeOf(pilot, atMs)}`]),
    ...(kind === "phase gate" ? [text] : []),
    ...(names.length === 0 ? [] : [`Answers for it: ${names.join(", ")}`]),
  ];
  const uid =
    about === null
      ? `${kind.replace(" ", "-")}${kind === "phase gate" ? `-${text.slice(0, 2)}` : ""}`
      : kindUid(row);
  return { event: { uid, day, title: titleOf(row), details, kind }, who };
}

/** A decision can expect something by several dates: each is an entry of its own. */
function kindUid({ kind, about, day }: ComingRow): string {
  const id = `${kind.replace(" ", "-")}-${about ?? ""}`;
  return kind === "expectation" ? `${id}-${day}` : id;
}

function titleOf({ kind, text }: ComingRow): string {
  switch (kind) {
    case "phase gate":
      return `End of ${text.slice(0, 2)}: gate`;
    case "item":
      return `Due: ${text}`;
    case "obligation":
      return `Committed: ${text}`;
    case "ask":
      return `Answer: ${text}`;
    case "change":
      return `Planned change: ${text}`;
    case "review":
    case "title gate":
    case "baseline":
    case "escalation":
    case "decision":
    case "expectation":
    case "shadow metric":
      return text;
  }
}

function timeOf(pilot: PilotState, atMs: number): string {
  const { timeZone } = pilotRecord(pilot);
  const time = Temporal.Instant.fromEpochMilliseconds(Math.floor(atMs)).toZonedDateTimeISO(timeZone);
  return `${time.toPlainTime().toString({ smallestUnit: "minute" })} (${timeZone})`;
}

/**
 * The next weekly review and those that the rhythm brings until Day 180, each known by its week of the pilot, so that one
 * that is moved within its week moves in the calendar; the resets and board reviews that have a date.
 */
function reviewEvents(
  pilot: PilotState,
  { moment, figures }: PilotView,
  seen: (id: string) => boolean,
): readonly CalendarEvent[] {
  const { startDate } = figures.settings;
  const next = nextReview(pilot, moment);
  const kept = recordsOf(pilot, "review").flatMap(
    ({ id, kind, plannedOn, closedAt, missed }): CalendarEvent[] => {
      const day = dayOf(plannedOn);
      const isOver = closedAt !== undefined || missed !== undefined || day === null || day < moment.date;
      if (kind === "weekly" || isOver || !seen(id)) return [];
      const title = kind === "monthly" ? "Strategic reset" : "Board review";
      return [{ uid: `review-${id}`, day, title, details: [], kind: "review" }];
    },
  );
  if (next === null || Number.isNaN(startDate)) return kept;
  const { reviewRhythm, timeZone } = pilotRecord(pilot);
  const details = next.time === null ? [] : [`At ${next.time} (${timeZone})`];
  const title = next.time === null ? "Weekly review" : `Weekly review, ${next.time}`;
  const days = [next.day];
  if (reviewRhythm !== undefined) {
    for (let day = next.day + 7; day <= startDate + LAST_PILOT_DAY; day += 7) days.push(day);
  }
  const weekly = days.map((day): CalendarEvent => {
    const week = Math.floor((day - startDate) / 7);
    return { uid: `weekly-review-${week}`, day, title, details, kind: "review" };
  });
  return [...weekly, ...kept];
}
