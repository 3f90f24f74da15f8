import { type Digits, readDigits } from "./printed-digits.ts";

/** A number as a spreadsheet holds it, with the format in which it reads as the report prints it. */
export interface PrintedNumber {
  readonly value: number;
  readonly format: string;
}

/** Sign, what stands before the digits, the digits, what stands behind them. */
const PRINTED =
  /^([+\u2212-]?)([^\d+\u2212]*?)(\d(?:[\d.,'’]*\d|[\u00A0\u202F](?=\d{3}(?!\d)))*)(?:[\s\u00A0\u202F]*)(\D*|of[\s\u00A0]100)$/u;

/**
 * The format that shows a raw number with the digits, sign and unit of its printed text: `€2.35` and not 2.345457. Points
 * of a rate are held as points, so that nobody reads `+5.9 pts` as percent. Null where the text is not that number at
 * full size (`€1.2k`) or holds more than it.
 */
export function printedNumber(text: string, raw: number): PrintedNumber | null {
  const [, sign = "", before = "", number = "", unit = ""] = PRINTED.exec(text.trim()) ?? [];
  if (number === "") return null;
  for (const digits of readDigits(number)) {
    const found = numberOf({ sign, before, unit }, digits, raw);
    if (found !== null) return found;
  }
  return null;
}

/** `£16k`, `+€1.2m`: what stands before the digits, the digits, and how many times as much they mean. */
const COMPACT = /^([+\u2212-]?)(\p{Sc}|\p{L}{1,4}[\u00A0\u202F])(\d[\d.,]*)([km])$/u;

/** A sum of money that is printed in thousands or millions, at full size with its sign; null: the text is none. */
export function fullMoney(text: string, raw: number): PrintedNumber | null {
  const [, sign, before = "", number, mark] = COMPACT.exec(text.trim()) ?? [];
  if (number === undefined) return null;
  const by = mark === "k" ? 1000 : 1_000_000;
  const isShown = readDigits(number).some(
    (digits) => Math.abs(Math.abs(raw) / by - shownBy(digits)) <= 0.500_001 * 10 ** -digits.decimals.length,
  );
  if (!isShown) return null;
  const body = `${quoted(before)}#,##0`;
  return { value: raw, format: sign === "+" ? `+${body};-${body};${body}` : `${body};-${body}` };
}

interface Around {
  readonly sign: string;
  readonly before: string;
  readonly unit: string;
}

function numberOf(
  { sign, before, unit }: Around,
  { whole, decimals }: Digits,
  raw: number,
): PrintedNumber | null {
  const shown = shownBy({ whole, decimals });
  const isShown = (value: number): boolean =>
    Math.abs(Math.abs(value) - shown) <= 0.500_001 * 10 ** -decimals.length;
  // Of a share whose column has the percent sign, the hundredfold is held.
  const isHundredfold = unit === "pts" || (unit === "" && before === "" && !isShown(raw));
  if (!isShown(unit === "%" || isHundredfold ? raw * 100 : raw)) return null;
  const digits = `#,##0${decimals === "" ? "" : `.${"0".repeat(decimals.length)}`}`;
  const body = `${quoted(before)}${digits}${unit === "%" ? "%" : quoted(unit === "" ? "" : ` ${unit}`)}`;
  return {
    value: isHundredfold ? raw * 100 : raw,
    format: sign === "+" || unit === "pts" ? `+${body};-${body};${body}` : `${body};-${body}`,
  };
}

/** A currency's sign, with air where it is made of letters; and the units that reports print. */
const CURRENCY = /^(?:\p{Sc}?|\p{L}{1,4}[\u00A0\u202F])$/u;
/** A currency's sign behind the number. */
const CURRENCY_BEHIND = /^(?:\p{Sc}|\p{L}{1,4}|\p{Lu}{0,2}\p{Sc})$/u;
const UNITS = /^(?:|%|pts|days|min|of[\s\u00A0]100|per[\s\u00A0](?:customer|week))$/u;

/** The arrow of a verdict before a difference, and the difference. */
const WITH_ARROW = /^([▲▼])[ \u00A0](.+)$/u;

/**
 * A printed difference, one with a sign before it, as the number that it is, an arrow before it in its format: as text a
 * plus would need a mark before it that keeps it from being read as a formula. Null: the text is no such number.
 */
export function signedNumber(text: string): PrintedNumber | null {
  const [, arrow, difference] = WITH_ARROW.exec(text.trim()) ?? [];
  if (arrow !== undefined && difference !== undefined) {
    const found = signedNumber(difference);
    return found === null ? null : { ...found, format: found.format.replaceAll(/^|(?<=;)/gu, `"${arrow} "`) };
  }
  const [, sign, before = "", number = "", unit = ""] = PRINTED.exec(text.trim()) ?? [];
  const isSigned = sign === "+" || sign === "\u2212";
  if (!isSigned || !CURRENCY.test(before) || !(UNITS.test(unit) || CURRENCY_BEHIND.test(unit))) return null;
  // No difference from 1 on is printed with three places: such digits are a group.
  const readings = readDigits(number);
  const digits = readings.find(({ decimals }) => decimals === "") ?? readings[0];
  if (digits === undefined) return null;
  const shown = sign === "+" ? shownBy(digits) : -shownBy(digits);
  return printedNumber(text, unit === "%" || unit === "pts" ? shown / 100 : shown);
}

function shownBy({ whole, decimals }: Digits): number {
  return Number(`${whole}.${decimals || "0"}`);
}

/** Words inside a format of Excel's; a quote would end them. */
function quoted(words: string): string {
  const clean = words.replace(/["\\;]/gu, "").replace(/[\s\u00A0\u202F]+/gu, " ");
  return clean === "" ? "" : `"${clean}"`;
}
