import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantileInterval, quantileSorted, selectQuantiles } from "../../../shared/statistics/quantile.ts";

const someValues = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 1e6, noNaN: true }), fc.constant(-0)),
  { minLength: 1, maxLength: 200 },
);

describe("quantileSorted", () => {
  it("interpolates between the neighbours (type 7)", () => {
    const sorted = Float64Array.of(1, 2, 4, 8);
    // Position (4 − 1)·0.5 = 1.5: 2 + 0.5·(4 − 2) = 3; (4 − 1)·0.9 = 2.7: 4 + 0.7·(8 − 4) = 6.8.
    expect(quantileSorted(sorted, 0.5)).toBe(3);
    expect(quantileSorted(sorted, 0.9)).toBeCloseTo(6.8, 14);
    expect(quantileSorted(sorted, 0)).toBe(1);
    expect(quantileSorted(sorted, 1)).toBe(8);
    expect(quantileSorted(Float64Array.of(7), 0.9)).toBe(7);
    expect(quantileSorted(sorted, 0.5, 1, 3)).toBe(3);
  });

  it("refuses an empty range", () => {
    expect(() => quantileSorted(new Float64Array(0), 0.5)).toThrow(RangeError);
    expect(() => selectQuantiles(new Float64Array(3), 2, 2, [0.5])).toThrow(RangeError);
  });
});

describe("selectQuantiles", () => {
  it("equals sorting, to the bit, inside the range only", () => {
    const q = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(someValues, fc.array(q, { minLength: 1, maxLength: 4 }), (values, qs) => {
        const padded = Float64Array.of(-1, ...values, -2);
        const sorted = Float64Array.from(values).sort();
        const selected = selectQuantiles(padded, 1, values.length + 1, [...qs, 0.5, 0.9]);
        expect(selected).toEqual([...qs, 0.5, 0.9].map((one) => quantileSorted(sorted, one)));
        expect(padded[0]).toBe(-1);
        expect(padded.at(-1)).toBe(-2);
        expect(padded.slice(1, -1).sort()).toEqual(sorted);
      }),
      { seed: 42, numRuns: 500 },
    );
  });

  it.each([
    ["equal values", () => 3],
    ["two values", (i: number) => i % 2],
    ["ascending", (i: number) => i],
    ["organ pipe", (i: number) => Math.min(i, 200_000 - i)],
    ["scrambled", (i: number) => (i * 7919) % 200_003],
  ])("is quick for %s", (_, valueAt) => {
    const values = Float64Array.from({ length: 200_000 }, (__, i) => valueAt(i));
    const sorted = values.slice().sort();
    expect(selectQuantiles(values, 0, values.length, [0.9, 0.5])).toEqual([
      quantileSorted(sorted, 0.9),
      quantileSorted(sorted, 0.5),
    ]);
  });
});

describe("quantileInterval", () => {
  const upTo = (n: number) => Float64Array.from({ length: n }, (_, i) => i + 1);

  it("is made of the values with the binomial ranks", () => {
    // n = 10, q = ½: P(B ≤ 1) = 11/1024 < 0.025 ≤ P(B ≤ 2) = 56/1024, so j = 2; by symmetry k = 10 + 1 − 2 = 9.
    expect(quantileInterval(upTo(10), 0.5)).toEqual({ low: 2, high: 9 });
    expect(quantileInterval(upTo(5), 0.5)).toEqual({ low: 0, high: null });
    expect(quantileInterval(upTo(6), 0.5)).toEqual({ low: 1, high: 6 });
  });

  it("judges a 0.9 quantile from 30 values on, and bounds it above from 36 on", () => {
    expect(quantileInterval(upTo(29), 0.9)).toBeNull();
    expect(quantileInterval(upTo(30), 0.9)).toEqual({ low: 23, high: null });
    expect(quantileInterval(upTo(36), 0.9)).toEqual({ low: 29, high: 36 });
    expect(quantileInterval(new Float64Array(0), 0.5)).toBeNull();
  });

  it("holds the quantile", () => {
    fc.assert(
      fc.property(someValues, fc.constantFrom(0.5, 0.9), (values, q) => {
        const sorted = Float64Array.from(values).sort();
        const interval = quantileInterval(sorted, q);
        if (interval === null) return;
        expect(interval.low).toBeLessThanOrEqual(quantileSorted(sorted, q));
        expect(interval.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(quantileSorted(sorted, q));
      }),
      { seed: 42, numRuns: 300 },
    );
  });
});
