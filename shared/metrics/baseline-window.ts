import type { EpochDay } from "../calendar/calendar-date.ts";
import { firstDayOfMonth, lastDayOfMonth, mondayOf, monthOf } from "../calendar/calendar-date.ts";
import type { DataRange } from "./data-range.ts";

/** What a baseline is measured over. */
export interface BaselineWindow {
  /** The whole ISO weeks; null: the data hold none that ends on or before the date. */
  readonly window: DataRange | null;
  /** How many weeks `window` has. */
  readonly weeks: number;
  /** For pillar 4: the last whole month that ends on or before the date. */
  readonly month: DataRange;
  /** Up to twelve whole weeks before the window, for limits and the regression note; null: the data hold none. */
  readonly history: DataRange | null;
}

export const DEFAULT_BASELINE_WEEKS = 4;
const HISTORY_WEEKS = 12;

/**
 * The window of a baseline of a date: the whole ISO weeks that end on or before it, fewer than asked for if the data
 * begin later.
 */
export function baselineWindow(
  data: DataRange | null,
  date: EpochDay,
  weeks: number = DEFAULT_BASELINE_WEEKS,
): BaselineWindow {
  const afterLastWeek = mondayOf(date + 1);
  const lastMonth = lastDayOfMonth(monthOf(date)) <= date ? monthOf(date) : monthOf(date) - 1;
  const month = { from: firstDayOfMonth(lastMonth), to: lastDayOfMonth(lastMonth) };
  // The first week that lies wholly in the data begins on the first Monday of the data.
  const firstMonday = data === null ? afterLastWeek : mondayOf(data.from + 6);
  const from = Math.max(afterLastWeek - weeks * 7, firstMonday);
  if (from >= afterLastWeek) return { window: null, weeks: 0, month, history: null };
  const historyFrom = Math.max(from - HISTORY_WEEKS * 7, firstMonday);
  return {
    window: { from, to: afterLastWeek - 1 },
    weeks: (afterLastWeek - from) / 7,
    month,
    history: historyFrom < from ? { from: historyFrom, to: from - 1 } : null,
  };
}
