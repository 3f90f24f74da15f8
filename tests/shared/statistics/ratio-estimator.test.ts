import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainedInterval, ratioInterval, ratioVariance } from "../../../shared/statistics/ratio-estimator.ts";
import { studentT975 } from "../../../shared/statistics/student-t.ts";

const T4 = 2.7764451051977987;

describe("ratioInterval", () => {
  it("is R ± t·√(n/(n − 1)·Σ(y − R·x)²)/Σx", () => {
    // R = 55/25 = 2.2; residuals 10 − 11 = −1, 1, −2, 3, −1: squares add up to 16; 5/4 · 16 = 20; √20 / 25 = 0.17888543820.
    const interval = ratioInterval([10, 12, 9, 14, 10], [5, 5, 5, 5, 5]);
    expect(interval?.low).toBeCloseTo(2.2 - (T4 * Math.sqrt(20)) / 25, 13);
    expect(interval?.high).toBeCloseTo(2.2 + (T4 * Math.sqrt(20)) / 25, 13);
  });

  it("counts a day with x = 0", () => {
    // R = 12/4 = 3; residuals 2 − 0 = 2, 4 − 3 = 1, 2 − 3 = −1, 3 − 3 = 0, 1 − 3 = −2: squares 4 + 1 + 1 + 0 + 4 = 10.
    const interval = ratioInterval([2, 4, 2, 3, 1], [0, 1, 1, 1, 1]);
    expect(interval?.high).toBeCloseTo(3 + (T4 * Math.sqrt((5 / 4) * 10)) / 4, 13);
  });

  it("has none for too few units, no x, or no spread", () => {
    expect(ratioInterval([1, 2, 3, 4], [1, 1, 1, 1])).toBeNull();
    expect(ratioInterval([1, 2, 3, 4, 5], [0, 0, 0, 0, 0])).toBeNull();
    expect(ratioInterval([0, 0, 0, 0, 0], [1, 2, 3, 4, 5])).toBeNull();
    // Every residual is 0 in truth; in doubles 0.1·x leaves crumbs of 1e-17.
    expect(ratioInterval([0.1, 0.2, 0.3, 0.6, 0.7], [1, 2, 3, 6, 7])).toBeNull();
    expect(ratioInterval([1, 2, 3], [1, 1, 1], 3)).not.toBeNull();
    expect(ratioInterval([1], [1], 1)).toBeNull();
    const nineteen = Float64Array.from({ length: 19 }, (_, i) => i + 1);
    expect(ratioInterval(nineteen, new Float64Array(19).fill(1), 20)).toBeNull();
    expect(ratioInterval(nineteen, new Float64Array(19).fill(1), 19)).not.toBeNull();
  });

  it("does not depend on the order of the days", () => {
    const day = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 1000 }));
    fc.assert(
      fc.property(fc.array(day, { minLength: 5, maxLength: 60 }), (days) => {
        const sides = (order: readonly (readonly [number, number])[]) =>
          ratioInterval(
            order.map(([y]) => y),
            order.map(([, x]) => x),
          );
        const interval = sides(days);
        const turned = sides([...days].sort(([a], [b]) => b - a));
        expect(turned === null).toBe(interval === null);
        if (interval === null || turned === null) return;
        expect(turned.low).toBeCloseTo(interval.low ?? Number.NaN, 12);
        expect(turned.high).toBeCloseTo(interval.high ?? Number.NaN, 12);
        expect(((interval.low ?? 0) + (interval.high ?? 0)) / 2).toBeCloseTo(
          days.reduce((sum, [y]) => sum + y, 0) / days.reduce((sum, [, x]) => sum + x, 0),
          9,
        );
      }),
      { seed: 42, numRuns: 200 },
    );
  });
});

describe("ratioVariance", () => {
  it("gives the ratio, its variance and the number of units", () => {
    // As above: 5/4 · 16 / 25² = 0.032.
    const estimate = ratioVariance([10, 12, 9, 14, 10], [5, 5, 5, 5, 5]);
    expect(estimate.ratio).toBe(2.2);
    expect(estimate.variance).toBeCloseTo(0.032, 15);
    expect(estimate.n).toBe(5);
    expect(ratioVariance([3], [2])).toEqual({ ratio: 1.5, variance: 0, n: 1 });
    expect(() => ratioVariance([1], [0])).toThrow(RangeError);
    expect(() => ratioVariance([], [])).toThrow(RangeError);
    expect(() => ratioVariance([1, 2], [1])).toThrow(RangeError);
  });
});

describe("chainedInterval", () => {
  const month = (ratio: number, variance: number, n: number) => ({ ratio, variance, n });

  it("is R·exp(± t·√Σ v/R²) with the smallest month's n", () => {
    // R = 1.02 · 0.98 = 0.9996; Σ v/R² = 0.0004/1.0404 + 0.0009/0.9604 = 0.00038446751 + 0.00093710953 = 0.00132157704.
    const reach = studentT975(21) * Math.sqrt(0.0004 / 1.0404 + 0.0009 / 0.9604);
    const interval = chainedInterval([month(1.02, 0.0004, 25), month(0.98, 0.0009, 22)], 20);
    expect(interval?.low).toBeCloseTo(0.9996 * Math.exp(-reach), 13);
    expect(interval?.high).toBeCloseTo(0.9996 * Math.exp(reach), 13);
  });

  it("lets a month without spread add nothing", () => {
    const interval = chainedInterval([month(0.5, 0, 30), month(1, 0.01, 40)]);
    expect(interval?.high).toBeCloseTo(0.5 * Math.exp(studentT975(29) * 0.1), 13);
    expect(chainedInterval([month(0.5, 0, 30), month(1, 0, 40)])).toBeNull();
  });

  it("has none for a month that lost everything, for too few units, and for no months", () => {
    expect(chainedInterval([month(0, 0, 30), month(1, 0.01, 40)])).toBeNull();
    expect(chainedInterval([month(1, 0.01, 19), month(1, 0.01, 40)], 20)).toBeNull();
    expect(chainedInterval([month(1, 0.01, 1)])).toBeNull();
    expect(chainedInterval([])).toBeNull();
  });
});
