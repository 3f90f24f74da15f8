import { isEnglish } from "./locale.ts";
import { THIN_SPACE, WORD_SPACE } from "./number-format.ts";

/** A currency's sign as a locale writes it: one of the two is empty. */
export interface MoneySign {
  /** Stands before the digits, behind the sign of the number: `€`, or `kr` with its air. */
  readonly before: string;
  /** Stands after the digits, with its air: ` €`. */
  readonly after: string;
}

/** Signs that are the same in every language: Intl takes a while when it is first asked for one. */
const COMMON_SIGNS: Readonly<Record<string, string>> = { EUR: "€", USD: "$", GBP: "£" };
/** Marks of direction: what stands around a sign, not in it. */
const MARKS = /[\u200E\u200F\u061C]/gu;

/** The sign of an ISO 4217 currency and its side of the number. English has it in front, in every currency. */
export function moneySign(locale: string, currency: string): MoneySign {
  const isInFront = isEnglish(locale);
  const common = COMMON_SIGNS[currency];
  if (isInFront && common !== undefined) return { before: common, after: "" };
  try {
    const parts = new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      numberingSystem: "latn",
    })
      .formatToParts(0)
      .filter(({ value }) => value.replaceAll(MARKS, "") !== "");
    const place = parts.findIndex(({ type }) => type === "currency");
    const sign = parts[place]?.value.replaceAll(MARKS, "") ?? currency;
    const isBehind = !isInFront && place > parts.findIndex(({ type }) => type === "integer");
    if (isBehind) return { before: "", after: `${WORD_SPACE}${sign}` };
    // Signs made of letters ("kr", "SEK") need air before the number.
    return { before: /\p{L}$/u.test(sign) ? `${sign}${THIN_SPACE}` : sign, after: "" };
  } catch {
    return { before: `${currency}${THIN_SPACE}`, after: "" };
  }
}
