import { describe, expect, it } from "vitest";
import type { DateReading, DateReadingFault } from "../../../shared/intake/date-format.ts";
import { compileDateFormat, readIsoDate, readSerial } from "../../../shared/intake/date-format.ts";

/** `YYYY-M-D H:m:s.ms` and the offset. */
function shown(reading: DateReading | DateReadingFault): string {
  if (typeof reading === "string") return reading;
  const { year, month, day, hour, minute, second, ms } = reading.local;
  const offset = reading.offsetMinutes === null ? "" : ` ${reading.offsetMinutes}`;
  return `${year}-${month}-${day} ${hour}:${minute}:${second}.${ms}${offset}`;
}

function read(format: string, text: string): string {
  const compiled = compileDateFormat(format);
  return compiled.ok ? shown(compiled.value.read(text)) : compiled.problem.code;
}

describe("date formats", () => {
  it.each([
    ["D/M/YYYY H:mm", "29/2/2016 01:16", "2016-2-29 1:16:0.0"],
    ["DD.MM.YYYY", "5.1.2026", "2026-1-5 0:0:0.0"],
    ["YYYYMMDD", "20260105", "2026-1-5 0:0:0.0"],
    ["YYYY-MM-DD HH:mm:ss.SSS", "2026-01-05 10:11:12.5", "2026-1-5 10:11:12.500"],
    ["YYYY-MM-DDTHH:mm:ssZ", "2026-01-05T10:11:12+0130", "2026-1-5 10:11:12.0 90"],
    ["M/D/YY h:mm A", "1/5/26 12:30 am", "2026-1-5 0:30:0.0"],
    ["D MMM YYYY", "5 Jan 2026", "2026-1-5 0:0:0.0"],
    ["D/M/YY", "1/1/70", "1970-1-1 0:0:0.0"],
    ["D/M/YY", "1/1/69", "2069-1-1 0:0:0.0"],
    ["D/M/YYYY", "30/2/2026", "calendar"],
    ["D/M/YYYY", "2026-02-03", "shape"],
    ["D/M/YYYY", "3/2/2026 10:00", "shape"],
    ["HH:mm D/M/YYYY", "24:00 3/2/2026", "calendar"],
    // 46,027 days after 1899-12-30 is 2026-01-05; 0.75 of a day is 18:00.
    ["excel", "46027.75", "2026-1-5 18:0:0.0"],
    ["YYYY-MM-DD YYYY", "2026-01-05 2026", "MAPPING"],
  ])("%s reads %s as %s", (format, text, expected) => {
    expect(read(format, text)).toBe(expected);
  });

  it.each([
    ["2026-01-05", "2026-1-5 0:0:0.0"],
    ["2026-01-05 10:00", "2026-1-5 10:0:0.0"],
    ["2026-01-05T10:00:01.25Z", "2026-1-5 10:0:1.250 0"],
    ["2026-13-05", "calendar"],
    ["5.1.2026", "shape"],
  ])("ISO reads %s as %s", (text, expected) => {
    expect(shown(readIsoDate(text))).toBe(expected);
  });

  it("day numbers before March 1900 are not dates", () => {
    expect(readSerial(60)).toBe("shape");
    expect(shown(readSerial(61))).toBe("1900-3-1 0:0:0.0");
  });
});
