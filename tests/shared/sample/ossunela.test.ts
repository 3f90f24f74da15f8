import { beforeAll, describe, expect, it } from "vitest";
import { baselineDifferences } from "../../../shared/domain/baseline-comparison.ts";
import { baselineInForce } from "../../../shared/domain/baselines.ts";
import { lineState } from "../../../shared/metrics/line-state.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import type { BuiltCompany } from "./sample-pilots.ts";
import { built, LAST_FOUR, only, points } from "./sample-pilots.ts";

let ossunela: BuiltCompany;
beforeAll(async () => {
  ossunela = await built("ossunela");
});

describe("Ossunela: probably good, cannot be shown", () => {
  it("is unproven against its line, and would need about 890 more units", () => {
    const acceptance = ossunela.figure("trust.acceptance", ...LAST_FOUR);
    expect([acceptance.numerator, acceptance.denominator]).toEqual([52, 63]);
    expect([points(acceptance.low), points(acceptance.high)]).toEqual([71.4, 90]);
    const state = lineState(acceptance, 0.8, "below");
    // 1.96² · 0.8 · 0.2 / (52/63 − 0.8)² = 953, less the 63 that there are: 890
    expect(state).toEqual({ state: "unproven", moreUnits: 890 });
    const small = ossunela.figure("trust.acceptance", ...LAST_FOUR, "Small practice");
    expect([small.numerator, small.denominator, points(small.low), points(small.high)]).toEqual([
      9, 11, 52.3, 94.9,
    ]);
  });

  it("does not let 37 → 44 % pass for an improvement", () => {
    const rate = ossunela.compared("avd.rate", [...LAST_FOUR, "2026-09-14", "2026-10-11"]);
    expect([rate.verdict, points(rate.difference)]).toEqual(["no detectable change", 7.6]);
    const sums = [
      ossunela.figure("avd.rate", "2026-09-14", "2026-10-11"),
      ossunela.figure("avd.rate", ...LAST_FOUR),
    ];
    expect(sums.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
      [7, 19],
      [12, 27],
    ]);
  });

  it("has 21 corrections, too few for a 0.9 quantile to be judged", () => {
    expect(ossunela.figure("trust.correctionP90", ...LAST_FOUR).n).toBe(21);
  });

  it("shows no hue in any heatmap cell: nothing improved, nothing worse, in no segment", () => {
    const baseline = baselineInForce(ossunela.state);
    if (baseline === null) throw new Error("no baseline");
    for (const by of [[], ["segment"]] as const) {
      const differences = baselineDifferences(ossunela.view.figures, baseline, by, SAMPLE_CLOCK_MS);
      expect(differences.length).toBeGreaterThan(0);
      expect(differences.filter(({ verdict }) => verdict === "improved" || verdict === "worse")).toEqual([]);
    }
  });

  it("never granted prompt tuning, and fired nothing", () => {
    expect(only(ossunela.view.rights)).toMatchObject({ domain: "prompt tuning", state: "not granted" });
    expect(ossunela.view.obligations).toEqual([]);
  });
});
