import { describe, expect, it } from "vitest";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { nextReview } from "../../../shared/domain/next-review.ts";
import { TestPilot } from "./test-pilot.ts";

const MONDAY = 1;

interface Planned {
  readonly plannedOn?: string;
  readonly startedAt?: string;
  readonly closedAt?: string;
  readonly kind?: "weekly" | "monthly";
}

interface Case {
  readonly what: string;
  readonly rhythm?: boolean;
  readonly reviews: readonly Planned[];
  /** Null: the pilot has no start. */
  readonly start?: string | null;
  readonly on: string;
  readonly next: readonly [day: string, isRunning: boolean, isRecord: boolean] | null;
}

const CASES: readonly Case[] = [
  { what: "neither rhythm nor plan", rhythm: false, reviews: [], on: "2026-07-01", next: null },
  { what: "the next day of the rhythm", reviews: [], on: "2026-07-01", next: ["2026-07-06", false, false] },
  { what: "today is the day", reviews: [], on: "2026-07-06", next: ["2026-07-06", false, false] },
  {
    what: "today's was closed",
    reviews: [{ closedAt: "2026-07-06T10:00:00Z" }],
    on: "2026-07-06",
    next: ["2026-07-13", false, false],
  },
  {
    what: "that of the coming day was held days before",
    reviews: [{ closedAt: "2026-07-24T10:00:00Z" }],
    on: "2026-07-24",
    next: ["2026-08-03", false, false],
  },
  {
    what: "a planned one before the rhythm's",
    reviews: [{ plannedOn: "2026-07-08" }, { plannedOn: "2026-07-03" }],
    on: "2026-07-01",
    next: ["2026-07-03", false, true],
  },
  {
    what: "a planned one that was missed does not count",
    reviews: [{ plannedOn: "2026-06-24" }],
    on: "2026-07-01",
    next: ["2026-07-06", false, false],
  },
  {
    what: "one that runs, whatever is planned",
    reviews: [{ startedAt: "2026-06-29T09:00:00Z" }, { plannedOn: "2026-07-03" }],
    on: "2026-07-01",
    next: ["2026-06-29", true, true],
  },
  { what: "no start", reviews: [{ plannedOn: "2026-07-03" }], start: null, on: "2026-07-01", next: null },
  { what: "after the last day", reviews: [{ plannedOn: "2027-01-05" }], on: "2027-01-04", next: null },
];

describe("the next weekly review", () => {
  it.each(CASES)("$what", ({ rhythm = true, reviews, start = "2026-06-22", on, next }) => {
    const pilot = new TestPilot(start);
    if (rhythm)
      pilot.run("pilot.edit", { id: pilot.pilotId, reviewRhythm: { weekday: MONDAY, time: "09:00" } });
    for (const { kind = "weekly", ...review } of reviews) {
      pilot.run("review.add", {
        kind,
        ...review,
        ...(review.closedAt === undefined ? {} : { verdict: "none" }),
      });
    }
    const day = parseCalendarDate(on) ?? 0;
    const view = pilot.view(`${on}T12:00:00Z`);
    expect(view.moment.date).toBe(day);
    const found = nextReview(pilot.state, view.moment);
    expect(
      found === null ? null : [formatCalendarDate(found.day), found.isRunning, found.review !== null],
    ).toEqual(next);
  });
});
