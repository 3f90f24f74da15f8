/** One unit of the high limb. The low limb holds whole units below it, with room to collect many before a carry. */
const LIMB = 4_294_967_296;
const CARRY_AT = 4_503_599_627_370_496;

/**
 * The exact sum of whole numbers up to ±(2⁵³ − 1) each (counts, money in micros), as many as there are, in any order.
 * The sum itself may reach ±2⁸⁴.
 */
export class ExactSum {
  readonly #low = new Float64Array(1);
  readonly #high = new Float64Array(1);

  /** Adds a whole number. Throws a RangeError for one that a double does not hold exactly. */
  add(value: number): void {
    if (!Number.isSafeInteger(value)) throw new RangeError(`Not an exact whole number: ${value}`);
    addExact(this.#low, this.#high, 0, value);
  }

  /** Takes a whole number away. */
  subtract(value: number): void {
    this.add(-value);
  }

  /** Whether `toNumber` is the sum itself and not the double nearest to it. */
  get isExactDouble(): boolean {
    return BigInt(this.toNumber()) === this.toBigInt();
  }

  /** The double nearest to the exact sum. */
  toNumber(): number {
    return exactToNumber(this.#low, this.#high, 0);
  }

  /** The exact sum. */
  toBigInt(): bigint {
    return exactToBigInt(this.#low, this.#high, 0);
  }
}

/**
 * Adds the whole number `value` (at most ±(2⁵³ − 1), not checked: this runs once a row) to the exact sum that the two
 * limbs at `index` hold. Arrays of zeros are sums of 0.
 */
export function addExact(low: Float64Array, high: Float64Array, index: number, value: number): void {
  let sum: number;
  if (value < LIMB && value > -LIMB) {
    sum = (low[index] ?? 0) + value;
  } else {
    const units = Math.trunc(value / LIMB);
    high[index] = (high[index] ?? 0) + units;
    sum = (low[index] ?? 0) + (value - units * LIMB);
  }
  if (sum >= CARRY_AT || sum <= -CARRY_AT) {
    const carried = Math.trunc(sum / LIMB);
    high[index] = (high[index] ?? 0) + carried;
    sum -= carried * LIMB;
  }
  low[index] = sum;
}

/** The double nearest to the exact sum at `index`: both limbs are exact, so the one addition rounds once and correctly. */
export function exactToNumber(low: Float64Array, high: Float64Array, index: number): number {
  return (high[index] ?? 0) * LIMB + (low[index] ?? 0);
}

/** The exact sum at `index`. */
export function exactToBigInt(low: Float64Array, high: Float64Array, index: number): bigint {
  return BigInt(high[index] ?? 0) * BigInt(LIMB) + BigInt(low[index] ?? 0);
}
