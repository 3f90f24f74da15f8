import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { isTimeZone, zoneClock } from "../../../shared/calendar/zone.ts";

const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "America/St_Johns",
  "America/Havana",
  "Asia/Kolkata",
  "Asia/Beirut",
  "Asia/Kathmandu",
  "Pacific/Auckland",
  "Pacific/Apia",
  "Australia/Lord_Howe",
  "UTC",
];

function day(text: string): number {
  return parseCalendarDate(text) ?? Number.NaN;
}

function dateIn(zone: string, instant: string): string {
  return formatCalendarDate(zoneClock(zone).dayOf(Temporal.Instant.from(instant).epochMilliseconds));
}

function startIn(zone: string, date: string): string {
  return Temporal.Instant.fromEpochMilliseconds(zoneClock(zone).startOfDay(day(date))).toString();
}

describe("zoneClock", () => {
  it("dates an instant by the zone's own calendar", () => {
    expect(dateIn("Europe/Berlin", "2026-02-13T22:59:59.999Z")).toBe("2026-02-13");
    expect(dateIn("Europe/Berlin", "2026-02-13T23:00:00Z")).toBe("2026-02-14");
    expect(dateIn("Asia/Kolkata", "2026-02-13T18:29:59Z")).toBe("2026-02-13");
    expect(dateIn("Asia/Kolkata", "2026-02-13T18:30:00Z")).toBe("2026-02-14");
    expect(dateIn("Pacific/Auckland", "2026-02-13T10:59:59Z")).toBe("2026-02-13");
    expect(dateIn("Pacific/Auckland", "2026-02-13T11:00:00Z")).toBe("2026-02-14");
    expect(dateIn("America/New_York", "2026-02-14T04:59:59Z")).toBe("2026-02-13");
    expect(dateIn("UTC", "2024-02-29T23:59:59Z")).toBe("2024-02-29");
  });

  it.each([
    // 23 and 25 hours long: the clocks change on the last Sundays of March and October.
    ["Europe/Berlin", "2026-03-29", 23],
    ["Europe/Berlin", "2026-10-25", 25],
    ["America/New_York", "2026-03-08", 23],
    ["America/New_York", "2026-11-01", 25],
    ["Pacific/Auckland", "2026-09-27", 23],
    ["Pacific/Auckland", "2026-04-05", 25],
    ["Asia/Kolkata", "2026-03-29", 24],
    // Half an hour of daylight saving.
    ["Australia/Lord_Howe", "2026-04-05", 24.5],
  ])("%s: %s has %d hours", (zone, date, hours) => {
    const clock = zoneClock(zone);
    expect(clock.startOfDay(day(date) + 1) - clock.startOfDay(day(date))).toBe(hours * 3_600_000);
  });

  it("begins a day without a midnight at its first moment", () => {
    expect(startIn("America/Sao_Paulo", "2018-11-04")).toBe("2018-11-04T03:00:00Z");
    expect(dateIn("America/Sao_Paulo", "2018-11-04T02:59:59Z")).toBe("2018-11-03");
    expect(dateIn("America/Sao_Paulo", "2018-11-04T03:00:00Z")).toBe("2018-11-04");
    // Beirut skips 00:00–01:00 at the end of March: 22:00Z is 01:00 local.
    expect(startIn("Asia/Beirut", "2026-03-29")).toBe("2026-03-28T22:00:00Z");
  });

  it("leaves a date that the zone skipped without an instant", () => {
    const clock = zoneClock("Pacific/Apia");
    expect(clock.startOfDay(day("2011-12-30"))).toBe(clock.startOfDay(day("2011-12-31")));
    expect(dateIn("Pacific/Apia", "2011-12-30T09:59:59Z")).toBe("2011-12-29");
    expect(dateIn("Pacific/Apia", "2011-12-30T10:00:00Z")).toBe("2011-12-31");
  });

  it("gives the local date also where the clock steps back over midnight", () => {
    // St John's, until 2011: at 00:01 back to 23:01 of the day before; offset −02:30, then −03:30.
    expect(dateIn("America/St_Johns", "2010-11-07T02:30:30Z")).toBe("2010-11-07");
    expect(dateIn("America/St_Johns", "2010-11-07T02:31:30Z")).toBe("2010-11-06");
    expect(dateIn("America/St_Johns", "2010-11-07T03:30:00Z")).toBe("2010-11-07");
  });

  it.each(ZONES)("%s: agrees with Temporal on the date of any instant, in any order", (zone) => {
    const clock = zoneClock(zone);
    const anyInstant = fc.oneof(
      fc.integer({ min: -2_000_000_000, max: 6_000_000_000 }),
      // Around the clock changes of the years 2007–2011, to the minute.
      fc.integer({ min: 19_450_000, max: 22_166_000 }).map((minute) => minute * 60),
    );
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 999 }), (second, ms) => {
        const epochMs = second * 1000 + ms;
        const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
        expect(formatCalendarDate(clock.dayOf(epochMs))).toBe(local.toPlainDate().toString());
        const start = clock.startOfDay(day(local.toPlainDate().toString()));
        expect(start).toBe(local.startOfDay().epochMilliseconds);
      }),
      { seed: 42, numRuns: 300 },
    );
  });

  it("dates the hours around every boundary of two years as Temporal does", () => {
    for (const zone of ["America/St_Johns", "America/Havana", "America/Sao_Paulo", "Asia/Beirut"]) {
      const clock = zoneClock(zone);
      for (let hour = Date.UTC(2009, 9, 1); hour < Date.UTC(2011, 11, 31); hour += 1_799_000) {
        const expected = Temporal.Instant.fromEpochMilliseconds(hour).toZonedDateTimeISO(zone).toPlainDate();
        expect(clock.dayOf(hour)).toBe(day(expected.toString()));
      }
    }
  });

  it("says the offset of plain days and none beside a clock change", () => {
    const berlin = zoneClock("Europe/Berlin");
    expect(berlin.fixedOffsetMs(day("2026-02-14"))).toBe(3_600_000);
    expect(berlin.fixedOffsetMs(day("2026-07-01"))).toBe(7_200_000);
    expect(berlin.fixedOffsetMs(day("2026-03-29"))).toBeNull();
    expect(zoneClock("America/St_Johns").fixedOffsetMs(day("2010-11-06"))).toBeNull();
  });

  it("hands out one clock per zone and refuses what is no zone", () => {
    expect(zoneClock("Europe/Berlin")).toBe(zoneClock("Europe/Berlin"));
    expect(() => zoneClock("Mars/Base")).toThrow(RangeError);
  });
});

describe("isTimeZone", () => {
  it.each(ZONES)("knows %s", (zone) => {
    expect(isTimeZone(zone)).toBe(true);
  });

  it.each(["", "Mars/Base", "+01:00", "-05:00", "Europe/Berlin ", "2026-01-01[UTC]", "2026-01-01T00:00Z"])(
    "refuses %j",
    (text) => {
      expect(isTimeZone(text)).toBe(false);
    },
  );
});
