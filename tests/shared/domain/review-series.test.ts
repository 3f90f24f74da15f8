import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { formatCalendarDate, parseCalendarDate, weekday } from "../../../shared/calendar/calendar-date.ts";
import {
  REVIEW_SECTIONS,
  type ReviewSectionKey,
  sectionTimes,
} from "../../../shared/domain/review-sections.ts";
import { reviewDates, reviewSeries, seriesBottleneck } from "../../../shared/domain/review-series.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { TestPilot } from "./test-pilot.ts";

const day = (text: string): number => parseCalendarDate(text) ?? Number.NaN;
// A Monday.
const START = day("2026-06-22");

let pilot: TestPilot;
beforeEach(() => {
  pilot = new TestPilot();
  // Thursdays.
  pilot.run("pilot.edit", { id: pilotRecord(pilot.state).id, reviewRhythm: { weekday: 4 } });
});

function series(today: string, kind: "weekly" | "monthly" | "quarterly" = "weekly") {
  return reviewSeries(pilot.state, kind, day(today));
}

function held(date: string, tradeOff?: string): string {
  return pilot.run("review.add", {
    kind: "weekly",
    plannedOn: date,
    startedAt: `${date}T09:00:00Z`,
    closedAt: `${date}T09:45:00Z`,
    verdict: tradeOff === undefined ? "none" : "decision",
    ...(tradeOff === undefined ? {} : { tradeOff }),
  });
}

describe("the dates that Day 0 gives", () => {
  it.each([
    ["weekly", 4, ["2026-07-23", "2026-07-30"], 22],
    ["weekly", 1, ["2026-07-27", "2026-08-03"], 21],
    // Without a rhythm: the weekday of Day 0.
    ["weekly", null, ["2026-07-27", "2026-08-03"], 21],
    ["monthly", 4, ["2026-08-20", "2026-09-17"], 5],
    ["monthly", 5, ["2026-08-21", "2026-09-18"], 5],
    ["quarterly", 4, ["2026-09-17", "2026-12-17"], 2],
  ] as const)("%s on weekday %s", (kind, on, first, count) => {
    const dates = reviewDates(kind, START, on);
    expect(dates.slice(0, 2).map(formatCalendarDate)).toEqual(first);
    expect(dates).toHaveLength(count);
  });

  it("stay on the weekday, in order and inside the pilot (seed 118)", () => {
    const kinds = fc.constantFrom("weekly" as const, "monthly" as const, "quarterly" as const);
    fc.assert(
      fc.property(
        kinds,
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 1, max: 7 }),
        (kind, start, on) => {
          const dates = reviewDates(kind, start, on);
          expect(dates.every((date) => weekday(date) === on)).toBe(true);
          expect(dates.every((date) => date - start >= 31 && date - start <= 180)).toBe(true);
          expect(dates).toEqual([...new Set(dates)].toSorted((a, b) => a - b));
        },
      ),
      { seed: 118 },
    );
  });
});

describe("a series", () => {
  it("counts what was held, moved and missed, up to today", () => {
    held("2026-07-23", "Less autonomy for more trust");
    // Held on a Friday: moved, though nobody said so.
    held("2026-07-31");
    pilot.now = "2026-08-05T08:00:00Z";
    pilot.run("review.move", {
      kind: "weekly",
      on: "2026-08-06",
      to: "2026-08-10",
      reason: "The CRO travels",
    });
    const { entries, counts } = series("2026-08-07");
    expect(
      entries
        .slice(0, 4)
        .map(({ number, on, state, isMoved }) => [number, formatCalendarDate(on), state, isMoved]),
    ).toEqual([
      [1, "2026-07-23", "held", false],
      [2, "2026-07-31", "held", true],
      [3, "2026-08-10", "planned", true],
      [4, "2026-08-13", "planned", false],
    ]);
    expect(counts).toEqual({ due: 3, held: 2, moved: 2, missed: 0 });
    expect(entries[2]?.reasons).toEqual(["The CRO travels"]);
  });

  it("misses a date that passed without one, with the reason where one was given", () => {
    pilot.now = "2026-07-30T12:00:00Z";
    pilot.run("review.miss", { kind: "weekly", on: "2026-07-23", reason: "Quarter end" });
    const { entries, counts } = series("2026-07-31");
    expect(entries.slice(0, 3).map(({ state, reasons }) => [state, reasons])).toEqual([
      ["missed", ["Quarter end"]],
      ["missed", []],
      ["planned", []],
    ]);
    expect(counts).toEqual({ due: 2, held: 0, moved: 0, missed: 2 });
    expect(series("2026-07-30").entries[1]?.state).toBe("due");
  });

  it("keeps one that was held beside the rhythm, without counting it", () => {
    held("2026-07-06");
    held("2026-07-23");
    held("2026-07-24");
    const { entries, counts } = series("2026-07-25");
    expect(entries.slice(0, 3).map(({ number, on }) => [number, formatCalendarDate(on)])).toEqual([
      [null, "2026-07-06"],
      [1, "2026-07-23"],
      [null, "2026-07-24"],
    ]);
    expect(counts).toEqual({ due: 1, held: 1, moved: 0, missed: 0 });
  });

  it("is empty without a start", () => {
    pilot = new TestPilot(null);
    expect(series("2026-07-25").entries).toEqual([]);
  });

  it("gives every review one place and every date one review, whatever was held (seed 90)", () => {
    const offsets = fc.uniqueArray(fc.integer({ min: 0, max: 179 }), { maxLength: 12 });
    fc.assert(
      fc.property(offsets, (days) => {
        const own = new TestPilot();
        const ids = days.map((offset) => {
          const date = formatCalendarDate(START + offset);
          return own.run("review.add", { kind: "weekly", closedAt: `${date}T10:00:00Z`, verdict: "none" });
        });
        const { entries, counts } = reviewSeries(own.state, "weekly", START + 200);
        const placed = entries.flatMap(({ review }) => review ?? []);
        expect(placed.toSorted()).toEqual(ids.toSorted());
        expect(counts.held + counts.missed).toBe(counts.due);
        expect(counts.due).toBe(reviewDates("weekly", START, null).length);
      }),
      { seed: 90, numRuns: 25 },
    );
  });
});

describe("the operating model is the bottleneck", () => {
  const ends = (text: string) =>
    text.split("").map((mark, on) => ({ on, hasTradeOff: mark === "-" ? null : mark === "t" }));
  it.each([
    ["", false, 0],
    ["nn", false, 2],
    ["nnn", true, 3],
    ["tnn", false, 2],
    ["tnnn", true, 3],
    ["nnnt", true, 3],
    ["nnntt", false, 2],
    // What was not held says nothing.
    ["n-n-n", true, 3],
  ])("after %j: %s", (text, isBottleneck, withoutTradeOff) => {
    expect(seriesBottleneck(ends(text))).toMatchObject({ isBottleneck, withoutTradeOff });
  });

  it("counts the one that is about to end", () => {
    expect(seriesBottleneck(ends("tnn"), { hasTradeOff: false })).toEqual({
      looked: 4,
      withoutTradeOff: 3,
      isBottleneck: true,
    });
  });

  it("is a finding", () => {
    for (const date of ["2026-07-23", "2026-07-30", "2026-08-06"]) held(date);
    const codes = pilot.view("2026-08-07T12:00:00Z").findings.map(({ code }) => code);
    expect(codes).toContain("reviews without a trade-off");
  });
});

describe("the time of the sections", () => {
  it("gives what is skipped to the trade-off, and always adds up (seed 45)", () => {
    const keys = REVIEW_SECTIONS.map(({ key }) => key);
    fc.assert(
      fc.property(
        fc.subarray<ReviewSectionKey>(keys),
        fc.integer({ min: 5, max: 480 }),
        (skipped, minutes) => {
          const times = sectionTimes(minutes, new Set(skipped));
          expect(times.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0)).toBeCloseTo(minutes, 9);
          expect(times.find(({ key }) => key === "trade-off")?.plannedMinutes).toBeGreaterThan(0);
        },
      ),
      { seed: 45 },
    );
    const [due, , , regressed, tradeOff] = sectionTimes(45, new Set<ReviewSectionKey>(["regressed"]), [
      { key: "due", spentMinutes: 4 },
    ]);
    expect(due).toEqual({ key: "due", name: "Due first", plannedMinutes: 5, spentMinutes: 4 });
    expect([regressed?.plannedMinutes, tradeOff?.plannedMinutes]).toEqual([0, 23]);
  });
});
