import { describe, expect, it } from "vitest";
import { studentT975 } from "../../../shared/statistics/student-t.ts";
import { Z_95 } from "../../../shared/statistics/wilson.ts";

describe("studentT975", () => {
  // Computed with 30 digits by inverting the regularised incomplete beta function.
  it.each([
    [1, 12.7062047361747046],
    [2, 4.30265272974946385],
    [3, 3.18244630528370959],
    [4, 2.77644510519779436],
    [5, 2.57058183563631551],
    [10, 2.22813885198627475],
    [19, 2.09302405440830977],
    [27, 2.05183051648028556],
    [100, 1.98397151852355229],
    [499, 1.96472939098768907],
    [500, 1.96471983746736779],
    [1000, 1.96233908082640848],
    [10_000, 1.96020123989062626],
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
