import { describe, expect, it } from "vitest";
import type { BaselineDifference } from "../../../shared/domain/baseline-comparison.ts";
import {
  criteriaFromObjective,
  passCriteriaOf,
  passCriteriaSchema,
} from "../../../shared/domain/pass-criteria.ts";
import { passVerdict } from "../../../shared/domain/pass-verdict.ts";
import { DEFAULT_OBJECTIVE } from "../../../shared/metrics/metric-settings.ts";
import { isMetricId } from "../../../shared/metrics/registry.ts";

const difference = (changes: Partial<BaselineDifference>): BaselineDifference => ({
  metric: "avd.rate",
  workflow: "*",
  segment: "*",
  value: 0.58,
  low: 0.567,
  high: 0.593,
  before: 0.41,
  beforeLow: 0.396,
  beforeHigh: 0.424,
  difference: 0.17,
  differenceLow: 0.151,
  differenceHigh: 0.189,
  verdict: "improved",
  restated: false,
  ...changes,
});
const criteria = { avd: { metric: "avd.rate", target: 0.55, verdict: "improved" } } as const;

describe("passVerdict", () => {
  it("performs where the roll-up improved, reached its target, and no segment is worse or unknown", () => {
    const differences = [difference({}), difference({ segment: "Small", verdict: "no detectable change" })];
    expect(passVerdict(criteria, differences)).toEqual({
      verdict: "performs",
      outcomes: [{ pillar: "avd", outcome: "pass", reasons: [] }],
      reasons: [],
    });
  });

  it("does not perform below its target, in the metric's direction", () => {
    const short = passVerdict({ avd: { ...criteria.avd, target: 0.65 } }, [difference({})]);
    expect(short).toMatchObject({
      verdict: "does not perform",
      reasons: ["avd.rate: the target is not reached"],
    });
    const cost = { metric: "cost.perOutcome", target: 1.5, verdict: "improved" } as const;
    const cheap = difference({ metric: "cost.perOutcome", value: 1.41 });
    expect(passVerdict({ cost }, [cheap]).verdict).toBe("performs");
    expect(passVerdict({ cost }, [{ ...cheap, value: 1.51 }]).verdict).toBe("does not perform");
  });

  it("does not perform on no detectable change unless holding the line was enough", () => {
    const held = [difference({ verdict: "no detectable change" })];
    expect(passVerdict(criteria, held).reasons).toEqual([
      'avd.rate: no detectable change, needed "improved"',
    ]);
    const hold = { avd: { ...criteria.avd, verdict: "no detectable change" } } as const;
    expect(passVerdict(hold, held).verdict).toBe("performs");
    expect(passVerdict(hold, [difference({ verdict: "worse" })]).verdict).toBe("does not perform");
  });

  it("sees through a roll-up that looks flat while every segment falls", () => {
    const hold = {
      trust: { metric: "trust.acceptance", target: null, verdict: "no detectable change" },
    } as const;
    const flat = difference({ metric: "trust.acceptance", verdict: "no detectable change" });
    const falling = ["Enterprise", "Mid-market", "Small"].map((segment) => ({
      ...flat,
      segment,
      verdict: "worse" as const,
    }));
    expect(passVerdict(hold, [flat, ...falling])).toMatchObject({
      verdict: "does not perform",
      reasons: ["trust.acceptance: worse in 3 of 3 segments (Enterprise, Mid-market, Small)"],
    });
  });

  it("has not enough data where a segment that the baseline knew cannot be judged; a new segment is not asked", () => {
    const unknown = difference({ segment: "SMB", verdict: "not enough data" });
    expect(passVerdict(criteria, [difference({}), unknown])).toMatchObject({
      verdict: "not enough data",
      reasons: ["avd.rate: not enough data in segment SMB"],
    });
    expect(passVerdict(criteria, [difference({}), { ...unknown, before: null }]).verdict).toBe("performs");
  });

  it("asks segments of pillar 4 for harm only", () => {
    const revenue = { metric: "revenue.rqi", target: null, verdict: "improved" } as const;
    const total = difference({ metric: "revenue.rqi" });
    const few = { ...total, segment: "SMB", verdict: "not enough data" } as const;
    expect(passVerdict({ revenue }, [total, few]).verdict).toBe("performs");
    expect(passVerdict({ revenue }, [total, { ...few, verdict: "worse" }]).verdict).toBe("does not perform");
  });

  it("lets a pillar that fails decide before one that cannot be judged", () => {
    const both = {
      ...criteria,
      loop: { metric: "loop.detectToValidate", target: null, verdict: "improved" },
    } as const;
    expect(passVerdict(both, [difference({})]).verdict).toBe("not enough data");
    expect(passVerdict(both, [difference({ verdict: "worse" })]).verdict).toBe("does not perform");
  });

  it("has nothing to judge by without criteria", () => {
    expect(passVerdict(null, [difference({})])).toMatchObject({
      verdict: "not enough data",
      reasons: ["no Day-180 pass criteria were sealed"],
    });
  });
});

describe("pass criteria", () => {
  it("fill in the headline and the verdict", () => {
    const input = passCriteriaSchema.parse({
      avd: { target: "0.65" },
      cost: { verdict: "no detectable change" },
    });
    expect(passCriteriaOf(input, isMetricId)).toEqual({
      ok: true,
      value: {
        avd: { metric: "avd.rate", target: 0.65, verdict: "improved" },
        cost: { metric: "cost.perOutcome", target: null, verdict: "no detectable change" },
      },
    });
  });

  it("are refused with an unknown pillar, verdict or metric", () => {
    expect(passCriteriaSchema.safeParse({ sales: {} }).success).toBe(false);
    expect(passCriteriaSchema.safeParse({ avd: { verdict: "worse" } }).success).toBe(false);
    expect(passCriteriaSchema.safeParse({ avd: { target: "a lot" } }).success).toBe(false);
    const unknown = passCriteriaOf({ avd: { metric: "avd.magic" } }, isMetricId);
    expect(unknown).toMatchObject({
      ok: false,
      problem: { code: "COMMAND_INPUT", where: "/criteria/avd/metric" },
    });
  });

  it("come from the objective's targets, or there are none", () => {
    expect(criteriaFromObjective(DEFAULT_OBJECTIVE)).toBeNull();
    const objective = { ...DEFAULT_OBJECTIVE, avd: { weight: 0.3, baseline: 0.41, target: 0.65 } };
    expect(criteriaFromObjective(objective)).toEqual({
      avd: { metric: "avd.rate", target: 0.65, verdict: "improved" },
    });
  });
});
