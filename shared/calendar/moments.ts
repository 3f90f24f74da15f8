import type { EpochDay } from "./calendar-date.ts";
import { parseCalendarDate } from "./calendar-date.ts";
import { parseInstant } from "./instant.ts";
import { zoneClock } from "./zone.ts";

/** The instant of a moment field (ISO 8601 in UTC) in epoch milliseconds, or null where it is not set or no moment. */
export function instantOf(moment: string | undefined): number | null {
  const parsed = moment === undefined ? null : parseInstant(moment);
  return parsed !== null && "epochMs" in parsed ? parsed.epochMs : null;
}

/** The calendar date that a moment field has in a time zone, or null where it is not set. */
export function dateOfMoment(moment: string | undefined, timeZone: string): EpochDay | null {
  const epochMs = instantOf(moment);
  return epochMs === null ? null : zoneClock(timeZone).dayOf(epochMs);
}

/** The day of a date field, or null where it is not set. */
export function dayOf(date: string | undefined): EpochDay | null {
  return date === undefined ? null : parseCalendarDate(date);
}
