import { type DecimalMark, decimalMark } from "../../shared/observations/typed-decimal.ts";
import { DEFAULT_LOCALE, localeOf } from "../../shared/report/format/locale.ts";
import { type NumberFormat, numberFormat } from "../../shared/report/format/number-format.ts";
import { localSentence } from "../../shared/report/format/sentence-figures.ts";
import { usePreferences } from "../stores/preferences-store.ts";

/** Takes the place of a tag where the numbers and dates are those of the machine. */
export const SYSTEM_LOCALE = "system";

/** Whose numbers and dates the screens have; the words are English. */
export function shownLocale(): string {
  const { locale } = usePreferences.getState();
  return localeOf(locale === SYSTEM_LOCALE ? navigator.language : locale) ?? DEFAULT_LOCALE;
}

let last: { readonly locale: string; readonly numbers: NumberFormat } | null = null;

/** The numbers of the screens. */
export function shownNumbers(): NumberFormat {
  const locale = shownLocale();
  if (last?.locale !== locale) last = { locale, numbers: numberFormat(locale) };
  return last.numbers;
}

/** A count as the screens write it. */
export function countText(count: number): string {
  return shownNumbers().upTo(count, 0);
}

/** A sentence of the domain with its figures as the screens write them. */
export function shownSentence(text: string): string {
  return localSentence(text, shownLocale(), shownNumbers());
}

let lastMark: { readonly locale: string; readonly mark: DecimalMark } | null = null;

/** The decimal mark that numbers are typed with. */
export function shownDecimalMark(): DecimalMark {
  const locale = shownLocale();
  if (lastMark?.locale !== locale) lastMark = { locale, mark: decimalMark(locale) };
  return lastMark.mark;
}

/** The paper that is usual where a locale is at home. */
export function usualPaper(locale: string): "A4" | "Letter" {
  return LETTER.has(new Intl.Locale(locale).maximize().region ?? "") ? "Letter" : "A4";
}

const LETTER: ReadonlySet<string> = new Set(["US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "PR"]);
