import type { EpochDay } from "../calendar/calendar-date.ts";
import { weekday } from "../calendar/calendar-date.ts";
import { dateOfMoment, dayOf } from "../calendar/moments.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { REVIEW_KINDS } from "../records/review.ts";
import { FIRST_LAUNCH_DAY, LAST_PILOT_DAY } from "./pilot-calendar.ts";

export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** Where a review of the rhythm stands. `due`: its day is today. */
export type ReviewWord = "held" | "running" | "planned" | "due" | "missed";

/** One review of a series: a date of the rhythm, or one that was held beside it. */
export interface SeriesEntry {
  /** 1 is the first of the series; null: it was held beside the rhythm. */
  readonly number: number | null;
  /** The date that Day 0 and the rhythm give; null: it was held beside the rhythm. */
  readonly due: EpochDay | null;
  /** The date on which it was held, else the one for which it stands in the calendar now. */
  readonly on: EpochDay;
  readonly state: ReviewWord;
  /** Held or to be held on another day than the rhythm's, with the recorded reasons, the first move first. */
  readonly isMoved: boolean;
  readonly reasons: readonly string[];
  /** Id of the record; null: only the rhythm says so. */
  readonly review: string | null;
  /** Of one that was held: did it decide a trade-off? Null: it was not held. */
  readonly hasTradeOff: boolean | null;
}

/** A series of reviews, the first date first, and what it says of the operating model. */
export interface ReviewSeries {
  readonly kind: ReviewKind;
  readonly entries: readonly SeriesEntry[];
  readonly counts: SeriesCounts;
  readonly bottleneck: SeriesBottleneck;
}

/** How the dates that have come were kept: each is held or missed, and a moved one is that as well. */
export interface SeriesCounts {
  readonly due: number;
  readonly held: number;
  readonly moved: number;
  readonly missed: number;
}

/** How the last reviews that were held ended. */
export interface SeriesBottleneck {
  /** How many were looked at: the last four at most. */
  readonly looked: number;
  readonly withoutTradeOff: number;
  /** Three of the last four ended without a trade-off: the operating model is the bottleneck. */
  readonly isBottleneck: boolean;
}

/** Of how many reviews, and how many of them without a trade-off, make a series that cannot decide. */
const LOOKED = 4;
const FEWEST_WITHOUT = 3;
/** Days from one date of a series to the next. */
const STEP_DAYS: Readonly<Record<ReviewKind, number>> = { weekly: 7, monthly: 30, quarterly: 90 };
const DAYS_A_WEEK = 7;

/**
 * The dates that Day 0 gives. Weekly: the weekday of the rhythm from Day 31 on (the pilot is launched by the first);
 * monthly and quarterly: that weekday on or before Day 60, 90 … and Day 90 and 180. Without a rhythm its weekday is that of Day 0.
 */
export function reviewDates(
  kind: ReviewKind,
  startDate: EpochDay,
  rhythmWeekday: number | null,
): readonly EpochDay[] {
  const day = rhythmWeekday ?? weekday(startDate);
  const last = startDate + LAST_PILOT_DAY;
  if (kind === "weekly") {
    const first = startDate + FIRST_LAUNCH_DAY;
    const dates: EpochDay[] = [];
    const ahead = (day - weekday(first) + DAYS_A_WEEK) % DAYS_A_WEEK;
    for (let on = first + ahead; on <= last; on += DAYS_A_WEEK) dates.push(on);
    return dates;
  }
  const step = STEP_DAYS[kind];
  const firstDay = kind === "monthly" ? 2 * step : step;
  const dates: EpochDay[] = [];
  for (let on = startDate + firstDay; on <= last; on += step) {
    dates.push(on - ((weekday(on) - day + DAYS_A_WEEK) % DAYS_A_WEEK));
  }
  return dates;
}

/**
 * A series up to `today` and beyond it: every date of the rhythm with the review that belongs to it (the nearest by the
 * date for which it was first planned, held ones before others), and those that were held beside it.
 */
export function reviewSeries(pilot: RecordsHolder, kind: ReviewKind, today: EpochDay): ReviewSeries {
  const { startDate, reviewRhythm, timeZone } = pilotRecord(pilot);
  const start = dayOf(startDate);
  const dates = start === null ? [] : reviewDates(kind, start, reviewRhythm?.weekday ?? null);
  const reviews = recordsOf(pilot, "review")
    .filter((review) => review.kind === kind)
    .map((review) => datedReview(review, timeZone));
  const own = assigned(reviews, dates, STEP_DAYS[kind]);
  const entries = [
    ...dates.map((due, place) => entryOf(own.get(due) ?? null, due, place + 1, today)),
    ...reviews
      .filter((review) => !isAmong(own, review) && review.first !== null)
      .map((review) => entryOf(review, null, null, today)),
  ].toSorted((a, b) => (a.due ?? a.on) - (b.due ?? b.on) || a.on - b.on);
  return { kind, entries, counts: countsOf(entries, today), bottleneck: seriesBottleneck(entries) };
}

/** How the last reviews of a series that were held ended; `ending`: one that is about to end, and how. */
export function seriesBottleneck(
  entries: readonly Pick<SeriesEntry, "on" | "hasTradeOff">[],
  ending: { readonly hasTradeOff: boolean } | null = null,
): SeriesBottleneck {
  const held = entries
    .filter(({ hasTradeOff }) => hasTradeOff !== null)
    .toSorted((a, b) => a.on - b.on)
    .map(({ hasTradeOff }) => hasTradeOff === true);
  const last = [...held, ...(ending === null ? [] : [ending.hasTradeOff])].slice(-LOOKED);
  const withoutTradeOff = last.filter((hasOne) => !hasOne).length;
  return { looked: last.length, withoutTradeOff, isBottleneck: withoutTradeOff >= FEWEST_WITHOUT };
}

interface DatedReview {
  readonly record: RecordOf<"review">;
  /** The date for which it was first planned, else that on which it was held; null: it has neither. */
  readonly first: EpochDay | null;
  readonly plannedOn: EpochDay | null;
  readonly heldOn: EpochDay | null;
}

function datedReview(record: RecordOf<"review">, timeZone: string): DatedReview {
  const heldOn = dateOfMoment(record.startedAt ?? record.closedAt, timeZone);
  const plannedOn = dayOf(record.plannedOn);
  return { record, plannedOn, heldOn, first: dayOf(record.moves?.[0]?.from) ?? plannedOn ?? heldOn };
}

/** To each date the review that belongs to it: none belongs to two, and a date has one. */
function assigned(
  reviews: readonly DatedReview[],
  dates: readonly EpochDay[],
  step: number,
): ReadonlyMap<EpochDay, DatedReview> {
  const pairs = reviews.flatMap((review) => {
    const { first } = review;
    if (first === null) return [];
    const near = dates.filter((date) => Math.abs(date - first) <= step / 2);
    return near.map((date) => ({ review, date, away: Math.abs(date - first), rank: rankOf(review) }));
  });
  const own = new Map<EpochDay, DatedReview>();
  const taken = new Set<string>();
  for (const { review, date } of pairs.toSorted(
    (a, b) => a.rank - b.rank || a.away - b.away || a.date - b.date,
  )) {
    if (own.has(date) || taken.has(review.record.id)) continue;
    own.set(date, review);
    taken.add(review.record.id);
  }
  return own;
}

function rankOf({ record }: DatedReview): number {
  return record.closedAt !== undefined ? 0 : record.startedAt !== undefined ? 1 : 2;
}

function isAmong(own: ReadonlyMap<EpochDay, DatedReview>, { record }: DatedReview): boolean {
  return [...own.values()].some((review) => review.record.id === record.id);
}

function entryOf(
  review: DatedReview | null,
  due: EpochDay | null,
  number: number | null,
  today: EpochDay,
): SeriesEntry {
  const on = review?.heldOn ?? review?.plannedOn ?? due ?? today;
  const record = review?.record;
  const moves = record?.moves ?? [];
  return {
    number,
    due,
    on,
    state: stateOf(record, on, today),
    isMoved: moves.length > 0 || (due !== null && on !== due),
    reasons: [
      ...moves.map(({ reason }) => reason),
      ...(record?.missed === undefined ? [] : [record.missed.reason]),
    ],
    review: record?.id ?? null,
    hasTradeOff: record?.closedAt === undefined ? null : record.tradeOff !== undefined,
  };
}

function stateOf(record: RecordOf<"review"> | undefined, on: EpochDay, today: EpochDay): ReviewWord {
  if (record?.closedAt !== undefined) return "held";
  if (record?.missed !== undefined) return "missed";
  if (record?.startedAt !== undefined) return "running";
  return on < today ? "missed" : on === today ? "due" : "planned";
}

function countsOf(entries: readonly SeriesEntry[], today: EpochDay): SeriesCounts {
  const come = entries.filter(
    ({ due, state }) => due !== null && (due <= today || state === "held" || state === "missed"),
  );
  const count = (is: (entry: SeriesEntry) => boolean): number => come.filter(is).length;
  return {
    due: come.length,
    held: count(({ state }) => state === "held"),
    moved: count(({ isMoved }) => isMoved),
    missed: count(({ state }) => state === "missed"),
  };
}
