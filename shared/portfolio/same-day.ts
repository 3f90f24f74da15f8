import type { EpochDay } from "../calendar/calendar-date.ts";
import { zoneClock } from "../calendar/zone.ts";
import { LAST_PILOT_DAY } from "../domain/pilot-calendar.ts";

/** Days at which companies are looked at side by side: the last days of the phases, and Day 15. */
export const SAME_DAYS: readonly number[] = [15, 30, 60, 90, 120, 150, LAST_PILOT_DAY];

/** The last moment of a day of a pilot, in epoch milliseconds; null: that day has not ended yet, or there is no Day 0. */
export function momentOfDay(
  startDate: EpochDay | null,
  timeZone: string,
  day: number,
  nowMs: number,
): number | null {
  if (startDate === null) return null;
  const endMs = zoneClock(timeZone).startOfDay(startDate + day + 1) - 1;
  return endMs > nowMs ? null : endMs;
}

/** The last day that all of them have lived through, at most Day 180; null: one of them has not begun. */
export function commonDay(days: readonly (number | null)[]): number | null {
  if (days.length === 0) return null;
  // The day that runs is not over: the one before it is the last whole one.
  const whole = days.map((day) => (day === null ? Number.NEGATIVE_INFINITY : day - 1));
  const least = Math.min(LAST_PILOT_DAY, ...whole);
  return least < 0 ? null : least;
}

/** The day that a portfolio is usually looked at: the last of the usual days that two thirds of its pilots have lived through. */
export function usualDay(days: readonly (number | null)[]): number | null {
  const begun = days.filter((day) => day !== null);
  const reached = (day: number): number => begun.filter((own) => own > day).length;
  return SAME_DAYS.findLast((day) => begun.length > 0 && reached(day) * 3 >= begun.length * 2) ?? null;
}
