import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceInterval, verdictOf } from "../../../shared/statistics/difference.ts";
import { wilsonInterval } from "../../../shared/statistics/wilson.ts";

describe("differenceInterval", () => {
  it("is Newcombe's method 10 for two rates", () => {
    // Newcombe 1998 (II), table II, (a) 56/70 − 48/80: 0.0524 to 0.3339; (e) 10/10 − 0/20: 0.6791 to 1.
    const rounded = (k2: number, n2: number, k1: number, n1: number) => {
      const interval = differenceInterval(k1 / n1, wilsonInterval(k1, n1), k2 / n2, wilsonInterval(k2, n2));
      return [interval?.low?.toFixed(4), interval?.high?.toFixed(4)];
    };
    expect(rounded(56, 70, 48, 80)).toEqual(["0.0524", "0.3339"]);
    expect(rounded(10, 10, 0, 20)).toEqual(["0.6791", "1.0000"]);
  });

  it("adds squares and opens the ends that a side leaves open", () => {
    // d = 10 − 4 = 6; low: 6 − √((10 − 7)² + (8 − 4)²) = 6 − 5 = 1.
    const before = { low: -1, high: 8 };
    const after = { low: 7, high: 22 };
    // high: 6 + √((22 − 10)² + (4 − −1)²) = 6 + √(144 + 25) = 19.
    expect(differenceInterval(4, before, 10, after)).toEqual({ low: 1, high: 19 });
    expect(differenceInterval(4, { ...before, high: null }, 10, after)).toEqual({ low: null, high: 19 });
    expect(differenceInterval(4, before, 10, { ...after, low: null })).toEqual({ low: null, high: 19 });
    expect(differenceInterval(4, { ...before, low: null }, 10, after)).toEqual({ low: 1, high: null });
    expect(differenceInterval(4, before, 10, { ...after, high: null })).toEqual({ low: 1, high: null });
    expect(differenceInterval(4, { low: null, high: null }, 10, after)).toBeNull();
    expect(differenceInterval(4, { ...before, low: null }, 10, { ...after, low: null })).toBeNull();
    expect(differenceInterval(4, null, 10, after)).toBeNull();
    expect(differenceInterval(4, before, 10, null)).toBeNull();
  });

  it("turns around when the sides are swapped, and stays within −1 to 1 for rates", () => {
    const counts = fc.tuple(fc.nat(500), fc.nat(500)).map(([a, b]) => ({ k: a, n: a + b + 1 }));
    fc.assert(
      fc.property(counts, counts, (one, two) => {
        const [i1, i2] = [wilsonInterval(one.k, one.n), wilsonInterval(two.k, two.n)];
        const forth = differenceInterval(one.k / one.n, i1, two.k / two.n, i2);
        const back = differenceInterval(two.k / two.n, i2, one.k / one.n, i1);
        expect(forth?.low).toBe(-(back?.high ?? Number.NaN));
        expect(forth?.high).toBe(-(back?.low ?? Number.NaN));
        expect(forth?.low).toBeGreaterThanOrEqual(-1 - 1e-15);
        expect(forth?.high).toBeLessThanOrEqual(1 + 1e-15);
      }),
      { seed: 42, numRuns: 300 },
    );
  });
});

describe("verdictOf", () => {
  it.each([
    [{ low: 0.1, high: 0.3 }, "improved", "worse"],
    [{ low: 0.1, high: null }, "improved", "worse"],
    [{ low: -0.3, high: -0.1 }, "worse", "improved"],
    [{ low: null, high: -0.1 }, "worse", "improved"],
    [{ low: -0.1, high: 0.1 }, "no detectable change", "no detectable change"],
    [{ low: 0, high: 0.1 }, "no detectable change", "no detectable change"],
    [{ low: -0.1, high: 0 }, "no detectable change", "no detectable change"],
    [{ low: null, high: 0.1 }, "no detectable change", "no detectable change"],
    [null, "not enough data", "not enough data"],
  ])("%j is %s, where lower is better %s", (difference, up, down) => {
    expect(verdictOf(difference, "up")).toBe(up);
    expect(verdictOf(difference, "down")).toBe(down);
  });

  it("does not call two touching intervals a change", () => {
    // 12.7 − 12.4 is no round double, but both sides of the subtraction are the same one.
    const difference = differenceInterval(12.4, { low: 12.4, high: 12.4 }, 12.7, { low: 12.4, high: 13 });
    expect(difference?.low).toBe(0);
    expect(verdictOf(difference, "down")).toBe("no detectable change");
  });
});
