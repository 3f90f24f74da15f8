import { epochDayOf, formatCalendarDate, parseCalendarDateAt } from "./calendar-date.ts";
import { zoneClock } from "./zone.ts";

const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;
const NANOS_PER_MS = 1_000_000;
/** 0001-01-01T00:00Z and 10000-01-01T00:00Z. */
const FIRST_MS = -62_135_596_800_000;
const END_MS = 253_402_300_800_000;

/** What a timestamp says: an instant (epoch milliseconds, fractions kept), or a local time without an offset. */
export type ParsedInstant = { readonly epochMs: number } | { readonly missingOffset: true };

const MISSING_OFFSET: ParsedInstant = { missingOffset: true };

/**
 * Reads an ISO 8601 timestamp in its extended form: `2026-02-14T09:30:00+01:00`. A space may stand for the `T`, seconds
 * may be left out, a fraction of the second has 1 to 9 digits, the offset is `Z`, `+01:00`, `+0100` or `+01`.
 * `null` for everything else: dates that do not exist, hour 24, second 60, years outside 0001–9999.
 */
export function parseInstant(text: string): ParsedInstant | null {
  const day = parseCalendarDateAt(text, 0);
  const separator = text[10];
  if (day === null || (separator !== "T" && separator !== "t" && separator !== " ")) return null;
  const hour = twoDigitsAt(text, 11);
  const minute = twoDigitsAt(text, 14);
  if (text[13] !== ":" || !(hour >= 0 && hour <= 23) || !(minute >= 0 && minute <= 59)) return null;

  let position = 16;
  let second = 0;
  let nanos = 0;
  if (text[position] === ":") {
    second = twoDigitsAt(text, 17);
    if (!(second >= 0 && second <= 59)) return null;
    position = 19;
    if (text[position] === "." || text[position] === ",") {
      const end = endOfDigits(text, position + 1);
      const digits = end - position - 1;
      if (digits < 1 || digits > 9) return null;
      nanos = Number(text.slice(position + 1, end).padEnd(9, "0"));
      position = end;
    }
  }

  if (position === text.length) return MISSING_OFFSET;
  const offsetMinutes = parseOffset(text, position);
  if (offsetMinutes === null) return null;
  const minutes = (hour * 60 + minute - offsetMinutes) * MS_PER_MINUTE;
  const whole = day * MS_PER_DAY + minutes + second * 1000;
  if (whole < FIRST_MS || whole >= END_MS) return null;
  return { epochMs: whole + nanos / NANOS_PER_MS };
}

/**
 * The UTC timestamp of an instant within the years 0001–9999, such as `2026-02-14T08:30:00Z`. The fraction is left out
 * where it is zero, else has 3, 6 or 9 digits: the fewest that `parseInstant` reads back as the same number.
 */
export function formatInstant(epochMs: number): string {
  const second = Math.floor(epochMs / 1000) * 1000;
  const day = Math.floor(second / MS_PER_DAY);
  const secondOfDay = (second - day * MS_PER_DAY) / 1000;
  const time = [Math.floor(secondOfDay / 3600), Math.floor(secondOfDay / 60) % 60, secondOfDay % 60];
  const clock = time.map((part) => String(part).padStart(2, "0")).join(":");
  return `${formatCalendarDate(day)}T${clock}${fractionOf(epochMs, second)}Z`;
}

function fractionOf(epochMs: number, secondMs: number): string {
  if (epochMs === secondMs) return "";
  const wholeMs = Math.floor(epochMs);
  for (const [digits, unitNanos] of [
    [3, 1_000_000],
    [6, 1000],
  ] as const) {
    const nanos = Math.round(((epochMs - wholeMs) * NANOS_PER_MS) / unitNanos) * unitNanos;
    const total = (wholeMs - secondMs) * NANOS_PER_MS + nanos;
    if (secondMs + total / NANOS_PER_MS === epochMs) {
      return `.${String(total / unitNanos).padStart(digits, "0")}`;
    }
  }
  const nanos = Math.min(999_999_999, Math.round((epochMs - secondMs) * NANOS_PER_MS));
  return `.${String(nanos).padStart(9, "0")}`;
}

/** A local wall time without a zone. `ms` may carry a fraction. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
}

/**
 * The instant of a wall time. `exact`: it happened once. `gap`: the clock skipped it, and it is read with the offset
 * before the change, so it comes out later by the length of the gap. `overlap`: it happened twice, and the first is taken.
 */
export interface LocalInstant {
  readonly epochMs: number;
  readonly occurrence: "exact" | "gap" | "overlap";
}

/**
 * The instant of a wall time in a time zone (Temporal's "compatible" rule), or `null` if the date or the time of day
 * does not exist in the calendar (30 February, hour 24). The time zone must be one that `isTimeZone` accepts.
 */
export function localToInstant(local: LocalTime, timeZone: string): LocalInstant | null {
  const day = epochDayOf(local.year, local.month, local.day);
  if (day === null || !isTimeOfDay(local)) return null;
  const wholeSeconds = (local.hour * 60 + local.minute) * 60 + local.second;
  const clock = zoneClock(timeZone);
  const offsetMs = clock.fixedOffsetMs(day);
  if (offsetMs !== null) {
    return { epochMs: day * MS_PER_DAY - offsetMs + wholeSeconds * 1000 + local.ms, occurrence: "exact" };
  }
  const wall = new Temporal.PlainDateTime(
    local.year,
    local.month,
    local.day,
    local.hour,
    local.minute,
    local.second,
  );
  const chosen = wall.toZonedDateTime(timeZone, { disambiguation: "compatible" });
  const epochMs = chosen.epochMilliseconds + local.ms;
  if (!chosen.toPlainDateTime().equals(wall)) return { epochMs, occurrence: "gap" };
  const later = wall.toZonedDateTime(timeZone, { disambiguation: "later" });
  const twice = later.epochMilliseconds !== chosen.epochMilliseconds;
  return { epochMs, occurrence: twice ? "overlap" : "exact" };
}

function isTimeOfDay(local: LocalTime): boolean {
  const { hour, minute, second, ms } = local;
  return isBelow(hour, 24) && isBelow(minute, 60) && isBelow(second, 60) && ms >= 0 && ms < 1000;
}

function isBelow(value: number, end: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < end;
}

/** Minutes east of UTC of the offset from `position` to the end of the text, or `null` if that is no offset. */
function parseOffset(text: string, position: number): number | null {
  const sign = text[position];
  const length = text.length - position - 1;
  if (sign === "Z" || sign === "z") return length === 0 ? 0 : null;
  if (sign !== "+" && sign !== "-") return null;
  const hours = twoDigitsAt(text, position + 1);
  let minutes = 0;
  if (length === 5 && text[position + 3] === ":") minutes = twoDigitsAt(text, position + 4);
  else if (length === 4) minutes = twoDigitsAt(text, position + 3);
  else if (length !== 2) return null;
  if (!(hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59)) return null;
  const total = hours * 60 + minutes;
  return sign === "-" ? -total : total;
}

function twoDigitsAt(text: string, position: number): number {
  const tens = text.charCodeAt(position) - 0x30;
  const ones = text.charCodeAt(position + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (text.charCodeAt(end) >= 0x30 && text.charCodeAt(end) <= 0x39) end += 1;
  return end;
}
