import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMonth, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import {
  type PeriodKind,
  periodOf,
  periodsIn,
  phaseOfDay,
  wholeMonthsIn,
} from "../../../shared/calendar/period.ts";

function day(text: string): number {
  return parseCalendarDate(text) ?? Number.NaN;
}

const START = day("2026-01-15");

describe("periodOf", () => {
  it("gives the uncut period with its label", () => {
    const date = day("2026-02-14");
    expect(periodOf("day", date, START)).toEqual({ label: "2026-02-14", from: date, to: date });
    expect(periodOf("week", date, START)).toEqual({
      label: "2026-W07",
      from: day("2026-02-09"),
      to: day("2026-02-15"),
    });
    expect(periodOf("month", day("2024-02-29"), START)).toEqual({
      label: "2024-02",
      from: day("2024-02-01"),
      to: day("2024-02-29"),
    });
    // Day 30 is 2026-02-14, so it is the last day of P1.
    expect(periodOf("phase", date, START)).toEqual({ label: "P1", from: START, to: date });
    expect(periodOf("phase", date + 1, START)).toEqual({ label: "P2", from: START + 31, to: START + 60 });
    expect(periodOf("phase", START - 1, START)).toBeNull();
    expect(periodOf("phase", START + 181, START)).toBeNull();
  });

  it("names the phases by pilot day", () => {
    const labels = [0, 30, 31, 60, 61, 90, 91, 120, 121, 180].map((number) => phaseOfDay(number)?.label);
    expect(labels).toEqual(["P1", "P1", "P2", "P2", "P3", "P3", "P4", "P4", "P5", "P5"]);
    expect(phaseOfDay(-1)).toBeNull();
    expect(phaseOfDay(181)).toBeNull();
  });
});

describe("periodsIn", () => {
  it("lists the periods that touch the range", () => {
    const labels = (kind: PeriodKind, from: string, to: string) =>
      periodsIn(kind, day(from), day(to), START).map((period) => period.label);
    expect(labels("week", "2026-12-28", "2027-01-04")).toEqual(["2026-W53", "2027-W01"]);
    expect(labels("month", "2026-01-31", "2026-03-01")).toEqual(["2026-01", "2026-02", "2026-03"]);
    expect(labels("day", "2024-02-28", "2024-03-01")).toEqual(["2024-02-28", "2024-02-29", "2024-03-01"]);
    expect(labels("phase", "2025-12-01", "2030-01-01")).toEqual(["P1", "P2", "P3", "P4", "P5"]);
    expect(labels("phase", "2025-12-01", "2026-01-14")).toEqual([]);
    expect(labels("day", "2026-01-02", "2026-01-01")).toEqual([]);
  });

  it("covers every day of the range once", () => {
    const kinds = fc.constantFrom<PeriodKind>("day", "week", "month");
    fc.assert(
      fc.property(
        kinds,
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 0, max: 400 }),
        (kind, from, length) => {
          const periods = periodsIn(kind, from, from + length, START);
          expect(periods[0]?.from).toBeLessThanOrEqual(from);
          expect(periods.at(-1)?.to).toBeGreaterThanOrEqual(from + length);
          periods.slice(1).forEach((period, i) => {
            expect(period.from).toBe((periods[i]?.to ?? 0) + 1);
          });
          for (const period of periods) expect(periodOf(kind, period.to, START)).toEqual(period);
        },
      ),
      { seed: 42, numRuns: 200 },
    );
  });
});

describe("wholeMonthsIn", () => {
  it("takes only the months that lie wholly inside", () => {
    const months = (from: string, to: string) => wholeMonthsIn(day(from), day(to)).map(formatMonth);
    expect(months("2026-01-01", "2026-02-28")).toEqual(["2026-01", "2026-02"]);
    expect(months("2026-01-02", "2026-02-28")).toEqual(["2026-02"]);
    expect(months("2024-02-01", "2024-02-28")).toEqual([]);
    expect(months("2025-12-15", "2026-02-15")).toEqual(["2026-01"]);
    expect(months("2026-03-01", "2026-02-15")).toEqual([]);
  });
});
