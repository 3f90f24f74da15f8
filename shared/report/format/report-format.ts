import type { EpochDay } from "../../calendar/calendar-date.ts";
import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import { moneyPlaces } from "../../metrics/money-places.ts";
import { type DateFormat, dateFormat } from "./date-format.ts";
import { DEFAULT_LOCALE } from "./locale.ts";
import { moneySign } from "./money-sign.ts";
import { NO_DATA, type NumberFormat, numberFormat, THIN_SPACE, WORD_SPACE } from "./number-format.ts";
import { localSentence } from "./sentence-figures.ts";

/** What a figure is measured in. Money values are decimals of the pilot's one currency. */
export type FigureUnit =
  | "rate"
  | "count"
  | "units"
  | "unitsPerCustomer"
  | "money"
  | "moneyPerOutcome"
  | "minutes"
  | "days"
  | "score"
  | "loopsPerWeek";

/** A number as printed: the bare number, its unit (may be empty), and both together. */
export interface PrintedValue {
  readonly number: string;
  readonly unit: string;
  /** Both together; a currency's sign is part of `number` already, on the side where the locale has it. */
  readonly text: string;
}

/** Everything that turns values into the words and digits of a report. Same rounding in every format. */
export interface ReportFormat {
  readonly locale: string;
  readonly currency: string;
  readonly dates: DateFormat;
  readonly numbers: NumberFormat;
  /** A figure: `58.0 %`, `€2.44`, `3.2 days`; `–` without data. */
  value(value: number | null, unit: FigureUnit): PrintedValue;
  /** Like `value` with money in compact form: `€1.18M`. For tiles and axes. */
  compact(value: number | null, unit: FigureUnit): PrintedValue;
  /** A value without its unit, for columns whose head has it. */
  bare(value: number | null, unit: FigureUnit): string;
  /** `56.7–59.3`, without unit; `−1.0…+1.3` on both sides of zero; `from 56.7` or `up to 59.3` with one open end, empty with two. */
  interval(low: number | null, high: number | null, unit: FigureUnit): string;
  /** A difference, always signed; of rates in points: `+17.0 pts`. */
  difference(value: number | null, unit: FigureUnit): PrintedValue;
  count(value: number | null): string;
  /** Integer micros as money: full `€12,345.67`, compact `€12.3k`. */
  micros(value: number | null, form: "full" | "compact"): string;
  /** A sentence of the domain with its figures as here. */
  sentence(text: string): string;
  /** The unit as a column head says it: `%`, `EUR`, `days`; empty for plain counts. */
  unitName(unit: FigureUnit): string;
  /** The currency of values of a unit; empty where they are no money. */
  currencyOf(unit: FigureUnit): string;
}

/** The format of a report: BCP 47 locale, ISO 4217 currency, and the as-of date whose year is left out of dates. */
export function reportFormat(options: {
  readonly locale?: string | undefined;
  readonly currency: string;
  readonly asOf: EpochDay;
}): ReportFormat {
  const locale = options.locale ?? DEFAULT_LOCALE;
  const numbers = numberFormat(locale);
  const { before, after } = moneySign(locale, options.currency);
  const money = (text: string): string =>
    /^[+−]/u.test(text) ? `${text.slice(0, 1)}${before}${text.slice(1)}${after}` : `${before}${text}${after}`;
  const isMoney = (unit: FigureUnit): boolean => unit === "money" || unit === "moneyPerOutcome";

  const digits = (value: number, unit: FigureUnit): string => {
    switch (unit) {
      case "rate":
        return numbers.fixed(value * 100, 1);
      case "count":
      case "units":
        return numbers.upTo(value, 1);
      case "money":
        return numbers.fixed(value, Math.abs(value) >= 1000 ? 0 : 2);
      case "moneyPerOutcome":
        return numbers.fixed(value, moneyPlaces(value));
      case "minutes":
      case "days":
      case "score":
      case "unitsPerCustomer":
        return numbers.fixed(value, 1);
      case "loopsPerWeek":
        return numbers.fixed(value, 2);
    }
  };
  const compactDigits = (value: number): string => {
    const size = Math.abs(value);
    if (size >= 999_500_000) return `${numbers.upTo(value / 1e9, 2)}bn`;
    if (size >= 999_500) return `${numbers.upTo(value / 1e6, 2)}m`;
    if (size >= 10_000) return `${numbers.upTo(value / 1e3, 1)}k`;
    return numbers.fixed(value, size >= 1000 ? 0 : moneyPlaces(value));
  };
  const printed = (number: string, unit: FigureUnit): PrintedValue => {
    if (isMoney(unit)) return { number: money(number), unit: "", text: money(number) };
    const name = UNIT_AFTER[unit];
    return { number, unit: name, text: name === "" ? number : `${number}${unitSpace(name)}${name}` };
  };
  const none: PrintedValue = { number: NO_DATA, unit: "", text: NO_DATA };
  const bare = (value: number | null, unit: FigureUnit): string =>
    value === null ? NO_DATA : digits(value, unit);

  return {
    locale,
    currency: options.currency,
    numbers,
    dates: dateFormat(locale, Number(formatCalendarDate(options.asOf).slice(0, 4))),
    bare,
    value: (value, unit) => (value === null ? none : printed(digits(value, unit), unit)),
    compact: (value, unit) =>
      value === null ? none : printed(isMoney(unit) ? compactDigits(value) : digits(value, unit), unit),
    interval: (low, high, unit) => {
      if (low === null && high === null) return "";
      if (low === null) return `up to ${bare(high, unit)}`;
      if (high === null) return `from ${bare(low, unit)}`;
      // An en dash beside a minus sign cannot be read: signed ends are joined by an ellipsis, and both have their sign.
      const sign = low < 0 && high > 0 && /[1-9]/u.test(bare(high, unit)) ? "+" : "";
      return `${bare(low, unit)}${low < 0 ? "…" : "–"}${sign}${bare(high, unit)}`;
    },
    difference: (value, unit) => {
      if (value === null) return none;
      if (unit === "rate") {
        const number = numbers.signed(value * 100, 1);
        return { number, unit: "pts", text: `${number}${WORD_SPACE}pts` };
      }
      if (isMoney(unit)) {
        const text = money(numbers.signed(value, moneyPlaces(value)));
        return { number: text, unit: "", text };
      }
      return printed(numbers.signed(value, unit === "count" || unit === "units" ? 0 : 1), unit);
    },
    count: (value) => (value === null ? NO_DATA : numbers.upTo(value, 1)),
    micros: (value, form) => {
      if (value === null) return NO_DATA;
      const decimals = value / MICROS;
      return money(form === "compact" ? compactDigits(decimals) : numbers.fixed(decimals, 2));
    },
    sentence: (text) => localSentence(text, locale, numbers),
    currencyOf: (unit) => (isMoney(unit) ? options.currency : ""),
    unitName: (unit) => (isMoney(unit) ? options.currency : unit === "score" ? "0–100" : UNIT_AFTER[unit]),
  };
}

/** The space between a number and its unit: thin before a sign, a full one before a word. */
export function unitSpace(unit: string): string {
  return /^\p{L}/u.test(unit) ? WORD_SPACE : THIN_SPACE;
}

const MICROS = 1_000_000;

const UNIT_AFTER: Readonly<Record<FigureUnit, string>> = {
  rate: "%",
  count: "",
  units: "",
  unitsPerCustomer: "per\u00A0customer",
  money: "",
  moneyPerOutcome: "",
  minutes: "min",
  days: "days",
  score: "of\u00A0100",
  loopsPerWeek: "per\u00A0week",
};
