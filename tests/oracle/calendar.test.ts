import { describe, expect, it } from "vitest";
import { dateOf, endInstant, monthRange, periodAt } from "./calendar.ts";

describe("the pilot's calendar", () => {
  it("gives a day with a clock change its real length", () => {
    const hours = (before: string, date: string, zone: string): number =>
      Number(endInstant(date, zone) - endInstant(before, zone)) / 3.6e12;
    expect(hours("2026-03-28", "2026-03-29", "Europe/Berlin")).toBe(23);
    expect(hours("2026-10-24", "2026-10-25", "Europe/Berlin")).toBe(25);
    expect(hours("2026-11-01", "2026-11-02", "Asia/Kolkata")).toBe(24);
  });

  it("dates an instant in the zone", () => {
    expect(dateOf("2026-01-05T23:30:00Z", "Pacific/Auckland")).toBe("2026-01-06");
    expect(dateOf("2026-01-06T00:30:00+01:00", "America/New_York")).toBe("2026-01-05");
  });

  it("knows the phases' days and the months' lengths", () => {
    const phase = (date: string): string | undefined => periodAt("phase", date, "2026-01-05")?.name;
    // Day 30 = 4 February, Day 31 = 5 February, Day 180 = 4 July
    expect(
      ["2026-01-04", "2026-01-05", "2026-02-04", "2026-02-05", "2026-07-04", "2026-07-05"].map(phase),
    ).toEqual([undefined, "P1", "P1", "P2", "P5", undefined]);
    expect(monthRange("2024-02")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
    expect(periodAt("week", "2027-01-03", "2026-01-05")?.range).toEqual({
      from: "2026-12-28",
      to: "2027-01-03",
    });
  });
});
