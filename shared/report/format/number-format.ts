import { ENGLISH_LOCALES, englishNumber } from "./english-number.ts";

/** Thin space that does not break, between a number and its unit. */
export const THIN_SPACE = "\u202F";
/** Space that does not break, before a unit that is a word. */
export const WORD_SPACE = "\u00A0";
/** The real minus sign. */
export const MINUS = "\u2212";
/** Marks of direction that Intl puts beside signs: digits stand in English sentences here. */
const DIRECTION_MARKS = /[\u200E\u200F\u061C]/gu;
/** What stands where there is no data. */
export const NO_DATA = "–";

/** Writes numbers in one locale. Every report format uses this one module, so that all round alike. */
export interface NumberFormat {
  /** Grouped, with exactly `decimals` places: `1,204`, `−3.50`. */
  fixed(value: number, decimals: number): string;
  /** Like `fixed` with `+` or `−` before it; zero has no sign. */
  signed(value: number, decimals: number): string;
  /** Grouped, at most `decimals` places, no trailing zeros. */
  upTo(value: number, decimals: number): string;
}

/** The number format of a BCP 47 locale. Throws a RangeError for a text that is no locale. */
export function numberFormat(locale: string): NumberFormat {
  const formats = new Map<string, Intl.NumberFormat>();
  const isEnglish = ENGLISH_LOCALES.has(locale);
  const write = (
    value: number,
    least: number,
    most: number,
    signDisplay: "negative" | "exceptZero",
  ): string => {
    if (isEnglish && Number.isFinite(value)) {
      return englishNumber(value, { least, most, isSigned: signDisplay === "exceptZero" }, MINUS);
    }
    const key = `${least}/${most}/${signDisplay}`;
    let format = formats.get(key);
    if (format === undefined) {
      format = new Intl.NumberFormat(locale, {
        minimumFractionDigits: least,
        maximumFractionDigits: most,
        signDisplay,
        useGrouping: true,
        numberingSystem: "latn",
      });
      formats.set(key, format);
    }
    return format
      .formatToParts(value)
      .map((part) => (part.type === "minusSign" ? MINUS : part.value.replaceAll(DIRECTION_MARKS, "")))
      .join("");
  };
  return {
    fixed: (value, decimals) => write(value, decimals, decimals, "negative"),
    signed: (value, decimals) => write(value, decimals, decimals, "exceptZero"),
    upTo: (value, decimals) => write(value, 0, decimals, "negative"),
  };
}
