import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { CHECKLIST_TEMPLATE } from "../../../shared/domain/checklist-template.ts";
import {
  dueDate,
  isDueInsidePhase,
  launchDate,
  phaseDates,
  pilotMoment,
  titleGateDate,
} from "../../../shared/domain/pilot-calendar.ts";

const date = (text: string): number => {
  const day = parseCalendarDate(text);
  if (day === null) throw new Error(`no date: ${text}`);
  return day;
};
const moment = (start: string, timeZone: string, at: string) =>
  pilotMoment(date(start), timeZone, Date.parse(at));

describe("pilotMoment", () => {
  it("counts the start date as Day 0, in the pilot's zone", () => {
    // Midnight of 5 January in Berlin is 23:00 of the 4th in UTC.
    expect(moment("2026-01-05", "Europe/Berlin", "2026-01-04T22:59:59Z").day).toBe(-1);
    expect(moment("2026-01-05", "Europe/Berlin", "2026-01-04T23:00:00Z")).toEqual({
      stage: "running",
      date: date("2026-01-05"),
      day: 0,
      phase: "P1",
      sentence: "Day 0 of 180",
    });
  });

  it("counts a day with a clock change as one day", () => {
    // Berlin springs forward on 29 March 2026 (23 hours); New York falls back on 1 November 2026 (25 hours).
    expect(moment("2026-03-28", "Europe/Berlin", "2026-03-29T21:59:59Z").day).toBe(1);
    expect(moment("2026-03-28", "Europe/Berlin", "2026-03-29T22:00:00Z").day).toBe(2);
    expect(moment("2026-10-31", "America/New_York", "2026-11-02T04:59:59Z").day).toBe(1);
    expect(moment("2026-10-31", "America/New_York", "2026-11-02T05:00:00Z").day).toBe(2);
  });

  it("has a phase from Day 0 to Day 180 only, and says what is next afterwards", () => {
    const at = (day: number) =>
      pilotMoment(date("2026-06-22"), "UTC", (date("2026-06-22") + day) * 86_400_000);
    expect([0, 30, 31, 60, 61, 90, 91, 120, 121, 180].map((day) => at(day).phase)).toEqual([
      "P1",
      "P1",
      "P2",
      "P2",
      "P3",
      "P3",
      "P4",
      "P4",
      "P5",
      "P5",
    ]);
    expect(at(-1)).toMatchObject({ stage: "before", phase: null, sentence: "Starts in 1 day" });
    expect(at(181)).toMatchObject({ stage: "ended", phase: null, day: 181 });
    expect(at(181).sentence).toBe("Pilot ended Day 180: evaluate, choose the next workflow, or archive");
  });

  it("is a target without a start date", () => {
    expect(pilotMoment(null, "UTC", 0)).toMatchObject({ stage: "target", day: null, phase: null });
  });
});

describe("due dates", () => {
  it("lie inside their phase, for every item and any start date", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.constantFrom(...CHECKLIST_TEMPLATE),
        (start, item) => {
          const due = dueDate(start, item.key);
          expect(due).not.toBeNull();
          expect(isDueInsidePhase(start, item.phase, due ?? Number.NaN)).toBe(true);
        },
      ),
      { seed: 42, numRuns: 200 },
    );
  });

  it("cover the template: seventeen items, fourteen of them in P1 to P4", () => {
    expect(CHECKLIST_TEMPLATE).toHaveLength(17);
    expect(new Set(CHECKLIST_TEMPLATE.map(({ key }) => key)).size).toBe(17);
    const perPhase = ["P1", "P2", "P3", "P4", "P5"].map(
      (phase) => CHECKLIST_TEMPLATE.filter((item) => item.phase === phase).length,
    );
    expect(perPhase).toEqual([4, 4, 3, 3, 3]);
  });

  it("are unknown for a key outside the template, and outside the phase where they are", () => {
    expect(dueDate(0, "own-item")).toBeNull();
    expect(isDueInsidePhase(0, "P2", 30)).toBe(false);
    expect(phaseDates(100, "P2")).toEqual({ from: 131, to: 160 });
  });
});

describe("titleGateDate", () => {
  it("is Day 121 for a launch on plan: Day 31 + 90", () => {
    // Start Mon 22 June 2026: Day 31 is 23 July, + 90 = 21 October, Day 121.
    expect(formatCalendarDate(titleGateDate(date("2026-06-22"), date("2026-07-23")))).toBe("2026-10-21");
  });

  it("counts a review before Day 31 as Day 31, and a late one from its own date", () => {
    const start = date("2026-06-22");
    expect(launchDate(start, start + 12)).toBe(start + 31);
    expect(titleGateDate(start, start + 12)).toBe(start + 121);
    expect(titleGateDate(start, start + 43)).toBe(start + 133);
  });
});
