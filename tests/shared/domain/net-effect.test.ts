import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HEADLINES } from "../../../shared/domain/headlines.ts";
import { LENSES } from "../../../shared/domain/lenses.ts";
import type { OptionEffect } from "../../../shared/domain/net-effect.ts";
import { againstSum, chosenEffect, optionEffects } from "../../../shared/domain/net-effect.ts";
import type { PillarProgress } from "../../../shared/domain/system-value.ts";
import { PILLARS } from "../../../shared/metrics/metric-settings.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { pillarProgress } from "../../../shared/statistics/objective.ts";

type Decision = RecordOf<"decision">;

/** Value 40 % of the way to its target, trust 20 %, cost 50 %, revenue without a value, learning without a target. */
const PILLARS_NOW: readonly PillarProgress[] = [
  { pillar: "avd", weight: 0.3, value: 0.5, baseline: 0.4, target: 0.65 },
  { pillar: "trust", weight: 0.25, value: 0.82, baseline: 0.8, target: 0.9 },
  { pillar: "cost", weight: 0.15, value: 2, baseline: 2.5, target: 1.5 },
  { pillar: "revenue", weight: 0.2, value: null, baseline: 60, target: 80 },
  { pillar: "loop", weight: 0.1, value: 12, baseline: 16, target: null },
].map(
  (part) => ({ ...part, progress: pillarProgress(part.value, part.baseline, part.target) }) as PillarProgress,
);
/** Value, trust and cost have data. */
const WEIGHTS = 0.3 + 0.25 + 0.15;

function decision(fields: Partial<Decision>): Decision {
  return { id: "d", circle: "everyone", withheld: [], title: "Route", status: "draft", ...fields };
}

const lens = (metric?: string, expectedChange?: number, effect = 1) => ({
  effect,
  sentence: "so",
  ...(metric === undefined ? {} : { metric }),
  ...(expectedChange === undefined ? {} : { expectedChange }),
});

const only = (effects: readonly OptionEffect[]): OptionEffect => {
  const [effect, ...others] = effects;
  if (effect === undefined || others.length > 0) throw new Error("one option expected");
  return effect;
};

describe("the net effect of a decision", () => {
  it("is the system value with the expected changes less the system value now, per lens and in all", () => {
    const effect = only(
      optionEffects(
        decision({
          lenses: {
            outcome: lens("avd.rate", 0.025),
            reliability: lens("cost.perOutcome", 0.1),
            revenue: lens("revenue.nrr", 0.01),
          },
        }),
        PILLARS_NOW,
      ),
    );
    // A tenth of the way for value: 100 · 0.3 · 0.1 / 0.7; a tenth back for cost: 100 · 0.15 · 0.1 / 0.7.
    expect(effect.lenses.outcome.points).toBeCloseTo((100 * 0.3 * 0.1) / WEIGHTS, 9);
    expect(effect.lenses.reliability.points).toBeCloseTo((-100 * 0.15 * 0.1) / WEIGHTS, 9);
    expect(effect.total).toBeCloseTo((100 * (0.3 - 0.15) * 0.1) / WEIGHTS, 9);
    expect(effect.notQuantified).toEqual(["Revenue"]);
  });

  it("gains nothing beyond a target and loses nothing below the worst", () => {
    const effectOf = (change: number) =>
      only(optionEffects(decision({ lenses: { outcome: lens("trust.acceptance", change) } }), PILLARS_NOW))
        .total;
    expect(effectOf(0.5)).toBeCloseTo((100 * 0.25 * 0.8) / WEIGHTS, 9);
    expect(effectOf(-0.9)).toBeCloseTo((-100 * 0.25 * 1.2) / WEIGHTS, 9);
  });

  it("names what it cannot quantify, and why", () => {
    const why = (metric?: string, change?: number) =>
      only(optionEffects(decision({ lenses: { outcome: lens(metric, change) } }), PILLARS_NOW)).lenses.outcome
        .why;
    expect([
      why(),
      why("trust.acceptance"),
      why("trust.escalation", -0.02),
      why("revenue.rqi", 2),
      why("loop.detectToValidate", -2),
      why("cost.perOutcome", -0.1),
    ]).toEqual([
      "it names no metric",
      "no change is expected in figures",
      "Escalation rate is not part of the objective",
      "Revenue quality index has no value, baseline or target",
      "Detection to validation has no value, baseline or target",
      null,
    ]);
    expect(only(optionEffects(decision({}), PILLARS_NOW)).total).toBeNull();
  });

  it("reads the chosen option from the lenses and the others from the estimates", () => {
    const effects = optionEffects(
      decision({
        options: ["Roll back", "Keep"],
        chosen: "Keep",
        lenses: { outcome: lens("avd.rate", 0.025) },
        estimates: [{ option: "Roll back", lens: "outcome", change: 0.05 }],
      }),
      PILLARS_NOW,
    );
    expect(effects.map(({ option, lenses }) => [option, lenses.outcome.change])).toEqual([
      ["Roll back", 0.05],
      ["Keep", 0.025],
    ]);
    expect(chosenEffect(decision({ options: ["Roll back", "Keep"], chosen: "Keep" }), effects)?.option).toBe(
      "Keep",
    );
    expect(chosenEffect(decision({ options: ["Roll back", "Keep"] }), effects)).toBeNull();
  });

  it("says that a choice goes against the sum: it takes away, or another option brings more", () => {
    const against = (fields: Partial<Decision>) => {
      const given = decision(fields);
      return againstSum(given, optionEffects(given, PILLARS_NOW));
    };
    const options = { options: ["A", "B"], chosen: "B" };
    expect(against({ ...options, lenses: { outcome: lens("avd.rate", -0.025) } })).toBe(
      "it takes 4.3 points of system value away",
    );
    expect(
      against({
        ...options,
        lenses: { outcome: lens("avd.rate", 0.025) },
        estimates: [{ option: "A", lens: "outcome", change: 0.05 }],
      }),
    ).toBe('"A" brings 4.3 points more');
    expect(against({ ...options, lenses: { outcome: lens("avd.rate", 0.025) } })).toBeNull();
    // Nothing in figures: the sizes of the lenses have to do.
    const sizes = (a: number, b: number, c: number) =>
      against({
        lenses: {
          outcome: lens(undefined, undefined, a),
          reliability: lens(undefined, undefined, b),
          revenue: lens(undefined, undefined, c),
        },
      });
    expect(sizes(0, -2, 1)).toBe("the three lenses add up to −1");
    expect(sizes(0, -1, 1)).toBeNull();
  });

  it("adds up over the lenses where nothing is cut off, and an option that changes nothing has none (seed 5)", () => {
    const part = fc.record({
      baseline: fc.double({ min: 0, max: 1, noNaN: true }),
      span: fc.double({ min: 0.1, max: 1, noNaN: true }),
      weight: fc.double({ min: 0.05, max: 1, noNaN: true }),
      at: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
      by: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.tuple(part, part, part), (parts) => {
        const pillars = PILLARS.map((pillar, index): PillarProgress => {
          const { baseline, span, weight, at } = parts[index % 3] ?? parts[0];
          return {
            pillar,
            weight,
            value: baseline + span * at,
            baseline,
            target: baseline + span,
            progress: at,
          };
        });
        const lenses = Object.fromEntries(
          LENSES.map((name, index) => {
            const pillar = PILLARS[index] ?? "avd";
            const { span, by } = parts[index] ?? parts[0];
            return [name, lens(HEADLINES[pillar], span * by)];
          }),
        );
        const effect = only(optionEffects(decision({ lenses }), pillars));
        const sum = LENSES.reduce((total, name) => total + (effect.lenses[name].points ?? 0), 0);
        expect(effect.total).toBeCloseTo(sum, 6);
        const still = Object.fromEntries(
          LENSES.map((name, index) => [name, lens(HEADLINES[PILLARS[index] ?? "avd"], 0)]),
        );
        expect(only(optionEffects(decision({ lenses: still }), pillars)).total).toBeCloseTo(0, 9);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
