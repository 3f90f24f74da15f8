import { microsOf, parseDecimal } from "../../shared/observations/decimal.ts";

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)$/u;
/** The most micros that a field of money holds. */
const LARGEST_MICROS = 9_000_000_000_000_000n;

/** A decimal as a person types it, with the real minus sign too; null: it is none. */
export function typedNumber(text: string): number | null {
  const plain = plainOf(text);
  return DECIMAL.test(plain) ? Number(plain) : null;
}

/** A share that is typed in per cent. The decimal point is shifted, so that 99.4 % is 0.994 and no double beside it. */
export function typedShare(text: string): number | null {
  const plain = plainOf(text);
  return DECIMAL.test(plain) ? Number(`${plain}e-2`) : null;
}

/** An amount of money as whole micros, from 0; null: it is none. */
export function typedMicros(text: string): number | null {
  const decimal = parseDecimal(plainOf(text));
  if (decimal === null || !DECIMAL.test(plainOf(text))) return null;
  const { micros } = microsOf(decimal);
  return micros < 0n || micros > LARGEST_MICROS ? null : Number(micros);
}

/** A number as a field shows it: no grouping, no noise of doubles. */
export function numberText(value: number | null | undefined, factor = 1): string {
  return value === null || value === undefined ? "" : String(Number((value * factor).toFixed(9)));
}

/** Micros as a field shows them. */
export function microsText(micros: number | null | undefined): string {
  return micros === null || micros === undefined ? "" : String(micros / 1_000_000);
}

function plainOf(text: string): string {
  return text.trim().replace("\u2212", "-");
}
