import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LENSES } from "../../../shared/domain/lenses.ts";
import {
  type NamedFigure,
  type NamedFigures,
  type TradeOffKind,
  tradeOffQuestion,
} from "../../../shared/domain/trade-off-question.ts";

const figure = (value: number | null, text: string, trend: NamedFigure["trend"] = null): NamedFigure => ({
  value,
  trend,
  text,
});
/** All known, and none of them presses. */
const GOOD: NamedFigures = {
  avd: figure(0.62, "62.0 %"),
  trust: figure(0.95, "95.0 %"),
  cost: figure(1.4, "€1.40"),
  revenue: figure(1.004, "100.4 %"),
  loop: figure(9, "9.0 days"),
};
const unknown = figure(null, "–");

describe("the trade-off question", () => {
  it.each<readonly [TradeOffKind, Partial<NamedFigures>, RegExp]>([
    ["autonomy ahead of trust", { trust: figure(0.84, "84.0 %") }, /^62\.0 % of the work .* only 84\.0 %/],
    [
      "autonomy ahead of trust",
      { avd: figure(0.2, "20.0 %", "rising"), trust: figure(0.95, "95.0 %", "falling") },
      /^More and more .* \(20\.0 %\), and people accept less and less of it \(95\.0 %\)/,
    ],
    ["cost rising", { cost: figure(2.44, "€2.44", "rising") }, /costs €2\.44, and the cost is rising/],
    ["cost rising", { cost: figure(null, "–", "rising") }, /nobody here knows how high it is/],
    [
      "too much unknown",
      { trust: unknown, revenue: unknown, loop: unknown },
      /knows how much of it people accept, whether existing customers pay more or less or how long/,
    ],
    ["revenue leaking", { revenue: figure(0.978, "97.8 %") }, /pay 97\.8 % of what they paid/],
    ["revenue leaking", { revenue: figure(1.01, "101.0 %", "falling") }, /is falling \(101\.0 %\)/],
    ["slow loop", { loop: figure(21, "21.0 days") }, /^It takes 21\.0 days/],
    ["slow loop", { loop: figure(5, "5.0 days", "rising") }, /longer and longer/],
    ["trust ahead of autonomy", { avd: figure(0.2, "20.0 %") }, /accept 95\.0 % .* only 20\.0 %/],
    ["something unknown", { cost: unknown }, /knows what a successful outcome costs\. Widen/],
    ["ready for more", {}, /62\.0 % .* 95\.0 % .* €1\.40/],
  ])("is “%s” for its numbers", (kind, part, words) => {
    const asked = tradeOffQuestion({ ...GOOD, ...part });
    expect(asked.kind).toBe(kind);
    expect(asked.question).toMatch(words);
  });

  it("asks about trust before cost, and about cost before what is unknown", () => {
    const cost = figure(null, "–", "rising");
    const trust = figure(0.7, "70.0 %");
    const blind = { revenue: unknown, loop: unknown };
    expect(tradeOffQuestion({ ...GOOD, ...blind, cost, trust }).kind).toBe("autonomy ahead of trust");
    expect(tradeOffQuestion({ ...GOOD, ...blind, cost }).kind).toBe("cost rising");
    expect(tradeOffQuestion({ ...GOOD, ...blind, cost: unknown }).kind).toBe("too much unknown");
  });

  it("says that nobody knows anything where nothing is known", () => {
    const asked = tradeOffQuestion({
      avd: unknown,
      trust: unknown,
      cost: unknown,
      revenue: unknown,
      loop: unknown,
    });
    expect(asked.question).toMatch(/^Nobody here knows any of the five numbers\./);
    expect(asked.lenses).toEqual(LENSES);
  });

  it("is one question with two answers and its lenses for any numbers (seed 180)", () => {
    const trend = fc.constantFrom(null, "rising", "steady", "falling" as const);
    const named = (most: number) =>
      fc.record({
        value: fc.option(fc.double({ min: 0, max: most, noNaN: true })),
        trend,
        text: fc.constant("a number"),
      });
    const figures = fc.record({
      avd: named(1),
      trust: named(1),
      cost: named(1e6),
      revenue: named(10),
      loop: named(400),
    });
    fc.assert(
      fc.property(figures, (given) => {
        const { question, options, lenses, because } = tradeOffQuestion(given);
        expect(question.endsWith("?")).toBe(true);
        expect(question).not.toContain("–");
        expect(options[0]).not.toBe(options[1]);
        expect(lenses.length).toBeGreaterThanOrEqual(2);
        expect(because).not.toBe("");
      }),
      { seed: 180, numRuns: 500 },
    );
  });
});
