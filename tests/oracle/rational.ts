/** Exact fractions of BigInts. Every sum and quotient of the oracle is one until it is printed. */
export interface Rational {
  readonly num: bigint;
  /** Always > 0; the fraction is in lowest terms. */
  readonly den: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function fraction(num: bigint, den: bigint): Rational {
  if (den === 0n) throw new Error("division by zero");
  const divisor = gcd(num, den) * (den < 0n ? -1n : 1n);
  return { num: num / divisor, den: den / divisor };
}

export const whole = (value: bigint | number): Rational => ({ num: BigInt(value), den: 1n });
export const micros = (value: bigint): Rational => fraction(value, 1_000_000n);
export const zero: Rational = whole(0);
export const one: Rational = whole(1);

export const plus = (a: Rational, b: Rational): Rational =>
  fraction(a.num * b.den + b.num * a.den, a.den * b.den);
export const minus = (a: Rational, b: Rational): Rational =>
  fraction(a.num * b.den - b.num * a.den, a.den * b.den);
export const times = (a: Rational, b: Rational): Rational => fraction(a.num * b.num, a.den * b.den);
export const over = (a: Rational, b: Rational): Rational => fraction(a.num * b.den, a.den * b.num);
export const isZero = (a: Rational): boolean => a.num === 0n;
/** Negative, 0 or positive as a is smaller than, equal to or greater than b. */
export function compare(a: Rational, b: Rational): number {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}
export const total = (values: readonly Rational[]): Rational => values.reduce(plus, zero);
export const least = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);

/** The decimal that a file shows for a number ("0.1" is exactly one tenth), exactly. */
export function decimal(value: number): Rational {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (match === null) throw new Error(`not a decimal: ${value}`);
  const [, sign, integer = "0", part = "", exponent = "0"] = match;
  const digits = BigInt(integer + part) * (sign === "-" ? -1n : 1n);
  const power = Number(exponent) - part.length;
  return power >= 0 ? whole(digits * 10n ** BigInt(power)) : fraction(digits, 10n ** BigInt(-power));
}

/** The double nearest to the fraction (ties to even; subnormal results are not needed here). */
export function toNumber(value: Rational): number {
  if (value.num === 0n) return 0;
  const negative = value.num < 0n;
  const num = negative ? -value.num : value.num;
  // At least 64 significant bits, the last one set if anything was cut off: then Number() rounds only once.
  const shift = 66 + value.den.toString(2).length - num.toString(2).length;
  const scaledNum = shift > 0 ? num << BigInt(shift) : num;
  const scaledDen = shift > 0 ? value.den : value.den << BigInt(-shift);
  const quotient = scaledNum / scaledDen;
  const sticky = scaledNum % scaledDen === 0n ? quotient : quotient | 1n;
  const magnitude = Number(sticky) * 2 ** -shift;
  return negative ? -magnitude : magnitude;
}
