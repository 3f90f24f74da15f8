import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addExact, ExactSum, exactToBigInt, exactToNumber } from "../../../shared/statistics/ordered-sum.ts";
import { preciseSum } from "../../../shared/statistics/precise-sum.ts";

const MAX = Number.MAX_SAFE_INTEGER;
const anyInteger = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.maxSafeInteger(),
  fc.constantFrom(9e15, -9e15, MAX, -MAX, 4_294_967_296, -4_294_967_296, 4_294_967_295),
);

function sumOf(values: readonly number[]): ExactSum {
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  return sum;
}

describe("ExactSum", () => {
  it("keeps what doubles drop", () => {
    // 9e15 + 9e15 = 1.8e16 lies above 2⁵³, where doubles step by 2: the +1 survives only exactly.
    const sum = sumOf([9e15, 9e15, 1]);
    expect(sum.toBigInt()).toBe(18_000_000_000_000_001n);
    expect(sum.isExactDouble).toBe(false);
    sum.subtract(9e15);
    expect(sum.toNumber()).toBe(9_000_000_000_000_001);
    expect(sum.isExactDouble).toBe(true);
    expect(new ExactSum().toNumber()).toBe(0);
  });

  it("equals BigInt and its nearest double, whatever the order", () => {
    fc.assert(
      fc.property(fc.array(anyInteger, { maxLength: 300 }), (values) => {
        const expected = values.reduce((sum, value) => sum + BigInt(value), 0n);
        const orders = [values, [...values].reverse(), [...values].sort((a, b) => a - b)];
        for (const order of orders) {
          const sum = sumOf(order);
          expect(sum.toBigInt()).toBe(expected);
          expect(sum.toNumber()).toBe(Number(expected));
          expect(sum.isExactDouble).toBe(BigInt(Number(expected)) === expected);
        }
      }),
      { seed: 42, numRuns: 300 },
    );
  });

  it("carries through millions of rows", () => {
    const low = new Float64Array(2);
    const high = new Float64Array(2);
    for (let i = 0; i < 3_000_000; i += 1) addExact(low, high, 1, i % 2 === 0 ? 4_294_967_295 : MAX);
    // 1 500 000 · (2³² − 1) + 1 500 000 · (2⁵³ − 1)
    const expected = 1_500_000n * (2n ** 32n - 1n) + 1_500_000n * (2n ** 53n - 1n);
    expect(exactToBigInt(low, high, 1)).toBe(expected);
    expect(exactToNumber(low, high, 1)).toBe(Number(expected));
    expect(exactToNumber(low, high, 0)).toBe(0);
  });

  it("refuses what a double does not hold exactly", () => {
    for (const value of [0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => new ExactSum().add(value)).toThrow(RangeError);
    }
  });
});

describe("preciseSum", () => {
  it("does not lose small terms beside large ones", () => {
    expect(preciseSum([1e16, 1, -1e16])).toBe(1);
    expect(preciseSum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
    expect(preciseSum([])).toBe(0);
  });

  it("does not depend on the order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { maxLength: 100 }), (terms) => {
        const sum = preciseSum(terms);
        const other = preciseSum([...terms].sort((a, b) => b - a));
        expect(Math.abs(other - sum)).toBeLessThanOrEqual(Math.abs(sum) * 2.3e-16 + 1e-22);
      }),
      { seed: 42, numRuns: 300 },
    );
  });
});
