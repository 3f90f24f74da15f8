import { describe, expect, it } from "vitest";
import { studentT975 } from "../../../shared/statistics/student-t.ts";
import { Z_95 } from "../../../shared/statistics/wilson.ts";

describe("studentT975", () => {
  // Computed with 30 digits by inverting the regularised incomplete beta function.
  it.each([
    [1, 12.706204736174705],
    [2, 4.302652729749464],
    [3, 3.1824463052837095],
    [4, 2.7764451051977943],
    [5, 2.5705818356363155],
    [10, 2.228138851986275],
    [19, 2.0930240544083096],
    [27, 2.0518305164802855],
    [100, 1.9839715185235522],
    [499, 1.964729390987689],
    [500, 1.9647198374673678],
    [1000, 1.9623390808264085],
    [10_000, 1.9602012398906263],
  ])("%d degrees of freedom", (degreesOfFreedom, expected) => {
    expect(Math.abs(studentT975(degreesOfFreedom) / expected - 1)).toBeLessThan(1e-13);
    expect(studentT975(degreesOfFreedom)).toBe(studentT975(degreesOfFreedom));
  });

  it("falls towards the normal quantile and never reaches it", () => {
    for (let v = 2; v < 1200; v += 1) expect(studentT975(v)).toBeLessThan(studentT975(v - 1));
    expect(studentT975(1e9)).toBeGreaterThan(Z_95);
    expect(studentT975(1e9)).toBeCloseTo(Z_95, 8);
  });

  it("refuses what is no count", () => {
    for (const value of [0, -1, 1.5, Number.NaN]) expect(() => studentT975(value)).toThrow(RangeError);
  });
});
