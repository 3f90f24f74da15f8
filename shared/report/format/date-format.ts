import { type EpochDay, formatCalendarDate, weekday } from "../../calendar/calendar-date.ts";
import { zoneClock } from "../../calendar/zone.ts";
import { localDateFormat, pilotDayText } from "./local-date-format.ts";
import { isEnglish } from "./locale.ts";

/** Writes dates and moments; the current year (that of the report's as-of date) is left out. */
export interface DateFormat {
  /** `Fri 20 Nov`, with the year where it is not the current one. */
  date(day: EpochDay): string;
  /** `Fri 20 Nov 2026`, always with its year. */
  fullDate(day: EpochDay): string;
  /** `20 Nov`, for axes. */
  shortDate(day: EpochDay): string;
  /** `Nov 2026`. */
  month(day: EpochDay): string;
  /** `Mon 25 May – Sun 15 Nov`; one date where both are the same. */
  range(from: EpochDay, to: EpochDay): string;
  /** `Day 95 · Fri 20 Nov`. */
  planned(day: EpochDay, start: EpochDay): string;
  /** `Tue 15 Sep 14:02` in the pilot's time zone. */
  moment(epochMs: number, timeZone: string): string;
}

/**
 * The date format of a locale, seen from `currentYear`. English ones are written out, day first but in the United States;
 * all others are as Intl has them, in the Gregorian calendar and with Latin digits.
 */
export function dateFormat(locale: string, currentYear: number): DateFormat {
  if (!isEnglish(locale)) return localDateFormat(locale, currentYear);
  const isMonthFirst = locale === "en-US";
  const parts = (day: EpochDay) => {
    const iso = formatCalendarDate(day);
    return {
      year: Number(iso.slice(0, 4)),
      month: ENGLISH.months[Number(iso.slice(5, 7)) - 1] ?? "",
      dayOfMonth: String(Number(iso.slice(8))),
      weekday: ENGLISH.weekdays[weekday(day) - 1] ?? "",
    };
  };
  const withoutYear = (day: EpochDay): string => {
    const { weekday: name, dayOfMonth, month } = parts(day);
    return isMonthFirst ? `${name}, ${month} ${dayOfMonth}` : `${name} ${dayOfMonth} ${month}`;
  };
  const fullDate = (day: EpochDay): string =>
    `${withoutYear(day)}${isMonthFirst ? "," : ""} ${parts(day).year}`;
  const date = (day: EpochDay): string =>
    parts(day).year === currentYear ? withoutYear(day) : fullDate(day);
  const isSameYear = (from: EpochDay, to: EpochDay): boolean => parts(from).year === parts(to).year;
  return {
    date,
    fullDate,
    shortDate: (day) => {
      const { dayOfMonth, month } = parts(day);
      return isMonthFirst ? `${month} ${dayOfMonth}` : `${dayOfMonth} ${month}`;
    },
    month: (day) => `${parts(day).month} ${parts(day).year}`,
    range: (from, to) => {
      if (from === to) return date(from);
      return `${isSameYear(from, to) ? withoutYear(from) : fullDate(from)} – ${date(to)}`;
    },
    planned: (day, start) => `Day ${pilotDayText(day - start)} · ${date(day)}`,
    moment: (epochMs, timeZone) => {
      const day = zoneClock(timeZone).dayOf(epochMs);
      const time = Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMs))
        .toZonedDateTimeISO(timeZone)
        .toPlainTime();
      return `${date(day)} ${twoDigits(time.hour)}:${twoDigits(time.minute)}`;
    },
  };
}

interface Names {
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
}

// Written out: the short name of September differs between versions of the locale data.
const ENGLISH: Names = {
  weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
