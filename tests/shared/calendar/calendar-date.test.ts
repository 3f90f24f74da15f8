import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  epochDayOf,
  firstDayOfMonth,
  formatCalendarDate,
  formatMonth,
  isoWeekLabel,
  lastDayOfMonth,
  mondayOf,
  monthOf,
  parseCalendarDate,
  parseIsoWeek,
  parseMonth,
  weekday,
} from "../../../shared/calendar/calendar-date.ts";

const FIRST = -719_162;
const LAST = 2_932_896;
const anyDay = fc.integer({ min: FIRST, max: LAST });

function day(text: string): number {
  const parsed = parseCalendarDate(text);
  if (parsed === null) throw new Error(`no date: ${text}`);
  return parsed;
}

function temporal(epochDay: number): Temporal.PlainDate {
  return new Temporal.PlainDate(1970, 1, 1).add({ days: epochDay });
}

describe("calendar dates", () => {
  it("counts from 1970-01-01", () => {
    expect(parseCalendarDate("1970-01-01")).toBe(0);
    expect(parseCalendarDate("1969-12-31")).toBe(-1);
    // 30 years with the 7 leap days of 1972 … 1996: 30 · 365 + 7 = 10 957.
    expect(parseCalendarDate("2000-01-01")).toBe(10_957);
    expect(parseCalendarDate("0001-01-01")).toBe(FIRST);
    expect(parseCalendarDate("9999-12-31")).toBe(LAST);
  });

  it.each(["2024-02-29", "2000-02-29", "2026-02-28", "2026-12-31", "0999-03-01"])("keeps %s", (text) => {
    expect(formatCalendarDate(day(text))).toBe(text);
  });

  it.each([
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "0000-01-01",
    "2026-1-01",
    "26-01-01",
    "2026/01/01",
    " 2026-01-01",
    "2026-01-01 ",
    "2026-01-01T",
    "+2026-01-1",
    "2026-01-0x",
    "20260101",
    "",
  ])("refuses %j", (text) => {
    expect(parseCalendarDate(text)).toBeNull();
  });

  it("agrees with Temporal on every field of any day", () => {
    fc.assert(
      fc.property(anyDay, (epochDay) => {
        const date = temporal(epochDay);
        const text = date.toString();
        expect(formatCalendarDate(epochDay)).toBe(text);
        expect(parseCalendarDate(text)).toBe(epochDay);
        expect(epochDayOf(date.year, date.month, date.day)).toBe(epochDay);
        expect(weekday(epochDay)).toBe(date.dayOfWeek);
        const month = monthOf(epochDay);
        expect(month).toBe(date.year * 12 + date.month - 1);
        expect(formatMonth(month)).toBe(text.slice(0, 7));
        expect(parseMonth(text.slice(0, 7))).toBe(month);
        expect(firstDayOfMonth(month)).toBe(epochDay - date.day + 1);
        expect(lastDayOfMonth(month)).toBe(epochDay - date.day + date.daysInMonth);
        const [week, year] = [date.weekOfYear ?? 0, date.yearOfWeek ?? 0];
        const label = `${String(year).padStart(4, "0")}-W${String(week).padStart(2, "0")}`;
        expect(isoWeekLabel(epochDay)).toBe(label);
        expect(parseIsoWeek(label)).toBe(mondayOf(epochDay));
      }),
      { seed: 42, numRuns: 2000 },
    );
  });

  it("refuses months that do not exist", () => {
    for (const text of ["2026-13", "2026-00", "0000-01", "2026-1", "2026-01-01", "2026/01"]) {
      expect(parseMonth(text)).toBeNull();
    }
  });

  it("puts the days around New Year into the week of their Thursday", () => {
    // 2026 begins on a Thursday, so it has 53 weeks; the last one reaches to Sunday 2027-01-03.
    expect(isoWeekLabel(day("2025-12-29"))).toBe("2026-W01");
    expect(isoWeekLabel(day("2026-12-31"))).toBe("2026-W53");
    expect(isoWeekLabel(day("2027-01-03"))).toBe("2026-W53");
    expect(isoWeekLabel(day("2027-01-04"))).toBe("2027-W01");
    expect(parseIsoWeek("2026-W53")).toBe(day("2026-12-28"));
    expect(parseIsoWeek("2027-W53")).toBeNull();
    expect(isoWeekLabel(day("2026-02-14"))).toBe("2026-W07");
    for (const text of ["2026-W00", "2026-W54", "2026-w07", "2026W07", "2026-W7", "2026-W071"]) {
      expect(parseIsoWeek(text)).toBeNull();
    }
  });
});
