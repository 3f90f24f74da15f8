import type { EpochDay } from "../calendar/calendar-date.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { MetricSettings } from "../metrics/metric-settings.ts";

const MS_PER_HOUR = 3_600_000;

/** The last date whose confirmation window has passed at `asOf`: its end, plus the window, is not after it. */
export function lastMatureDate(settings: MetricSettings, asOfMs: number): EpochDay {
  const clock = zoneClock(settings.timeZone);
  return clock.dayOf(asOfMs - settings.confirmationHours * MS_PER_HOUR) - 1;
}
