import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rateMixEffects } from "../../../shared/statistics/rate-mix.ts";

const count = fc.integer({ min: 0, max: 1000 });
const anyCell = fc
  .tuple(count, count, count, count)
  .map(([a, b, c, d]) => ({ n0: Math.min(a, b), d0: b, n1: Math.min(c, d), d1: d }));

describe("rateMixEffects", () => {
  it("splits a change", () => {
    // w₀ = 0.5, 0.5; w₁ = 0.25, 0.75; r₀ = 0.8, 0.4; r₁ = 0.6, 0.6.
    // rate: 0.5·(−0.2) + 0.5·0.2 = 0; mix: −0.25·0.6 + 0.25·0.6 = 0; Δ = 60/100 − 120/200 = 0.
    const flat = rateMixEffects([
      { n0: 80, d0: 100, n1: 15, d1: 25 },
      { n0: 40, d0: 100, n1: 45, d1: 75 },
    ]);
    expect(flat?.rate).toBeCloseTo(0, 15);
    expect(flat?.mix).toBeCloseTo(0, 15);
    // The cells keep their rates (0.75 and 0.25) and only the shares move, from ½ ½ to ¼ ¾:
    // mix: −0.25·0.75 + 0.25·0.25 = −0.125 = Δ = 0.375 − 0.5.
    expect(
      rateMixEffects([
        { n0: 75, d0: 100, n1: 75, d1: 100 },
        { n0: 25, d0: 100, n1: 75, d1: 300 },
      ]),
    ).toEqual({ rate: 0, mix: -0.125 });
  });

  it("takes a cell that came or went as mix alone", () => {
    // Δ = 90/200 − 50/100 = −0.05: the first cell −1·0.5 (went), the second + 1·0.45 (came).
    const effects = rateMixEffects([
      { n0: 50, d0: 100, n1: 0, d1: 0 },
      { n0: 0, d0: 0, n1: 90, d1: 200 },
    ]);
    expect(effects?.rate).toBe(0);
    expect(effects?.mix).toBeCloseTo(-0.05, 15);
  });

  it("has no split without a rate on both sides", () => {
    expect(rateMixEffects([])).toBeNull();
    expect(rateMixEffects([{ n0: 1, d0: 2, n1: 0, d1: 0 }])).toBeNull();
    expect(rateMixEffects([{ n0: 0, d0: 0, n1: 1, d1: 2 }])).toBeNull();
  });

  it("always adds up to the change", () => {
    fc.assert(
      fc.property(fc.array(anyCell, { minLength: 1, maxLength: 20 }), (cells) => {
        const sum = (side: "n0" | "d0" | "n1" | "d1") => cells.reduce((total, cell) => total + cell[side], 0);
        const effects = rateMixEffects(cells);
        expect(effects === null).toBe(sum("d0") === 0 || sum("d1") === 0);
        if (effects === null) return;
        expect(effects.rate + effects.mix).toBeCloseTo(sum("n1") / sum("d1") - sum("n0") / sum("d0"), 13);
      }),
      { seed: 42, numRuns: 500 },
    );
  });
});
