import type { EpochDay } from "../calendar/calendar-date.ts";
import type { ZoneClock } from "../calendar/zone.ts";

const MS_PER_HOUR = 3_600_000;

/**
 * The moment (epoch milliseconds) at which a period that ends on `to` has matured: its end in the pilot's zone plus the
 * confirmation window. Before it the period's figures enter no verdict and fire nothing.
 */
export function maturesAt(clock: ZoneClock, to: EpochDay, confirmationHours: number): number {
  return clock.startOfDay(to + 1) + confirmationHours * MS_PER_HOUR;
}

/** Whether a period that ends on `to` is still immature at `asOf` (epoch milliseconds). */
export function isImmature(clock: ZoneClock, to: EpochDay, confirmationHours: number, asOf: number): boolean {
  return asOf < maturesAt(clock, to, confirmationHours);
}
