/** A calendar date as the count of whole days since 1970-01-01 (proleptic Gregorian, no time zone). */
export type EpochDay = number;

/** A calendar month as `year * 12 + month - 1`, so that the next month is always one more. */
export type MonthIndex = number;

const DAYS_BEFORE_MONTH: readonly number[] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
const DAYS_IN_400_YEARS = 146_097;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH_FROM_MARCH_OF_YEAR_0 = 719_468;

/** The date that a strict `YYYY-MM-DD` names (years 0001–9999), or `null` if the text is no such date or the date does not exist. */
export function parseCalendarDate(text: string): EpochDay | null {
  return text.length === 10 ? parseCalendarDateAt(text, 0) : null;
}

/** Like {@link parseCalendarDate} for the ten characters from `start` on; what follows them is not looked at. */
export function parseCalendarDateAt(text: string, start: number): EpochDay | null {
  if (text.charCodeAt(start + 4) !== HYPHEN || text.charCodeAt(start + 7) !== HYPHEN) return null;
  const year = digitsAt(text, start, 4);
  const month = digitsAt(text, start + 5, 2);
  const day = digitsAt(text, start + 8, 2);
  return year >= 1 && month >= 1 ? epochDayOf(year, month, day) : null;
}

/** The date of a year (1–9999), month (1–12) and day of the month (from 1), or `null` if it does not exist. */
export function epochDayOf(year: number, month: number, dayOfMonth: number): EpochDay | null {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && dayOfMonth >= 1)) return null;
  if (dayOfMonth > daysInMonth(year, month)) return null;
  return dayOfCivil(year, month, dayOfMonth);
}

/** `YYYY-MM-DD` of a day within the years 0001–9999. */
export function formatCalendarDate(day: EpochDay): string {
  const { month, dayOfMonth } = civilOf(day);
  return `${formatMonth(month)}-${twoDigits(dayOfMonth)}`;
}

/** The month that a strict `YYYY-MM` names (years 0001–9999), or `null`. */
export function parseMonth(text: string): MonthIndex | null {
  if (text.length !== 7 || text.charCodeAt(4) !== HYPHEN) return null;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 2);
  return year >= 1 && month >= 1 && month <= 12 ? year * 12 + month - 1 : null;
}

/** `YYYY-MM` of a month. */
export function formatMonth(month: MonthIndex): string {
  return `${fourDigits(Math.floor(month / 12))}-${twoDigits((month % 12) + 1)}`;
}

/** The month that a day lies in. */
export function monthOf(day: EpochDay): MonthIndex {
  return civilOf(day).month;
}

/** The first day of a month. */
export function firstDayOfMonth(month: MonthIndex): EpochDay {
  return dayOfCivil(Math.floor(month / 12), (month % 12) + 1, 1);
}

/** The last day of a month. */
export function lastDayOfMonth(month: MonthIndex): EpochDay {
  return firstDayOfMonth(month + 1) - 1;
}

/** The ISO weekday of a day: 1 = Monday … 7 = Sunday. */
export function weekday(day: EpochDay): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the ISO week that a day lies in. */
export function mondayOf(day: EpochDay): EpochDay {
  return day - weekday(day) + 1;
}

/** The ISO week of a day, such as `2026-W07`. The year is that of the week's Thursday, so it may differ from the day's own. */
export function isoWeekLabel(day: EpochDay): string {
  const thursday = mondayOf(day) + 3;
  const year = Math.floor(monthOf(thursday) / 12);
  const week = Math.floor((thursday - dayOfCivil(year, 1, 1)) / 7) + 1;
  return `${fourDigits(year)}-W${twoDigits(week)}`;
}

/** The Monday of the ISO week that a strict `YYYY-Www` names, or `null` if that year has no such week. */
export function parseIsoWeek(text: string): EpochDay | null {
  if (text.length !== 8 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(5) !== CAPITAL_W) return null;
  const year = digitsAt(text, 0, 4);
  const week = digitsAt(text, 6, 2);
  if (year < 1 || week < 1) return null;
  // 4 January always lies in week 1.
  const monday = mondayOf(dayOfCivil(year, 1, 4)) + (week - 1) * 7;
  return isoWeekLabel(monday) === text ? monday : null;
}

const HYPHEN = 0x2d;
const CAPITAL_W = 0x57;
const ZERO = 0x30;

/** The number that `count` decimal digits spell, or −1 if one of the characters is no digit. */
function digitsAt(text: string, start: number, count: number): number {
  let value = 0;
  for (let i = start; i < start + count; i += 1) {
    const digit = text.charCodeAt(i) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return (DAYS_BEFORE_MONTH[month] ?? 0) - (DAYS_BEFORE_MONTH[month - 1] ?? 0);
}

function dayOfCivil(year: number, month: number, dayOfMonth: number): EpochDay {
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const leapDayOfThisYear = month > 2 && isLeapYear(year) ? 1 : 0;
  const dayOfYear = (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDayOfThisYear + dayOfMonth - 1;
  return past * 365 + leapDays + dayOfYear - DAYS_FROM_YEAR_1_TO_1970;
}

const DAYS_FROM_YEAR_1_TO_1970 = 719_162;

function civilOf(day: EpochDay): { readonly month: MonthIndex; readonly dayOfMonth: number } {
  // Years that begin on 1 March put the leap day last, which makes every month's length a plain formula.
  const shifted = day + EPOCH_FROM_MARCH_OF_YEAR_0;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return { month: (era * 400 + yearOfEra) * 12 + 2 + monthFromMarch, dayOfMonth };
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function fourDigits(value: number): string {
  return value >= 1000 ? String(value) : String(value).padStart(4, "0");
}
