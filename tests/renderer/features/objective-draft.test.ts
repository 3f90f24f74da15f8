import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  draftOf,
  judgeDraft,
  type ObjectiveDraft,
  objectiveInput,
  withWholeWeights,
} from "../../../renderer/features/company/objective-draft.ts";
import type { PillarProgress } from "../../../shared/domain/system-value.ts";
import { DEFAULT_OBJECTIVE, PILLARS } from "../../../shared/metrics/metric-settings.ts";

const draft = (part: Partial<ObjectiveDraft> = {}): ObjectiveDraft => ({
  avd: { weight: "0.3", baseline: "41", target: "65" },
  trust: { weight: "0.25", baseline: "81", target: "91" },
  cost: { weight: "0.15", baseline: "2", target: "1.5" },
  revenue: { weight: "0.2", baseline: "60", target: "80" },
  loop: { weight: "0.1", baseline: "20", target: "10" },
  ...part,
});
const now = (values: Partial<Record<(typeof PILLARS)[number], number>>, sealed = null): PillarProgress[] =>
  PILLARS.map((pillar) => ({
    pillar,
    weight: 0,
    value: values[pillar] ?? null,
    baseline: sealed,
    target: null,
    progress: null,
  }));

describe("what a draft of the objective comes to", () => {
  it("weighs the progress of each pillar, as the engine does", () => {
    // 0.3·(0.58 − 0.41)/0.24 + 0.25·(0.88 − 0.81)/0.1 + 0.15·0.5 + 0.2·0.4 + 0.1·0.6, as Tallowmere.
    const { systemValue, progress, totalWeight, faults } = judgeDraft(
      draft(),
      now({ avd: 0.58, trust: 0.88, cost: 1.75, revenue: 68, loop: 14 }),
    );
    expect(totalWeight).toBeCloseTo(1, 12);
    expect(faults).toEqual([]);
    expect(progress.avd).toBeCloseTo(17 / 24, 9);
    expect(systemValue).toBeCloseTo(100 * (0.3 * (17 / 24) + 0.25 * 0.7 + 0.15 * 0.5 + 0.2 * 0.4 + 0.06), 9);
  });

  it("leaves out pillars without data", () => {
    const { systemValue } = judgeDraft(draft(), now({ avd: 0.65 }));
    expect(systemValue).toBe(100);
    expect(judgeDraft(draft(), now({})).systemValue).toBeNull();
  });

  it.each([
    [
      "too much",
      { avd: { weight: "0.4", baseline: "", target: "" } },
      "the weights add up to 1.1: take 0.1 away",
    ],
    [
      "too little",
      { avd: { weight: ".2", baseline: "", target: "" } },
      "the weights add up to 0.9: give 0.1 more",
    ],
    [
      "a weight that is none",
      { loop: { weight: "a tenth", baseline: "", target: "" } },
      "the weight of Detection to validation: write a number, such as 12.5",
    ],
    [
      "a baseline that is none",
      { cost: { weight: "0.15", baseline: "2,00", target: "" } },
      "the baseline of Cost per outcome: write a point as the decimal mark: 12.5",
    ],
  ] as const)("says what is wrong: %s", (_, part, fault) => {
    expect(judgeDraft(draft(part), now({})).faults[0]).toBe(fault);
  });

  it("doubts a target that is worse than its baseline, in the direction of the metric", () => {
    const { doubts } = judgeDraft(
      draft({
        avd: { weight: "0.3", baseline: "41", target: "40" },
        cost: { weight: "0.15", baseline: "2", target: "2.5" },
        loop: { weight: "0.1", baseline: "20", target: "20" },
      }),
      now({}),
    );
    expect(doubts).toEqual({
      avd: "higher is better, and the target is worse",
      cost: "lower is better, and the target is worse",
      loop: "the target is the baseline: it counts as no data",
    });
  });
});

describe("the objective as it is stored", () => {
  it("shifts per cent by the decimal point, and unsets what is empty", () => {
    const input = objectiveInput(
      draft({ avd: { weight: "0.3", baseline: "57.3", target: "" } }),
    ) as ObjectiveDraft;
    expect(input.avd).toEqual({ weight: 0.3, baseline: 0.573, target: null });
    expect(input.cost).toEqual({ weight: 0.15, baseline: 2, target: 1.5 });
  });

  it("reads back what it shows", () => {
    const shown = draftOf({ ...DEFAULT_OBJECTIVE, avd: { weight: 0.3, baseline: 0.573, target: 0.65 } });
    expect(shown.avd).toEqual({ weight: "0.3", baseline: "57.3", target: "65" });
  });
});

describe("weights made to add up to 1 (seed 180)", () => {
  it("do, in hundredths, whatever was typed", () => {
    const weight = fc.oneof(
      fc.integer({ min: 0, max: 100 }).map((value) => String(value / 100)),
      fc.constantFrom("", "x", "-1"),
    );
    fc.assert(
      fc.property(fc.tuple(weight, weight, weight, weight, weight), (weights) => {
        const given = Object.fromEntries(
          PILLARS.map((pillar, index) => [pillar, { weight: weights[index], baseline: "", target: "" }]),
        ) as unknown as ObjectiveDraft;
        const made = withWholeWeights(given);
        const total = PILLARS.reduce((sum, pillar) => sum + Math.round(Number(made[pillar].weight) * 100), 0);
        expect(total).toBe(100);
        expect(judgeDraft(made, now({})).faults).toEqual([]);
      }),
      { seed: 180, numRuns: 300 },
    );
  });

  it("leaves whole weights as they are", () => {
    expect(withWholeWeights(draft())).toEqual(draft());
  });
});
