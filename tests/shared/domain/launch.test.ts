import { describe, expect, it } from "vitest";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { firstClosedWeeklyReview } from "../../../shared/domain/launch.ts";
import { lastMatureDate } from "../../../shared/domain/maturity.ts";
import { TestPilot } from "./test-pilot.ts";

const date = (text: string): number => parseCalendarDate(text) ?? Number.NaN;

describe("firstClosedWeeklyReview", () => {
  it("is the earliest closing, on the date of the pilot's zone, and not ahead of today", () => {
    const pilot = new TestPilot("2026-06-22", "Europe/Berlin");
    const first = (today: string) => firstClosedWeeklyReview(pilot.state, "Europe/Berlin", date(today));
    expect(first("2026-08-30")).toBeNull();
    pilot.run("review.add", { kind: "weekly", closedAt: "2026-07-30T10:00:00Z", verdict: "none" });
    // 22:30 in UTC is 00:30 of the next day in Berlin.
    pilot.run("review.add", { kind: "weekly", closedAt: "2026-07-22T22:30:00Z", verdict: "decision" });
    pilot.run("review.add", { kind: "monthly", closedAt: "2026-07-01T10:00:00Z", verdict: "none" });
    expect(first("2026-08-30")).toBe(date("2026-07-23"));
    expect(first("2026-07-22")).toBeNull();
  });
});

describe("lastMatureDate", () => {
  const settings = (timeZone: string) => new TestPilot("2026-06-22", timeZone).dataset().settings;

  it("lies behind by the confirmation window, to the millisecond", () => {
    // Sunday 15 November ends at 00:00 of the 16th; 72 h later is Thursday 19 November 00:00.
    const at = (moment: string) => formatCalendarDate(lastMatureDate(settings("UTC"), Date.parse(moment)));
    expect(at("2026-11-18T23:59:59.999Z")).toBe("2026-11-14");
    expect(at("2026-11-19T00:00:00.000Z")).toBe("2026-11-15");
  });

  it("counts hours, not days, across a clock change", () => {
    // Berlin falls back on 25 October 2026: the day ends at 23:00 UTC of the 25th, 72 h later is 23:00 UTC of the 28th.
    const at = (moment: string) =>
      formatCalendarDate(lastMatureDate(settings("Europe/Berlin"), Date.parse(moment)));
    expect(at("2026-10-28T22:59:59.999Z")).toBe("2026-10-24");
    expect(at("2026-10-28T23:00:00.000Z")).toBe("2026-10-25");
  });
});
