import type { DateFormat, DateReading } from "../date-format.ts";
import { compileDateFormat, readIsoDate, wallClockMs } from "../date-format.ts";

/** Stands for ISO 8601 (and for a month as YYYY-MM), which a mapping reads without a format. */
export const ISO_FORMAT = "";

const NUMERIC = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?=$|[T ,])/;
const DAY_FIRST_NAMED = /^(\d{1,2})([ ./-])([A-Za-z]{3})([ ./-])(\d{4}|\d{2})(?=$|[T ,])/;
const MONTH_FIRST_NAMED = /^([A-Za-z]{3})([ -])(\d{1,2})(, | )(\d{4})(?=$|[ ,])/;
const COMPACT = /^(\d{8})(?=$|T)/;
const COMPACT_WITH_TIME = /^\d{14}$/;
const NUMERIC_MONTH = /^(\d{1,2})([./-])(\d{4})$/;
const NAMED_MONTH = /^([A-Za-z]{3})([ ./-])(\d{4}|\d{2})$/;
const ISO_MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const TIME =
  /^(T| |, )(\d{1,2}):(\d{2})(?::(\d{2})(?:([.,])\d{1,9})?)?(?:( ?)(am|pm))?(?:( ?)(?:Z|[+-]\d{2}(?::?\d{2})?))?$/i;
const HAS_OFFSET = /:\d{2}(?:[.,]\d+)? ?(?:am|pm)?( ?)(Z|[+-]\d{2}(?::?\d{2})?)$/i;
/** Years that plain digits must lie in to be taken for a date. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2069;

/**
 * The formats in which a text is a date, the most usual first: each reads it as a date that exists. More than one: day
 * and month (or year) cannot be told apart by this text. None: it is not like a date.
 */
export function dateFormatsOf(text: string): readonly string[] {
  if (typeof readIsoDate(text) === "object" || ISO_MONTH.test(text)) return [ISO_FORMAT];
  return shapedFormats(text).filter((format) => readWith(format, text) !== null);
}

/** The wall time that a text has in a format, in milliseconds as if it were UTC; null: it has not that form. */
export function readWith(format: string, text: string): number | null {
  const reading = readingOf(format, text);
  return reading === null ? null : wallClockMs(reading.local);
}

/** Whether a text that is a date in a format holds a time of day. */
export function hasTimeOfDay(format: string, text: string): boolean {
  return readingOf(format, text)?.hasTime === true;
}

/** Whether a date text ends in Z or an offset such as +01:00. */
export function hasOffset(text: string): boolean {
  return HAS_OFFSET.test(text);
}

function readingOf(format: string, text: string): DateReading | null {
  const reading =
    format === ISO_FORMAT
      ? readIsoDate(ISO_MONTH.test(text) ? `${text}-01` : text)
      : (compiled(format)?.read(text) ?? "shape");
  return typeof reading === "object" ? reading : null;
}

const compiledFormats = new Map<string, DateFormat | null>();

function compiled(format: string): DateFormat | null {
  const known = compiledFormats.get(format);
  if (known !== undefined) return known;
  const made = compileDateFormat(format);
  const result = made.ok ? made.value : null;
  compiledFormats.set(format, result);
  return result;
}

/** The formats that the signs of a text allow; not all of them give a date that exists. */
function shapedFormats(text: string): readonly string[] {
  const numericMonth = NUMERIC_MONTH.exec(text);
  if (numericMonth !== null) {
    return isLikelyYear(numericMonth[3] ?? "") ? [`M${numericMonth[2] ?? ""}YYYY`] : [];
  }
  const namedMonth = NAMED_MONTH.exec(text);
  if (namedMonth !== null) return [`MMM${namedMonth[2] ?? ""}${yearToken(namedMonth[3] ?? "")}`];
  if (COMPACT_WITH_TIME.test(text)) return isLikelyYear(text.slice(0, 4)) ? ["YYYYMMDDHHmmss"] : [];
  const dates = datePart(text);
  if (dates === null) return [];
  const time = timeFormat(text.slice(dates.length));
  return time === null ? [] : dates.formats.map((format) => format + time);
}

interface DatePart {
  readonly length: number;
  readonly formats: readonly string[];
}

function datePart(text: string): DatePart | null {
  const numeric = NUMERIC.exec(text);
  if (numeric !== null) {
    const [all, first = "", sign = "", , last = ""] = numeric;
    return { length: all.length, formats: numericFormats(first, last, sign) };
  }
  const dayFirst = DAY_FIRST_NAMED.exec(text);
  if (dayFirst !== null) {
    const [all, , one = "", , other = "", year = ""] = dayFirst;
    return { length: all.length, formats: [`D${one}MMM${other}${yearToken(year)}`] };
  }
  const monthFirst = MONTH_FIRST_NAMED.exec(text);
  if (monthFirst !== null) {
    const [all, , one = "", , other = ""] = monthFirst;
    return { length: all.length, formats: [`MMM${one}D${other}YYYY`] };
  }
  const compact = COMPACT.exec(text);
  if (compact === null) return null;
  const formats = [
    ...(isLikelyYear(text.slice(0, 4)) ? ["YYYYMMDD"] : []),
    ...(isLikelyYear(text.slice(4, 8)) ? ["DDMMYYYY", "MMDDYYYY"] : []),
  ];
  return { length: 8, formats };
}

function numericFormats(first: string, last: string, sign: string): readonly string[] {
  if (first.length === 4) return last.length <= 2 ? [`YYYY${sign}M${sign}D`] : [];
  if (first.length > 2) return [];
  if (last.length === 4) return [`D${sign}M${sign}YYYY`, `M${sign}D${sign}YYYY`];
  if (last.length !== 2) return [];
  const years = [`D${sign}M${sign}YY`, `M${sign}D${sign}YY`];
  return first.length === 2 ? [...years, `YY${sign}M${sign}D`] : years;
}

function timeFormat(rest: string): string | null {
  if (rest === "") return "";
  const match = TIME.exec(rest);
  if (match === null) return null;
  const [, lead = "", , , second, mark, gapBeforeHalf = "", half, gapBeforeOffset = ""] = match;
  const isHalved = half !== undefined;
  return [
    lead,
    isHalved ? "h" : "H",
    ":mm",
    second === undefined ? "" : ":ss",
    mark === undefined ? "" : `${mark}SSS`,
    isHalved ? `${gapBeforeHalf}A` : "",
    hasOffset(rest) ? `${gapBeforeOffset}Z` : "",
  ].join("");
}

function yearToken(year: string): string {
  return year.length === 4 ? "YYYY" : "YY";
}

function isLikelyYear(digits: string): boolean {
  const year = Number(digits);
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
