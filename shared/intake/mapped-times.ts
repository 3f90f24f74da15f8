import { epochDayOf, formatCalendarDate, formatMonth, monthOf } from "../calendar/calendar-date.ts";
import { formatInstant, localToInstant } from "../calendar/instant.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { CellFault } from "../observations/cell-fault.ts";
import { cellFault, isFault } from "../observations/cell-fault.ts";
import type { ColumnKind } from "../observations/input-templates.ts";
import { CELL_NATIVE_DATE } from "../observations/record-cursor.ts";
import type { DateFormat, DateReading } from "./date-format.ts";
import { readIsoDate, wallClockMs } from "./date-format.ts";
import type { MappingZone } from "./mapping-zone.ts";

/** How a mapping's column reads times. */
export interface TimeContext {
  readonly format: DateFormat | null;
  readonly zone: MappingZone | null;
  readonly pilotTimeZone: string;
}

/** A cell's trimmed text and what is known of it. */
export interface TimeCell {
  readonly text: string;
  readonly flag: number;
}

const MS_PER_MINUTE = 60_000;

/**
 * The time of a cell in the form of the templates, for a target of kind date, month or instant. A moment (with offset,
 * or with the mapping's zone) falls on a date as in the pilot's time zone; a wall time without zone on its own date.
 */
export function timeText(cell: TimeCell, target: ColumnKind, context: TimeContext): string | CellFault {
  if (target === "month" && /^\d{4}-\d{2}$/.test(cell.text) && context.format === null) return cell.text;
  const reading = readTime(cell, target, context);
  if (isFault(reading)) return reading;
  if (target === "instant") {
    const epochMs = momentOf(reading, context);
    return isFault(epochMs) ? epochMs : formatInstant(epochMs);
  }
  const day = dayOf(reading, context);
  if (day === null) return impossible(context);
  return target === "month" ? formatMonth(monthOf(day)) : formatCalendarDate(day);
}

/** Minutes from one time to the other. Two wall times without a zone differ as the clock showed them. */
export function minutesBetween(from: TimeCell, to: TimeCell, context: TimeContext): number | CellFault {
  const first = readTime(from, "instant", context);
  if (isFault(first)) return first;
  const last = readTime(to, "instant", context);
  if (isFault(last)) return last;
  if (context.zone === null && first.offsetMinutes === null && last.offsetMinutes === null) {
    return (wallClockMs(last.local) - wallClockMs(first.local)) / MS_PER_MINUTE;
  }
  const start = momentOf(first, context);
  if (isFault(start)) return start;
  const end = momentOf(last, context);
  return isFault(end) ? end : (end - start) / MS_PER_MINUTE;
}

function readTime(cell: TimeCell, target: ColumnKind, context: TimeContext): DateReading | CellFault {
  const { format } = context;
  const isNative = cell.flag === CELL_NATIVE_DATE;
  const reading = format === null || isNative ? readIsoDate(cell.text) : format.read(cell.text);
  if (reading === "shape") {
    const form =
      format === null ? "an ISO date; name its format in the mapping" : `in the form ${format.text}`;
    return cellFault("TYPE", `the date is not ${form}`);
  }
  if (reading === "calendar") return impossible(context);
  if (format !== null && !isNative && !format.hasDay && target !== "month") {
    return cellFault("TYPE", `the form ${format.text} has no day`);
  }
  return reading;
}

function momentOf(reading: DateReading, context: TimeContext): number | CellFault {
  if (reading.offsetMinutes !== null)
    return wallClockMs(reading.local) - reading.offsetMinutes * MS_PER_MINUTE;
  const { zone } = context;
  if (zone === null) {
    return cellFault("TIME_OFFSET", "the time has no offset; name its zone in the mapping");
  }
  if (zone.kind === "offset") return wallClockMs(reading.local) - zone.minutes * MS_PER_MINUTE;
  const moment = localToInstant(reading.local, zone.kind === "pilot" ? context.pilotTimeZone : zone.timeZone);
  return moment === null ? impossible(context) : moment.epochMs;
}

function dayOf(reading: DateReading, context: TimeContext): number | null {
  const isMoment = reading.hasTime && (reading.offsetMinutes !== null || context.zone !== null);
  if (isMoment) {
    const epochMs = momentOf(reading, context);
    return isFault(epochMs) ? null : zoneClock(context.pilotTimeZone).dayOf(epochMs);
  }
  const { year, month, day } = reading.local;
  return epochDayOf(year, month, day);
}

function impossible(context: TimeContext): CellFault {
  const form = context.format === null ? "" : ` (read as ${context.format.text})`;
  return cellFault(
    "DATE_INVALID",
    `this date or time does not exist${form}; correct it, or the mapping's format`,
  );
}
