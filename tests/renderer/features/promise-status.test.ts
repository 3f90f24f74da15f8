import { describe, expect, it } from "vitest";
import {
  promiseStatus,
  trustComparison,
  trustStatus,
} from "../../../renderer/features/metrics/promise-status.ts";
import type { Comparison } from "../../../shared/metrics/figure.ts";

const delivered = { value: 0.585, low: 0.561, high: 0.608, n: 1675 };
const nothing = { trend: null, sinceBaseline: null, isFalling: false };

describe("a promise against what is delivered", () => {
  it.each([
    [0.5, "holds"],
    [0.561, "holds"],
    [0.57, "unproven"],
    [0.608, "unproven"],
    [0.609, "breach"],
    [0.8, "breach"],
  ])("%d is %s", (promised, word) => {
    expect(promiseStatus({ promised, trust: { ...nothing, delivered } })).toEqual({ word });
  });

  it("says nothing where one of the two is not there", () => {
    expect(promiseStatus({ promised: null, trust: { ...nothing, delivered } })).toBeNull();
    expect(promiseStatus({ promised: 0.5, trust: { ...nothing, delivered: null } })).toBeNull();
  });
});

describe("where trust goes", () => {
  const comparison = (verdict: Comparison["verdict"], difference: number): Comparison => ({
    metric: "trust.acceptance",
    workflow: "*",
    segment: "Small",
    value: 0.8,
    low: 0.78,
    high: 0.82,
    before: 0.8 - difference,
    beforeLow: null,
    beforeHigh: null,
    difference,
    differenceLow: null,
    differenceHigh: null,
    verdict,
    rateEffect: null,
    mixEffect: null,
  });
  const trust = (trend: Comparison | null, sinceBaseline: Comparison | null) => ({
    trust: { ...nothing, delivered, trend, sinceBaseline },
  });

  it("is told by the comparison that shows it falling, else by the weeks", () => {
    const flat = comparison("no detectable change", 0.001);
    const worse = comparison("worse", -0.04);
    expect(trustComparison(trust(flat, worse))).toMatchObject({ since: "baseline", verdict: "worse" });
    expect(trustComparison(trust(worse, worse))).toMatchObject({ since: "weeks" });
    expect(trustComparison(trust(flat, flat))).toMatchObject({ since: "weeks" });
    expect(trustComparison(trust(null, null))).toBeNull();
  });

  it("is marked with the direction of the value", () => {
    expect(trustStatus(comparison("worse", -0.04))).toEqual({ word: "worse", direction: "down" });
    expect(trustStatus(comparison("improved", 0.04))).toEqual({ word: "improved", direction: "up" });
    expect(trustStatus(comparison(null, 0))).toEqual({ word: "not enough data" });
    expect(trustStatus(null)).toEqual({ word: "not enough data" });
  });
});
