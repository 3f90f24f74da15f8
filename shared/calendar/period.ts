import type { EpochDay, MonthIndex } from "./calendar-date.ts";
import {
  firstDayOfMonth,
  formatCalendarDate,
  formatMonth,
  isoWeekLabel,
  lastDayOfMonth,
  mondayOf,
  monthOf,
} from "./calendar-date.ts";

/** The kinds of period that a range can be divided into: calendar date, ISO week, calendar month, pilot phase. */
export type PeriodKind = "day" | "week" | "month" | "phase";

/** One period, uncut: `from` and `to` are its own first and last day, both inclusive, whatever range is looked at. */
export interface Period {
  /** `2026-02-14`, `2026-W07`, `2026-02` or `P1`. */
  readonly label: string;
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/** A pilot phase: its label and its first and last day, counted from the start date (Day 0), both inclusive. */
export interface Phase {
  readonly label: "P1" | "P2" | "P3" | "P4" | "P5";
  readonly firstDay: number;
  readonly lastDay: number;
}

/** The five phases of a pilot, in order, without gaps from Day 0 to Day 180. */
export const PHASES: readonly Phase[] = [
  { label: "P1", firstDay: 0, lastDay: 30 },
  { label: "P2", firstDay: 31, lastDay: 60 },
  { label: "P3", firstDay: 61, lastDay: 90 },
  { label: "P4", firstDay: 91, lastDay: 120 },
  { label: "P5", firstDay: 121, lastDay: 180 },
];

/** The phase of pilot day `dayNumber` (0 is the start date), or `null` before Day 0 and after Day 180. */
export function phaseOfDay(dayNumber: number): Phase | null {
  return PHASES.find((phase) => dayNumber >= phase.firstDay && dayNumber <= phase.lastDay) ?? null;
}

/** The period of a kind that a day lies in; `null` only for a phase, outside Day 0–180. `startDay` is the pilot's Day 0. */
export function periodOf(kind: PeriodKind, day: EpochDay, startDay: EpochDay): Period | null {
  if (kind === "day") return { label: formatCalendarDate(day), from: day, to: day };
  if (kind === "week") {
    const monday = mondayOf(day);
    return { label: isoWeekLabel(monday), from: monday, to: monday + 6 };
  }
  if (kind === "month") {
    const month = monthOf(day);
    return { label: formatMonth(month), from: firstDayOfMonth(month), to: lastDayOfMonth(month) };
  }
  const phase = phaseOfDay(day - startDay);
  if (phase === null) return null;
  return { label: phase.label, from: startDay + phase.firstDay, to: startDay + phase.lastDay };
}

/** All periods of a kind that share at least a day with `from`…`to` (both inclusive), in order, uncut. */
export function periodsIn(kind: PeriodKind, from: EpochDay, to: EpochDay, startDay: EpochDay): Period[] {
  const periods: Period[] = [];
  let day = kind === "phase" ? Math.max(from, startDay) : from;
  while (day <= to) {
    const period = periodOf(kind, day, startDay);
    if (period === null) break;
    periods.push(period);
    day = period.to + 1;
  }
  return periods;
}

/** The calendar months that lie wholly within `from`…`to` (both inclusive), in order. */
export function wholeMonthsIn(from: EpochDay, to: EpochDay): MonthIndex[] {
  const months: MonthIndex[] = [];
  const first = monthOf(from);
  for (
    let month = firstDayOfMonth(first) < from ? first + 1 : first;
    lastDayOfMonth(month) <= to;
    month += 1
  ) {
    months.push(month);
  }
  return months;
}
