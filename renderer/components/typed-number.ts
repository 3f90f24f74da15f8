import { microsOf, parseDecimal } from "../../shared/observations/decimal.ts";
import { fieldDecimal, typedDecimal } from "../../shared/observations/typed-decimal.ts";
import { shownDecimalMark } from "../app/shown-locale.ts";

/** The most micros that a field of money holds. */
const LARGEST_MICROS = 9_000_000_000_000_000n;

/** A decimal as a person types it in the region of the screens, with the real minus sign too; null: it is none. */
export function typedNumber(text: string): number | null {
  const plain = plainNumber(text);
  return plain === null ? null : Number(plain);
}

/** Why what was typed is no decimal, as a sentence without a full stop; null: it is one. */
export function numberFault(text: string): string | null {
  const typed = typedDecimal(text, shownDecimalMark());
  return typed.ok ? null : typed.fault;
}

/** Why what was typed is no number from `least` to `most`: what is wrong with its letters, else `words`; null: it is one. */
export function boundFault(
  text: string,
  { least = 0, most, words }: { readonly least?: number; readonly most: number; readonly words: string },
): string | null {
  const value = typedNumber(text);
  return value === null ? numberFault(text) : value < least || value > most ? words : null;
}

/** Why what was typed is no amount of money from 0; null: it is one. */
export function amountFault(text: string): string | null {
  return numberFault(text) ?? (typedMicros(text) === null ? "an amount of money from 0 on" : null);
}

/** A decimal as it is stored, with a point; null: it is none. */
export function plainNumber(text: string): string | null {
  const typed = typedDecimal(text, shownDecimalMark());
  return typed.ok ? typed.plain : null;
}

/** A share that is typed in per cent. The decimal point is shifted, so that 99.4 % is 0.994 and no double beside it. */
export function typedShare(text: string): number | null {
  const plain = plainNumber(text);
  return plain === null ? null : Number(`${plain}e-2`);
}

/** An amount of money as whole micros, from 0; null: it is none. */
export function typedMicros(text: string): number | null {
  const decimal = parseDecimal(plainNumber(text) ?? "");
  if (decimal === null) return null;
  const { micros } = microsOf(decimal);
  return micros < 0n || micros > LARGEST_MICROS ? null : Number(micros);
}

/** A number as a field shows it: no grouping, no noise of doubles. */
export function numberText(value: number | null | undefined, factor = 1): string {
  return value === null || value === undefined ? "" : shown(Number((value * factor).toFixed(9)));
}

/** Micros as a field shows them. */
export function microsText(micros: number | null | undefined): string {
  return micros === null || micros === undefined ? "" : shown(micros / 1_000_000);
}

function shown(value: number): string {
  return fieldDecimal(String(value), shownDecimalMark());
}
