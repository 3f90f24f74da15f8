import { describe, expect, it } from "vitest";
import {
  criteriaFrom,
  criteriaInput,
  targetFault,
  withTarget,
} from "../../../../renderer/features/data/seal-criteria.ts";

describe("what counts as a pass on Day 180, while it is typed", () => {
  it("proposes the targets of the objective, rates in per cent, and hands them on as they were", () => {
    const targets = { avd: 0.65, trust: null, cost: 1.8, revenue: null, loop: 12 };
    const criteria = criteriaFrom((pillar) => targets[pillar]);
    expect(criteria.avd).toStrictEqual({ target: "65", verdict: "improved" });
    expect(criteria.trust).toStrictEqual({ target: "", verdict: "not judged" });
    expect(criteriaInput(criteria)).toStrictEqual({
      avd: { verdict: "improved", target: 0.65 },
      cost: { verdict: "improved", target: 1.8 },
      loop: { verdict: "improved", target: 12 },
    });
  });

  it("judges a pillar by its verdict alone where no target is typed, and one with a target at once", () => {
    const none = criteriaFrom(() => null);
    expect(withTarget(none.cost, "2.1")).toStrictEqual({ target: "2.1", verdict: "improved" });
    expect(withTarget(none.cost, " ")).toStrictEqual({ target: " ", verdict: "not judged" });
    expect(criteriaInput({ ...none, cost: { target: "", verdict: "no detectable change" } })).toStrictEqual({
      cost: { verdict: "no detectable change" },
    });
  });

  it("says what is wrong with a target that is no number", () => {
    expect(targetFault({ target: "", verdict: "improved" })).toBeNull();
    expect(targetFault({ target: "65", verdict: "improved" })).toBeNull();
    expect(targetFault({ target: "about 65", verdict: "improved" })).toMatch(/\w/u);
  });
});
