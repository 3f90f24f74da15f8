import type { EpochDay } from "../../calendar/calendar-date.ts";
import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import { zoneClock } from "../../calendar/zone.ts";
import type { DateFormat } from "./date-format.ts";

const MS_PER_DAY = 86_400_000;
/** Marks that keep a text of the other direction together inside an English sentence. */
const ISOLATE = "\u2068";
const END_OF_ISOLATE = "\u2069";

/** Dates as Intl writes them in a locale. In a language from right to left each stands in an isolate of its own. */
export function localDateFormat(locale: string, currentYear: number): DateFormat {
  const isolated = isRightToLeft(locale)
    ? (text: string) => `${ISOLATE}${text}${END_OF_ISOLATE}`
    : (text: string) => text;
  const writer = (parts: Intl.DateTimeFormatOptions): ((day: EpochDay) => string) => {
    let format: Intl.DateTimeFormat | null = null;
    return (day) => {
      format ??= new Intl.DateTimeFormat(locale, { ...GREGORIAN, ...parts, timeZone: "UTC" });
      return isolated(format.format(day * MS_PER_DAY));
    };
  };
  const withoutYear = writer({ weekday: "short", day: "numeric", month: "short" });
  const fullDate = writer({ weekday: "short", day: "numeric", month: "short", year: "numeric" });
  const date = (day: EpochDay): string => (yearOf(day) === currentYear ? withoutYear(day) : fullDate(day));
  return {
    date,
    fullDate,
    shortDate: writer({ day: "numeric", month: "short" }),
    month: writer({ month: "short", year: "numeric" }),
    range: (from, to) => {
      if (from === to) return date(from);
      return `${yearOf(from) === yearOf(to) ? withoutYear(from) : fullDate(from)} – ${date(to)}`;
    },
    planned: (day, start) => `Day ${pilotDayText(day - start)} · ${date(day)}`,
    moment: (epochMs, timeZone) => {
      const time = new Intl.DateTimeFormat(locale, {
        ...GREGORIAN,
        hour: "numeric",
        minute: "2-digit",
        timeZone,
      });
      return `${date(zoneClock(timeZone).dayOf(epochMs))} ${isolated(time.format(epochMs))}`;
    },
  };
}

/** The day of a pilot, with the real minus before Day 0. */
export function pilotDayText(day: number): string {
  return day < 0 ? `\u2212${-day}` : String(day);
}

const GREGORIAN = { calendar: "gregory", numberingSystem: "latn" } as const;
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"]);

function isRightToLeft(locale: string): boolean {
  return RIGHT_TO_LEFT.has(new Intl.Locale(locale).maximize().script ?? "");
}

function yearOf(day: EpochDay): number {
  return Number(formatCalendarDate(day).slice(0, 4));
}
