import type { EpochDay } from "../calendar/calendar-date.ts";
import { lastMatureDate } from "./maturity.ts";
import { LAST_PILOT_DAY } from "./pilot-calendar.ts";
import type { FigureWindow, PilotFigures } from "./pilot-figures.ts";

/**
 * The window of "now" at an instant: the last whole weeks and month that are mature, have data and end by Day 180,
 * as long as a baseline window. After the data end it stays where they ended, and says nothing new.
 */
export function currentWindow(figures: PilotFigures, asOfMs: number): FigureWindow {
  const { settings } = figures;
  const end = Math.min(
    lastMatureDate(settings, asOfMs),
    lastDailyDate(figures),
    // A target has no Day 180.
    Number.isNaN(settings.startDate) ? Number.POSITIVE_INFINITY : settings.startDate + LAST_PILOT_DAY,
  );
  return figures.windowAt(end);
}

/** A month of revenue counts to its last day, which may well be ahead of all that was measured day by day. */
function lastDailyDate({ prepared, range }: PilotFigures): EpochDay {
  const ends = (["work", "interactions", "corrections"] as const).flatMap(
    (input) => prepared.ranges.get(input)?.to ?? [],
  );
  return ends.length > 0 ? Math.max(...ends) : (range?.to ?? Number.POSITIVE_INFINITY);
}
