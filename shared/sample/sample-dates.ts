import type { EpochDay, MonthIndex } from "../calendar/calendar-date.ts";
import { formatCalendarDate, parseCalendarDate, parseMonth } from "../calendar/calendar-date.ts";

/** The day of a date that stands in the sample's own texts. */
export function dayAt(date: string): EpochDay {
  const day = parseCalendarDate(date);
  if (day === null) throw new RangeError(`${date} is not a date`);
  return day;
}

/** The month of a text such as `2026-07`. */
export function monthAt(text: string): MonthIndex {
  const month = parseMonth(text);
  if (month === null) throw new RangeError(`${text} is not a month`);
  return month;
}

/** A moment of a day, in UTC; `time` is HH:mm. */
export function momentAt(day: EpochDay, time: string): string {
  return `${formatCalendarDate(day)}T${time}:00Z`;
}
