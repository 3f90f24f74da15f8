import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatInstant,
  type LocalTime,
  localToInstant,
  parseInstant,
} from "../../../shared/calendar/instant.ts";

const NINE = Date.UTC(2026, 1, 14, 8, 30, 0);

describe("parseInstant", () => {
  it.each([
    ["2026-02-14T09:30:00+01:00", NINE],
    ["2026-02-14T08:30:00Z", NINE],
    ["2026-02-14 08:30:00Z", NINE],
    ["2026-02-14t08:30:00z", NINE],
    ["2026-02-14T08:30Z", NINE],
    ["2026-02-14T14:00:00+0530", NINE],
    ["2026-02-14T09:30+01", NINE],
    ["2026-02-13T23:00:00-09:30", NINE],
    ["2026-02-14T08:30:00.5Z", NINE + 500],
    ["2026-02-14T08:30:00,125Z", NINE + 125],
    ["2026-02-14T08:30:00.000250Z", NINE + 0.25],
    ["1969-12-31T23:59:59.999Z", -1],
    ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
  ])("reads %s", (text, epochMs) => {
    expect(parseInstant(text)).toEqual({ epochMs });
  });

  it.each(["2026-02-14T09:30:00", "2026-02-14 09:30", "2026-02-14T09:30:00.123"])(
    "misses the offset in %s",
    (text) => {
      expect(parseInstant(text)).toEqual({ missingOffset: true });
    },
  );

  it.each([
    "2026-02-14",
    "2026-02-29T09:30:00Z",
    "2026-02-14T24:00:00Z",
    "2026-02-14T23:60:00Z",
    "2026-12-31T23:59:60Z",
    "2026-02-14T9:30:00Z",
    "2026-02-14T09:30:00 +01:00",
    "2026-02-14T09:30:00+1:00",
    "2026-02-14T09:30:00+24:00",
    "2026-02-14T09:30:00+01:60",
    "2026-02-14T09:30:00+01:00:30",
    "2026-02-14T09:30:00Zx",
    "2026-02-14T09:30:00.Z",
    "2026-02-14T09:30:00.1234567890Z",
    "2026-02-14T09Z",
    "2026-02-14T09:30:0Z",
    "20260214T093000Z",
    "0001-01-01T00:00:00+01:00",
    "9999-12-31T23:59:59-01:00",
    "T09:30:00Z",
    "",
  ])("refuses %j", (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it("agrees with Temporal for any instant and offset", () => {
    const ms = fc.integer({ min: -62_000_000_000_000, max: 253_000_000_000_000 });
    fc.assert(
      fc.property(ms, fc.integer({ min: -1439, max: 1439 }), (epochMs, offset) => {
        const sign = offset < 0 ? "-" : "+";
        const [h, m] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
        const zone = `${sign}${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`;
        const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
        expect(parseInstant(local.toString({ timeZoneName: "never" }))).toEqual({ epochMs });
      }),
      { seed: 42, numRuns: 500 },
    );
  });
});

describe("formatInstant", () => {
  it("leaves out what is zero", () => {
    expect(formatInstant(NINE)).toBe("2026-02-14T08:30:00Z");
    expect(formatInstant(NINE + 250)).toBe("2026-02-14T08:30:00.250Z");
    expect(formatInstant(NINE + 0.25)).toBe("2026-02-14T08:30:00.000250Z");
    expect(formatInstant(-1)).toBe("1969-12-31T23:59:59.999Z");
    expect(formatInstant(0)).toBe("1970-01-01T00:00:00Z");
  });

  it("round-trips milliseconds and microseconds, as number and as text", () => {
    const micros = fc.bigInt({ min: -8_000_000_000_000_000n, max: 8_000_000_000_000_000n });
    fc.assert(
      fc.property(
        fc.oneof(
          micros,
          micros.map((value) => value - (value % 1000n)),
        ),
        (epochMicros) => {
          const exact = Temporal.Instant.fromEpochMilliseconds(0).add({ microseconds: Number(epochMicros) });
          const digits = epochMicros % 1_000_000n === 0n ? 0 : epochMicros % 1000n === 0n ? 3 : 6;
          const text = exact.toString({ fractionalSecondDigits: digits });
          const parsed = parseInstant(text);
          if (parsed === null || "missingOffset" in parsed) throw new Error(text);
          expect(formatInstant(parsed.epochMs)).toBe(text);
        },
      ),
      { seed: 42, numRuns: 1000 },
    );
  });

  it("writes nanoseconds so that they read back as the same number", () => {
    const anyNanos = fc.integer({ min: 0, max: 999_999_999 });
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000_000, max: 2_000_000_000 }), anyNanos, (second, nanos) => {
        const text = `${new Date(second * 1000).toISOString().slice(0, 19)}.${String(nanos).padStart(9, "0")}Z`;
        const parsed = parseInstant(text);
        if (parsed === null || "missingOffset" in parsed) throw new Error(text);
        expect(parseInstant(formatInstant(parsed.epochMs))).toEqual(parsed);
      }),
      { seed: 42, numRuns: 1000 },
    );
  });
});

describe("localToInstant", () => {
  const at = (year: number, month: number, day: number, hour: number, minute: number): LocalTime => ({
    year,
    month,
    day,
    hour,
    minute,
    second: 0,
    ms: 0,
  });

  it("reads a plain wall time", () => {
    expect(localToInstant({ ...at(2026, 2, 14, 9, 30), ms: 7 }, "Europe/Berlin")).toEqual({
      epochMs: NINE + 7,
      occurrence: "exact",
    });
    expect(localToInstant(at(2026, 3, 29, 12, 0), "Europe/Berlin")).toEqual({
      epochMs: Date.UTC(2026, 2, 29, 10),
      occurrence: "exact",
    });
  });

  it("moves a skipped time on by the gap", () => {
    // 02:30 does not exist; with the offset before the change (+1) it is 01:30Z, which is 03:30 local.
    expect(localToInstant({ ...at(2026, 3, 29, 2, 30), ms: 5 }, "Europe/Berlin")).toEqual({
      epochMs: Date.UTC(2026, 2, 29, 1, 30) + 5,
      occurrence: "gap",
    });
    expect(localToInstant(at(2018, 11, 4, 0, 15), "America/Sao_Paulo")?.occurrence).toBe("gap");
  });

  it("takes the first of two", () => {
    // 01:30 in New York is 05:30Z with summer time and 06:30Z without.
    expect(localToInstant(at(2026, 11, 1, 1, 30), "America/New_York")).toEqual({
      epochMs: Date.UTC(2026, 10, 1, 5, 30),
      occurrence: "overlap",
    });
    // The hour that repeats lies before the midnight that repeats.
    expect(localToInstant(at(2010, 11, 6, 23, 30), "America/St_Johns")?.occurrence).toBe("overlap");
  });

  it.each([
    at(2026, 2, 30, 9, 0),
    at(2026, 2, 14, 24, 0),
    at(2026, 2, 14, 9, 60),
    at(2026, 13, 1, 9, 0),
    at(0, 1, 1, 9, 0),
    { ...at(2026, 2, 14, 9, 0), second: 60 },
    { ...at(2026, 2, 14, 9, 0), ms: 1000 },
  ])("refuses a time that does not exist: %j", (local) => {
    expect(localToInstant(local, "Europe/Berlin")).toBeNull();
  });

  it.each([
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "Pacific/Apia",
  ])("%s: agrees with Temporal", (zone) => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000_000, max: 30_000_000 }), (minute) => {
        const wall = new Temporal.PlainDateTime(1970, 1, 1).add({ minutes: minute });
        const found = localToInstant(at(wall.year, wall.month, wall.day, wall.hour, wall.minute), zone);
        const [earlier, later, compatible] = (["earlier", "later", "compatible"] as const).map(
          (disambiguation) => wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
        );
        expect(found?.epochMs).toBe(compatible);
        expect(found?.occurrence === "exact").toBe(earlier === later);
      }),
      { seed: 42, numRuns: 500 },
    );
  });
});
