import { type EpochDay, formatCalendarDate, weekday } from "../../calendar/calendar-date.ts";
import { zoneClock } from "../../calendar/zone.ts";

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

/** The date format of a locale, seen from `currentYear`. English locales use fixed names, others those of Intl. */
export function dateFormat(locale: string, currentYear: number): DateFormat {
  const names = locale.toLowerCase().startsWith("en") ? ENGLISH : namesOf(locale);
  const parts = (day: EpochDay) => {
    const iso = formatCalendarDate(day);
    return {
      year: Number(iso.slice(0, 4)),
      month: names.months[Number(iso.slice(5, 7)) - 1] ?? "",
      dayOfMonth: String(Number(iso.slice(8))),
      weekday: names.weekdays[weekday(day) - 1] ?? "",
    };
  };
  const withoutYear = (day: EpochDay): string => {
    const { weekday: name, dayOfMonth, month } = parts(day);
    return `${name} ${dayOfMonth} ${month}`;
  };
  const fullDate = (day: EpochDay): string => `${withoutYear(day)} ${parts(day).year}`;
  const date = (day: EpochDay): string =>
    parts(day).year === currentYear ? withoutYear(day) : fullDate(day);
  const isSameYear = (from: EpochDay, to: EpochDay): boolean => parts(from).year === parts(to).year;
  return {
    date,
    fullDate,
    shortDate: (day) => `${parts(day).dayOfMonth} ${parts(day).month}`,
    month: (day) => `${parts(day).month} ${parts(day).year}`,
    range: (from, to) => {
      if (from === to) return date(from);
      return `${isSameYear(from, to) ? withoutYear(from) : fullDate(from)} – ${date(to)}`;
    },
    planned: (day, start) => `Day ${dayNumber(day - start)} · ${date(day)}`,
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

const MS_PER_DAY = 86_400_000;

function namesOf(locale: string): Names {
  const weekdays = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const months = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  // 1970-01-05 was a Monday.
  return {
    weekdays: Array.from({ length: 7 }, (_, index) => weekdays.format((index + 4) * MS_PER_DAY)),
    months: Array.from({ length: 12 }, (_, index) => months.format((index * 30.4 + 10) * MS_PER_DAY)),
  };
}

function dayNumber(day: number): string {
  return day < 0 ? `\u2212${-day}` : String(day);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
