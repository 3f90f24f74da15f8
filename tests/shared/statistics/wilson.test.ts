import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonInterval, Z_95 } from "../../../shared/statistics/wilson.ts";

const anyShare = fc
  .tuple(fc.integer({ min: 1, max: 10_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, share]) => ({ n, k: Math.round(n * share) }));

function ends(k: number, n: number): [number, number] {
  const interval = wilsonInterval(k, n);
  if (interval === null || interval.low === null || interval.high === null) throw new Error(`${k}/${n}`);
  return [interval.low, interval.high];
}

describe("wilsonInterval", () => {
  it("is Newcombe's table 1 for 81 of 263 and for 0 of 20", () => {
    // Newcombe 1998, method 3: 81/263 gives 0.2553 to 0.3662, 0/20 gives 0 to 0.1611, 1/29 gives 0.0061 to 0.1718.
    const rounded = (k: number, n: number) => ends(k, n).map((end) => Number(end.toFixed(4)));
    expect(rounded(81, 263)).toEqual([0.2553, 0.3662]);
    expect(rounded(0, 20)).toEqual([0, 0.1611]);
    expect(rounded(1, 29)).toEqual([0.0061, 0.1718]);
  });

  it("is exact at none and all", () => {
    // 0/n: (2k + z² + z√z²) / (2(n + z²)) = z² / (n + z²); n = 1: 3.8414588 / 4.8414588 = 0.7934506…
    expect(ends(0, 1)).toEqual([0, (Z_95 * Z_95) / (1 + Z_95 * Z_95)]);
    expect(ends(1, 1)[1]).toBe(1);
    for (const n of [1, 3, 29, 1e6, 9e15]) {
      expect(ends(0, n)[0]).toBe(0);
      expect(ends(n, n)[1]).toBe(1);
    }
  });

  it("has no interval for nothing and for what is no share", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(wilsonInterval(3, 2)).toBeNull();
    expect(wilsonInterval(-1, 2)).toBeNull();
    expect(wilsonInterval(Number.NaN, 2)).toBeNull();
  });

  it("lies inside 0–1, holds the share and mirrors exactly", () => {
    fc.assert(
      fc.property(anyShare, ({ n, k }) => {
        const [low, high] = ends(k, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(k / n);
        expect(high).toBeGreaterThanOrEqual(k / n);
        const larger = Math.max(k, n - k);
        const [mirrorLow, mirrorHigh] = ends(n - larger, n);
        expect(ends(larger, n)).toEqual([1 - mirrorHigh, 1 - mirrorLow]);
      }),
      { seed: 42, numRuns: 1000 },
    );
  });

  it("is the textbook formula", () => {
    fc.assert(
      fc.property(anyShare, ({ n, k }) => {
        const p = k / n;
        const z2 = Z_95 * Z_95;
        const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        const half = (Z_95 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
        const [low, high] = ends(k, n);
        expect(low).toBeCloseTo(centre - half, 13);
        expect(high).toBeCloseTo(centre + half, 13);
      }),
      { seed: 42, numRuns: 1000 },
    );
  });
});
