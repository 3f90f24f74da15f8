import { describe, expect, it } from "vitest";
import { binomialCdf, quantileRankBounds } from "../../../shared/statistics/binomial.ts";

/** P(B ≤ k)·10ⁿ for q in tenths, in whole numbers. */
function cumulativeTenths(n: number, tenths: number): bigint[] {
  const sums: bigint[] = [];
  let choose = 1n;
  let sum = 0n;
  for (let k = 0; k <= n; k += 1) {
    sum += choose * BigInt(tenths) ** BigInt(k) * BigInt(10 - tenths) ** BigInt(n - k);
    sums.push(sum);
    choose = (choose * BigInt(n - k)) / BigInt(k + 1);
  }
  return sums;
}

describe("quantileRankBounds", () => {
  it("is exact against whole-number arithmetic", () => {
    for (const tenths of [1, 5, 9]) {
      for (let n = 0; n <= 120; n += 1) {
        const sums = cumulativeTenths(n, tenths);
        const whole = 10n ** BigInt(n);
        const j = sums.findIndex((sum) => sum * 1000n >= whole * 25n);
        const k = 1 + sums.findIndex((sum) => sum * 1000n >= whole * 975n);
        expect(quantileRankBounds(n, tenths / 10), `n ${n}, q ${tenths / 10}`).toEqual({ j, k });
      }
    }
  });

  it("bounds a median above from 6 values on and a 0.9 quantile from 36 on", () => {
    // (1/2)⁵ = 0.03125 > 0.025 ≥ (1/2)⁶; 0.9³⁵ = 0.02503 > 0.025 ≥ 0.9³⁶ = 0.02253.
    expect(quantileRankBounds(5, 0.5)).toEqual({ j: 0, k: 6 });
    expect(quantileRankBounds(6, 0.5)).toEqual({ j: 1, k: 6 });
    expect(quantileRankBounds(35, 0.9)).toEqual({ j: 28, k: 36 });
    expect(quantileRankBounds(36, 0.9)).toEqual({ j: 29, k: 36 });
  });

  // scipy.stats.binom.ppf 0.025 and 1 + ppf 0.975.
  it.each([
    [12_345, 0.5, 6064, 6282],
    [1_000_000, 0.5, 499_020, 500_981],
    [1_000_000, 0.9, 899_412, 900_589],
  ])("n = %d, q = %d", (n, q, j, k) => {
    expect(quantileRankBounds(n, q)).toEqual({ j, k });
  });
});

describe("binomialCdf", () => {
  it("adds up the terms", () => {
    // n = 3, q = 0.5: 1/8, 4/8, 7/8, 1.
    expect([-1, 0, 1, 2, 3, 4].map((k) => binomialCdf(k, 3, 0.5))).toEqual([0, 0.125, 0.5, 0.875, 1, 1]);
    expect(binomialCdf(3, 10, 0.3)).toBeCloseTo(0.6496107184, 13);
    expect(binomialCdf(60, 100, 0.5)).toBeCloseTo(0.9823998998911476, 13);
    expect(binomialCdf(900_100, 1_000_000, 0.9)).toBeCloseTo(0.631038599589616, 10);
    expect(binomialCdf(0, 4, 0)).toBe(1);
    expect(binomialCdf(3, 4, 1)).toBe(0);
  });
});
