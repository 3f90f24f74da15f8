import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extentOf, linearScale } from "../../../../shared/report/charts/linear-scale.ts";

const ends = fc
  .tuple(fc.float({ noNaN: true }), fc.float({ noNaN: true }))
  .filter((all) => all.every(Number.isFinite));

describe("a straight scale", () => {
  it.each([
    [[0, 10], [0, 100], 5, 50],
    [[0, 10], [100, 0], 2, 80],
    [[10, 0], [0, 100], 10, 0],
    [[3, 3], [0, 100], 3, 50],
    [[0, 10], [0, 100], 12, 120],
  ] as const)("from %o to %o puts %d at %d", (domain, range, value, place) => {
    expect(linearScale(domain, range)(value)).toBe(place);
  });

  it("seed 61: places every value at the very number where d3's does", () => {
    fc.assert(
      fc.property(ends, ends, fc.float({ noNaN: true }), (domain, range, value) => {
        expect(linearScale(domain, range)(value)).toBe(scaleLinear(domain, range)(value));
      }),
      { seed: 61, numRuns: 500 },
    );
  });

  it("seed 62: its ends are those of the values", () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true })), (values) => {
        const [low = 0, high = 1] = extent(values);
        const [own, other] = extentOf(values);
        expect(own === low && other === high).toBe(true);
      }),
      { seed: 62 },
    );
  });
});
