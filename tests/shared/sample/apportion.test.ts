import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apportion, thin } from "../../../shared/sample/apportion.ts";
import { seededRandom } from "../../../shared/sample/seeded-random.ts";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("apportion", () => {
  it("gives the largest remainders the units that are left, earlier parts first where they tie", () => {
    // 10 over 1 : 1 : 1 is 3⅓ each: one unit is left and goes to the first.
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
    // 7 over 1 : 2 : 4 is exact.
    expect(apportion(7, [1, 2, 4])).toEqual([1, 2, 4]);
  });

  it("refuses to split something over nothing", () => {
    expect(apportion(0, [0, 0])).toEqual([0, 0]);
    expect(() => apportion(1, [0, 0])).toThrow(RangeError);
  });

  it("always adds up to the total, each part within one of its share", () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 }),
        (total, weights) => {
          const parts = apportion(total, weights);
          expect(sum(parts)).toBe(total);
          const whole = sum(weights);
          for (const [index, part] of parts.entries()) {
            expect(Math.abs(part - (total * (weights[index] ?? 0)) / whole)).toBeLessThan(1.000001);
          }
        },
      ),
      { seed: 42, numRuns: 200 },
    );
  });
});

describe("thin", () => {
  it("chooses exactly the total and never more than a group holds, at any noise", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(200), { minLength: 1, maxLength: 28 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.string(),
        (caps, share, noise, seed) => {
          const total = Math.floor(sum(caps) * share);
          const parts = thin(seededRandom(seed), total, caps, noise);
          expect(sum(parts)).toBe(total);
          expect(parts.every((part, index) => part >= 0 && part <= (caps[index] ?? 0))).toBe(true);
        },
      ),
      { seed: 42, numRuns: 200 },
    );
  });

  it("refuses more than the groups hold", () => {
    expect(() => thin(seededRandom("x"), 4, [1, 2], 1)).toThrow(RangeError);
  });
});

describe("seededRandom", () => {
  it("repeats itself for a seed, differs between seeds, and fills [0, 1) evenly", () => {
    const draw = (seed: string) => {
      const random = seededRandom(seed);
      return Array.from({ length: 10_000 }, () => random.next());
    };
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
    // The mean of 10,000 even draws has a standard deviation of 0.0029.
    expect(Math.abs(sum(draw("a")) / 10_000 - 0.5)).toBeLessThan(0.01);
    expect(draw("a").every((value) => value >= 0 && value < 1)).toBe(true);
  });
});
