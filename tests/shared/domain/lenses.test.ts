import { describe, expect, it } from "vitest";
import {
  EMPTY_LENSES,
  type LensDraft,
  type LensDrafts,
  lensDrafts,
  lensGaps,
  storedLenses,
} from "../../../shared/domain/lenses.ts";

const draft = (part: Partial<LensDraft>): LensDraft => ({
  effect: 1,
  sentence: "It is better",
  metric: null,
  expectedChange: "",
  by: "",
  ...part,
});
const whole: LensDrafts = { outcome: draft({}), reliability: draft({}), revenue: draft({}) };

describe("the gaps of three lenses", () => {
  it("names every lens of an unwritten decision", () => {
    expect(lensGaps(EMPTY_LENSES)).toEqual([
      "Customer outcome quality is empty",
      "Reliability and cost is empty",
      "Revenue is empty",
    ]);
  });

  it.each<readonly [string, Partial<LensDraft>, readonly string[]]>([
    ["an effect of nothing", { effect: 0 }, []],
    ["no effect", { effect: null }, ["Revenue has no effect"]],
    ["a sentence of spaces", { sentence: "  " }, ["Revenue has no sentence"]],
    ["no part at all", { effect: null, sentence: "" }, ["Revenue is empty"]],
    [
      "a change that is no number",
      { metric: "revenue.nrr", expectedChange: "two" },
      ["Revenue expects a change that is not a number"],
    ],
    ["a change of no metric", { expectedChange: "2" }, ["Revenue names no metric that changes"]],
    ["a date of no metric", { by: "2026-03-01" }, ["Revenue names no metric that changes"]],
    ["a whole expectation", { metric: "revenue.nrr", expectedChange: "−2.5", by: "2026-03-01" }, []],
  ])("%s", (_, part, gaps) => {
    expect(lensGaps({ ...whole, revenue: draft(part) })).toEqual(gaps);
  });
});

describe("lenses as the record keeps them", () => {
  it("leaves out what is not whole", () => {
    const drafts = {
      ...EMPTY_LENSES,
      outcome: draft({ sentence: " Fewer repeats " }),
      revenue: draft({ effect: null }),
    };
    expect(storedLenses(drafts)).toEqual({ outcome: { effect: 1, sentence: "Fewer repeats" } });
  });

  it.each([
    ["a rate in points", "avd.rate", "+2.5", 0.025],
    ["a rate with the real minus sign", "trust.escalation", "−3", -0.03],
    ["a rate that two doubles are near", "revenue.grr", "0.57", 0.0057],
    ["days in days", "loop.detectToValidate", "-4", -4],
    ["money in its own unit", "cost.perOutcome", ".25", 0.25],
  ] as const)("keeps %s in the metric's own unit", (_, metric, expectedChange, stored) => {
    const outcome = draft({ metric, expectedChange, by: "2026-03-01" });
    const kept = storedLenses({ ...whole, outcome });
    expect(kept.outcome).toMatchObject({ expectedChange: stored, metric, by: "2026-03-01" });
    expect(storedLenses(lensDrafts(kept))).toEqual(kept);
  });
});
