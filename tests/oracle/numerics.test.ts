import { describe, expect, it } from "vitest";
import { kaplanMeierInterval, kaplanMeierMedian } from "./kaplan-meier.ts";
import {
  binomialRank,
  quantileInterval,
  quantileType7,
  ratioEstimate,
  ratioInterval,
  squareAndAdd,
  studentT975,
  wilson,
} from "./numerics.ts";
import { decimal, fraction, toNumber, whole } from "./rational.ts";

describe("exact fractions", () => {
  it("prints the nearest double", () => {
    expect(toNumber(fraction(1n, 3n))).toBe(1 / 3);
    expect(toNumber(fraction(-2n, 10n))).toBe(-0.2);
    expect(toNumber(fraction(10n ** 30n + 1n, 10n ** 30n))).toBe(1);
    expect(toNumber(decimal(59.9))).toBe(59.9);
    expect(decimal(0.1)).toEqual({ num: 1n, den: 10n });
    expect(decimal(1e-7)).toEqual({ num: 1n, den: 10_000_000n });
  });
});

describe("wilson", () => {
  it("gives the textbook interval of 8 out of 10", () => {
    // (0.8 + 3.8415/20 +- 1.96 sqrt(0.8*0.2/10 + 3.8415/400)) / (1 + 3.8415/10) = 0.4902, 0.9433
    const { low, high } = wilson(8, 10);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
  });
});

describe("studentT975", () => {
  it("gives the printed table", () => {
    const table = [
      [1, 12.7062],
      [2, 4.3027],
      [3, 3.1824],
      [4, 2.7764],
      [5, 2.5706],
      [10, 2.2281],
      [29, 2.0452],
      [120, 1.9799],
    ] as const;
    for (const [df, t] of table) expect(studentT975(df)).toBeCloseTo(t, 4);
  });
});

describe("ratio estimator", () => {
  const pairs = [1, 2, 3, 4, 5].map((y) => ({ y: whole(y), x: whole(1) }));
  it("is the t interval of a mean where x is 1", () => {
    // mean 3, s^2 = 10/4, se = sqrt(2.5/5) = 0.70711, t(4) = 2.77645: 3 +- 1.96324
    const interval = ratioInterval(pairs, 5);
    expect(interval?.low).toBeCloseTo(1.03676, 5);
    expect(interval?.high).toBeCloseTo(4.96324, 5);
  });
  it("has none for too few units, without spread, and where x sums to 0", () => {
    expect(ratioInterval(pairs.slice(1), 5)).toBeNull();
    const flat = [1, 2, 3, 4, 5].map((k) => ({ y: fraction(BigInt(k), 3n), x: whole(k) }));
    expect(ratioInterval(flat, 5)).toBeNull();
    expect(ratioEstimate([{ y: whole(1), x: whole(0) }])).toBeNull();
  });
});

describe("quantiles", () => {
  it("interpolates as type 7", () => {
    // position (4 - 1) * 0.9 = 2.7: 3 + 0.7 * (10 - 3) = 7.9
    expect(quantileType7([10, 1, 3, 2], 0.9)).toBeCloseTo(7.9, 12);
    expect(quantileType7([10, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantileType7([], 0.5)).toBeNull();
  });
  it("bounds a median above from n = 6 and a 0.9 quantile from n = 36", () => {
    const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);
    // n = 5: P(B <= 0) = 1/32 >= 0.025: j = 0. P(B <= 4) = 31/32 = 0.969 < 0.975: k = 6: open.
    expect(quantileInterval(upTo(5), 0.5)).toEqual({ low: 0, high: null });
    // n = 6: P(B <= 0) = 1/64 < 0.025 <= 7/64: j = 1. P(B <= 5) = 63/64 = 0.984: k = 6.
    expect(quantileInterval(upTo(6), 0.5)).toEqual({ low: 1, high: 6 });
    expect(quantileInterval(upTo(29), 0.9)).toBeNull();
    expect(quantileInterval(upTo(35), 0.9)?.high).toBeNull();
    expect(quantileInterval(upTo(36), 0.9)?.high).toBe(36);
  });
  it("compares ranks exactly", () => {
    // B ~ binomial(2, 1/2): 1/4, 3/4, 1
    const half = fraction(1n, 2n);
    expect(binomialRank(2, half, fraction(1n, 4n))).toBe(0);
    expect(binomialRank(2, half, fraction(3n, 4n))).toBe(1);
    expect(binomialRank(2, half, fraction(751n, 1000n))).toBe(2);
  });
});

describe("Kaplan-Meier", () => {
  it("gives the median with ties and censoring", () => {
    // times 1, 2, 2+, 3, 4+: S(1) = 4/5, S(2) = 4/5 * 3/4 = 3/5, S(3) = 3/5 * 1/2 = 3/10
    const observed = [
      { duration: 1n, event: true },
      { duration: 2n, event: true },
      { duration: 2n, event: false },
      { duration: 3n, event: true },
      { duration: 4n, event: false },
    ];
    expect(kaplanMeierMedian(observed)).toBe(3n);
  });
  it("takes an exact half and never guesses past the last event", () => {
    const event = (duration: bigint): { duration: bigint; event: boolean } => ({ duration, event: true });
    const open = (duration: bigint): { duration: bigint; event: boolean } => ({ duration, event: false });
    // 5/6 * 4/5 * 3/4 = 1/2 exactly, which doubles miss
    expect(kaplanMeierMedian([1n, 2n, 3n].map(event).concat([9n, 9n, 9n].map(open)))).toBe(3n);
    expect(kaplanMeierMedian([1n].map(event).concat([9n, 9n].map(open)))).toBeNull();
    expect(kaplanMeierMedian([])).toBeNull();
  });
  it("gives the log-log band of ten closed ones", () => {
    // At t = 2: S = 0.8, V = 1/(10*9) + 1/(9*8) = 0.025, width = 1.96 * 0.15811 / 0.22314 = 1.38876:
    // lower band 0.8^4.0098 = 0.4087 <= 0.5 (at t = 1: 0.9^exp(1.96081) = 0.9^7.105 = 0.4730 <= 0.5 already)
    // At t = 8: S = 0.2, V = 0.4, upper 0.2^exp(-0.77018) = 0.2^0.46293 = 0.4747 <= 0.5; at t = 7: S = 0.3,
    // V = 7/30, 0.3^exp(-0.78636) = 0.3^0.4555 = 0.578 > 0.5
    const ten = Array.from({ length: 10 }, (_, i) => ({ duration: BigInt(i + 1), event: true }));
    expect(kaplanMeierInterval(ten, Number)).toEqual({ low: 1, high: 8 });
  });
  it("takes a time with S = 0 for the lower end only", () => {
    const two = [
      { duration: 5n, event: true },
      { duration: 5n, event: true },
    ];
    expect(kaplanMeierInterval(two, Number)).toEqual({ low: 5, high: null });
  });
});

describe("squareAndAdd", () => {
  it("is Newcombe's method 10 for 56/70 against 48/80", () => {
    // Newcombe 1998, table II, case (a): 0.2, interval 0.0524 to 0.3339
    const side = (a: number, b: number): { x: number; interval: { low: number; high: number } } => ({
      x: a / b,
      interval: wilson(a, b),
    });
    const { low, high } = squareAndAdd(side(56, 70), side(48, 80));
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
  });
  it("keeps an end open where one of its two is", () => {
    const open = { x: 3, interval: { low: 2, high: null } };
    const closed = { x: 1, interval: { low: 0, high: 2 } };
    // lower end of open - closed: 2 - sqrt((3-2)^2 + (2-1)^2)
    expect(squareAndAdd(open, closed)).toEqual({ low: 2 - Math.SQRT2, high: null });
    expect(squareAndAdd(closed, open)).toEqual({ low: null, high: -2 + Math.SQRT2 });
  });
});
