import { epochDayOf } from "../calendar/calendar-date.ts";
import type { LocalTime } from "../calendar/instant.ts";
import type { Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";

/** A wall time as a text gives it, and the offset if the text gives one. */
export interface DateReading {
  readonly local: LocalTime;
  /** The text holds a time of day. */
  readonly hasTime: boolean;
  /** Minutes east of UTC; null: the text says nothing. */
  readonly offsetMinutes: number | null;
}

/** `shape`: the text does not have the format's form. `calendar`: it has, but there is no such date or time. */
export type DateReadingFault = "shape" | "calendar";

/** A compiled date format of a mapping. */
export interface DateFormat {
  readonly text: string;
  readonly hasDay: boolean;
  read(text: string): DateReading | DateReadingFault;
}

const TOKENS = [
  "YYYY",
  "YY",
  "MMM",
  "MM",
  "M",
  "DD",
  "D",
  "HH",
  "H",
  "hh",
  "h",
  "mm",
  "m",
  "ss",
  "s",
  "SSS",
  "A",
  "Z",
] as const;
type Token = (typeof TOKENS)[number];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Days from 1970-01-01 back to day 0 of spreadsheet serials (their 1900 had a 29 February). */
const SERIAL_ZERO_DAY = -25_569;
const MS_PER_DAY = 86_400_000;
const TWO_DIGIT_YEARS_FROM = 70;

/**
 * Compiles a format of a mapping. Tokens: YYYY, YY (1970–2069), MMM (Jan), MM, M, DD, D, HH, H, hh, h, mm, m, ss, s,
 * SSS (fraction of a second), A (AM or PM), Z (offset); `excel` alone = the day number of a spreadsheet. A number takes
 * one or two digits unless another number follows at once. Everything else but letters (T is allowed) stands for itself.
 */
export function compileDateFormat(format: string): Result<DateFormat> {
  if (format.toLowerCase() === "excel") {
    return success({ text: format, hasDay: true, read: (text) => readSerial(Number(text)) });
  }
  const parts = splitFormat(format);
  if (parts === null) return failure("MAPPING", `the date format "${format}" has a letter that is no token`);
  const tokens = parts.flatMap((part) => (part.token === null ? [] : [part.token]));
  const hasYear = tokens.some((token) => token.startsWith("Y"));
  const hasMonth = tokens.some((token) => token.startsWith("M"));
  if (!hasYear || !hasMonth) return failure("MAPPING", `the date format "${format}" lacks year or month`);
  if (new Set(tokens.map((token) => token.charAt(0))).size !== tokens.length) {
    return failure("MAPPING", `the date format "${format}" names a part twice`);
  }
  const pattern = new RegExp(
    `^${parts.map((part, index) => patternOf(part, parts[index + 1])).join("")}$`,
    "i",
  );
  const hasTime = tokens.some((token) => token.startsWith("H") || token.startsWith("h"));
  const hasDay = tokens.some((token) => token.startsWith("D"));
  return success({
    text: format,
    hasDay,
    read(text) {
      const match = pattern.exec(text);
      if (match === null) return "shape";
      return readingOf(tokens, match.slice(1), hasTime);
    },
  });
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Reads an ISO 8601 date or timestamp, with or without an offset; a space may stand for the T. */
export function readIsoDate(text: string): DateReading | DateReadingFault {
  const match = ISO.exec(text);
  if (match === null) return "shape";
  const [, year = "", month = "", day = "", hour, minute = "0", second = "0", fraction = "0", offset] = match;
  return checked(
    {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour ?? "0"),
      minute: Number(minute),
      second: Number(second),
      ms: millisecondsOf(fraction),
    },
    hour !== undefined,
    offset === undefined ? null : offsetMinutesOf(offset),
  );
}

/** Milliseconds since 1970-01-01T00:00 of a wall clock, as if it showed UTC. */
export function wallClockMs(local: LocalTime): number {
  const day = epochDayOf(local.year, local.month, local.day) ?? Number.NaN;
  return day * MS_PER_DAY + ((local.hour * 60 + local.minute) * 60 + local.second) * 1000 + local.ms;
}

/** Minutes east of UTC of `Z`, `+01:00`, `+0100` or `+01`. */
export function offsetMinutesOf(offset: string): number {
  if (offset.toUpperCase() === "Z") return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3).replace(":", "") || "0");
  return offset.startsWith("-") ? -minutes : minutes;
}

interface FormatPart {
  readonly token: Token | null;
  readonly literal: string;
}

function splitFormat(format: string): readonly FormatPart[] | null {
  const parts: FormatPart[] = [];
  let rest = format;
  while (rest !== "") {
    const token = TOKENS.find((candidate) => rest.startsWith(candidate)) ?? null;
    const literal = token === null ? rest.charAt(0) : "";
    if (token === null && /[A-Za-z]/.test(literal) && literal !== "T") return null;
    parts.push({ token, literal });
    rest = rest.slice(token === null ? 1 : token.length);
  }
  return parts;
}

function patternOf(part: FormatPart, next: FormatPart | undefined): string {
  const { token } = part;
  if (token === null) return part.literal === " " ? " +" : part.literal.replace(/[^A-Za-z0-9]/g, "\\$&");
  if (token === "YYYY") return "(\\d{4})";
  if (token === "YY") return "(\\d{2})";
  if (token === "MMM") return "([a-z]{3})";
  if (token === "SSS") return "(\\d{1,9})";
  if (token === "A") return "(am|pm)";
  if (token === "Z") return "(Z|[+-]\\d{2}(?::?\\d{2})?)";
  const isFollowedByNumber =
    next?.token !== undefined && next.token !== null && !["A", "Z", "MMM"].includes(next.token);
  return isFollowedByNumber && token.length === 2 ? "(\\d{2})" : "(\\d{1,2})";
}

function readingOf(
  tokens: readonly Token[],
  texts: readonly string[],
  hasTime: boolean,
): DateReading | DateReadingFault {
  const parts = { year: 0, month: 0, day: 1, hour: 0, minute: 0, second: 0, ms: 0 };
  let offsetMinutes: number | null = null;
  let half: string | null = null;
  for (const [index, token] of tokens.entries()) {
    const text = texts[index] ?? "";
    const value = Number(text);
    if (token === "YYYY") parts.year = value;
    else if (token === "YY") parts.year = value + (value >= TWO_DIGIT_YEARS_FROM ? 1900 : 2000);
    else if (token === "MMM") parts.month = MONTHS.indexOf(text.toLowerCase()) + 1;
    else if (token === "MM" || token === "M") parts.month = value;
    else if (token === "DD" || token === "D") parts.day = value;
    else if (token === "mm" || token === "m") parts.minute = value;
    else if (token === "ss" || token === "s") parts.second = value;
    else if (token === "SSS") parts.ms = millisecondsOf(text);
    else if (token === "A") half = text.toLowerCase();
    else if (token === "Z") offsetMinutes = offsetMinutesOf(text);
    else parts.hour = value;
  }
  if (half !== null) {
    if (parts.hour < 1 || parts.hour > 12) return "calendar";
    parts.hour = (parts.hour % 12) + (half === "pm" ? 12 : 0);
  }
  return checked(parts, hasTime, offsetMinutes);
}

function checked(
  local: LocalTime,
  hasTime: boolean,
  offsetMinutes: number | null,
): DateReading | DateReadingFault {
  const isDate = epochDayOf(local.year, local.month, local.day) !== null;
  if (!isDate || local.hour > 23 || local.minute > 59 || local.second > 59) return "calendar";
  if (offsetMinutes !== null && Math.abs(offsetMinutes) >= 24 * 60) return "calendar";
  return { local, hasTime, offsetMinutes };
}

/** The wall time of a spreadsheet's day number (1900 system), to the millisecond. */
export function readSerial(serial: number): DateReading | DateReadingFault {
  // Day 60 is the 29 February 1900 that never was; days before it would be off by one.
  if (!(serial > 60 && serial < 2_958_466)) return "shape";
  const ms = Math.round((serial + SERIAL_ZERO_DAY) * MS_PER_DAY);
  const moment = new Date(ms);
  const reading = {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth() + 1,
    day: moment.getUTCDate(),
    hour: moment.getUTCHours(),
    minute: moment.getUTCMinutes(),
    second: moment.getUTCSeconds(),
    ms: moment.getUTCMilliseconds(),
  };
  return checked(reading, !Number.isInteger(serial), null);
}

function millisecondsOf(fraction: string): number {
  return Number(fraction.padEnd(9, "0")) / 1_000_000;
}
