import { isEnglish } from "./locale.ts";
import { moneySign } from "./money-sign.ts";
import { type NumberFormat, numberFormat } from "./number-format.ts";

/** A figure as the domain writes it: ungrouped, with a point, the real minus. */
const NUMBER = String.raw`[+−]?\d+(?:\.\d+)?`;
/** What stands after a figure that the domain writes. */
const UNIT = String.raw`[ \u2009]%|[ ](?:pts|points|min|days|per outcome|per customer|a week|of 100)(?![\p{L}\d])`;
const FIGURES = new RegExp(
  [
    String.raw`(?<count>(?<![\p{L}\d.,])\d{1,3}(?:,\d{3})+(?= more units))`,
    String.raw`(?<minus>−?)(?<![\p{L}\d])(?<sign>[€$£]|[A-Z]{3}[ ])(?<money>\d{1,3}(?:,\d{3})*\.\d{2})(?![\d.])`,
    String.raw`(?<=${NUMBER}(?:${UNIT})? \((?:up to |from )?)(?<low>${NUMBER})(?:(?<join>[–…])(?<high>${NUMBER}))?(?=\))`,
    String.raw`(?<![\p{L}\d.,])(?<figure>${NUMBER})(?=${UNIT}| \((?:up to |from )?${NUMBER}(?:[–…]${NUMBER})?\))`,
    String.raw`(?<=(?:[≤≥]|below|above|at least|at most) )(?<bound>${NUMBER})(?![\p{L}\d]|[.,]\d)`,
    String.raw`(?<![\p{L}\d])(?<change>[+−]\d+\.\d+)(?![\p{L}\d]|[.,]\d)`,
  ].join("|"),
  "gu",
);
/** What people wrote stands in quotation marks and is left as they wrote it. */
const QUOTED = /("[^"]*"|“[^”]*”)/u;
const CURRENCIES: Readonly<Record<string, string>> = { "€": "EUR", $: "USD", "£": "GBP" };

/**
 * A sentence of the domain with its figures as a locale writes them: `Escalation rate ≤ 12,0 %`. The domain writes its
 * sentences in one notation, so that answers that are kept, the journal and the command line have the same words wherever
 * they are read; only what stands as `metric-words.ts` writes it is turned: a figure with its unit, an interval in brackets, a
 * bound behind its sign, a signed change.
 */
export function localSentence(sentence: string, locale: string, numbers = numberFormat(locale)): string {
  if (isEnglish(locale)) return sentence;
  return sentence
    .split(QUOTED)
    .map((part, place) => (place % 2 === 1 ? part : part.replaceAll(FIGURES, turn(locale, numbers))))
    .join("");
}

function turn(locale: string, numbers: NumberFormat) {
  return (found: string, ...rest: readonly unknown[]): string => {
    const { count, minus, sign, money, low, join, high, figure, bound, change } = rest.at(-1) as Partial<
      Readonly<Record<string, string>>
    >;
    if (count !== undefined) return numbers.fixed(Number(count.replaceAll(",", "")), 0);
    if (sign !== undefined && money !== undefined) {
      const { before, after } = moneySign(locale, CURRENCIES[sign] ?? sign.trim());
      return `${minus ?? ""}${before}${numbers.fixed(Number(money.replaceAll(",", "")), 2)}${after}`;
    }
    if (low !== undefined) {
      return high === undefined
        ? turned(low, numbers)
        : `${turned(low, numbers)}${join}${turned(high, numbers)}`;
    }
    const single = figure ?? bound ?? change;
    return single === undefined ? found : turned(single, numbers);
  };
}

/** The same digits in another notation: sign and places stay. */
function turned(text: string, numbers: NumberFormat): string {
  const value = Number(text.replace("−", "-"));
  const places = text.split(".")[1]?.length ?? 0;
  return text.startsWith("+") ? numbers.signed(value, places) : numbers.fixed(value, places);
}
