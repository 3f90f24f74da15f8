/** An exact decimal: `digits` × 10^`exponent`. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Numbers longer than this, or with a larger exponent, are refused: they would cost time and hold no meaning. */
const MAX_LENGTH = 400;
const MICRO_EXPONENT = -6;
const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/;

export const ZERO_DECIMAL: Decimal = { digits: 0n, exponent: 0 };

/** The decimal that a text such as `-12.50` or `1.2E-7` spells; null: no number, or one longer than 400 digits. */
export function parseDecimal(text: string): Decimal | null {
  if (text.length > MAX_LENGTH) return null;
  const match = FORM.exec(text);
  if (match === null) return null;
  const [, sign = "", whole = "", fraction = "", power = "0"] = match;
  if (whole.length + fraction.length === 0) return null;
  const exponent = Number(power) - fraction.length;
  if (Math.abs(exponent) > MAX_LENGTH) return null;
  const digits = BigInt(whole + fraction);
  return { digits: sign === "-" ? -digits : digits, exponent };
}

/** The exact sum. */
export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const exponent = Math.min(left.exponent, right.exponent);
  return { digits: digitsAt(left, exponent) + digitsAt(right, exponent), exponent };
}

/** The exact product. */
export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return { digits: left.digits * right.digits, exponent: left.exponent + right.exponent };
}

/** Plain decimal text without exponent or needless zeros; `parseDecimal` reads it back as the same number. */
export function decimalText(value: Decimal): string {
  const sign = value.digits < 0n ? "-" : "";
  const digits = String(value.digits < 0n ? -value.digits : value.digits);
  if (value.exponent >= 0) return sign + (digits === "0" ? digits : digits + "0".repeat(value.exponent));
  const places = -value.exponent;
  const padded = digits.padStart(places + 1, "0");
  const fraction = padded.slice(-places).replace(/0+$/, "");
  const whole = padded.slice(0, -places);
  return (digits === "0" ? "" : sign) + (fraction === "" ? whole : `${whole}.${fraction}`);
}

/** Whole micros nearest to a decimal of whole units, half to even, and what rounding added (micros − exact, in units). */
export function microsOf(value: Decimal): { readonly micros: bigint; readonly added: Decimal } {
  const shift = value.exponent - MICRO_EXPONENT;
  if (shift >= 0) return { micros: value.digits * 10n ** BigInt(shift), added: ZERO_DECIMAL };
  const micros = divideHalfToEven(value.digits, 10n ** BigInt(-shift));
  const rounded: Decimal = { digits: micros, exponent: MICRO_EXPONENT };
  const exact: Decimal = { digits: -value.digits, exponent: value.exponent };
  return { micros, added: addDecimals(rounded, exact) };
}

function digitsAt(value: Decimal, exponent: number): bigint {
  return value.digits * 10n ** BigInt(value.exponent - exponent);
}

function divideHalfToEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  const doubled = (rest < 0n ? -rest : rest) * 2n;
  if (doubled < divisor || (doubled === divisor && quotient % 2n === 0n)) return quotient;
  return quotient + (dividend < 0n ? -1n : 1n);
}
