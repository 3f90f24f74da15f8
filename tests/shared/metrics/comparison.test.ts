import { describe, expect, it } from "vitest";
import { compareRanges, indexVerdict, judge } from "../../../shared/metrics/comparison.ts";
import { hiddenMoves } from "../../../shared/metrics/hidden-moves.ts";
import type { Row } from "./dataset-of-rows.ts";
import { datasetOf, day } from "./dataset-of-rows.ts";

const LATER = Date.UTC(2030, 0, 1);
const first = day("2026-02-02");
const weeks = { from: first + 7, to: first + 13, againstFrom: first, againstTo: first + 6 } as const;

function days(start: number, values: readonly Row[]): Row[] {
  return values.map((row, index) => ({
    date: new Date((start + index) * 86_400_000).toISOString().slice(0, 10),
    workflow: "Claims",
    segment: "SMB",
    ...row,
  }));
}

describe("compareRanges", () => {
  it("compares quotients over days by the ratio estimator", () => {
    const cost = (total: number): Row => ({
      model_cost: total,
      infra_cost: 0,
      support_cost: 0,
      outcomes: 10,
    });
    const work = [
      ...days(first, [8, 9, 10, 11, 12].map(cost)),
      ...days(first + 7, [18, 19, 20, 21, 22].map(cost)),
    ];
    const [comparison] = compareRanges(datasetOf({ work }), {
      ...weeks,
      by: [],
      metrics: ["cost.perOutcome"],
      asOf: LATER,
    });
    // R = 100/50 = 2; residuals −2, −1, 0, 1, 2: Σ = 10; √(5/4 · 10) / 50 = 0.0707107; t(0.975, 4) = 2.7764451.
    const reach = 2.7764451051978 * (Math.sqrt(12.5) / 50);
    expect(comparison).toMatchObject({
      value: 2,
      before: 1,
      difference: 1,
      verdict: "worse",
      rateEffect: null,
    });
    expect(comparison?.low).toBeCloseTo(2 - reach, 10);
    expect(comparison?.high).toBeCloseTo(2 + reach, 10);
    // Square-and-add of two equal reaches.
    expect(comparison?.differenceLow).toBeCloseTo(1 - reach * Math.SQRT2, 10);
    expect(comparison?.differenceHigh).toBeCloseTo(1 + reach * Math.SQRT2, 10);
  });

  it("compares sums per day", () => {
    const work = [
      ...days(
        first,
        [1, 2, 3, 4, 5].map((qualified) => ({ qualified })),
      ),
      ...days(
        first + 7,
        [1, 2, 3, 4].map((qualified) => ({ qualified })),
      ),
    ];
    const [comparison] = compareRanges(datasetOf({ work }), {
      ...weeks,
      by: [],
      metrics: ["avd.volume"],
      asOf: LATER,
    });
    // 10 units on 4 days, too few for an interval, against 15 on 5.
    expect(comparison).toMatchObject({
      value: 2.5,
      before: 3,
      difference: -0.5,
      low: null,
      verdict: "not enough data",
    });
    expect(comparison?.beforeLow).not.toBeNull();
    expect(comparison?.differenceLow).toBeNull();
  });

  it("widens the interval of a rate whose days vary more than coin tosses", () => {
    const rate = (qualified: number): Row => ({ qualified, eligible: 100 });
    const work = [
      ...days(first, [20, 80, 20, 80, 50].map(rate)),
      ...days(first + 7, [50, 50, 50, 50].map(rate)),
    ];
    const [comparison] = compareRanges(datasetOf({ work }), {
      ...weeks,
      by: [],
      metrics: ["avd.rate"],
      asOf: LATER,
    });
    // Five days: R ± 2.776 · √(5/4 · 3600) / 500 = 0.5 ± 0.3725, wider than Wilson; four days: Wilson alone.
    const reach = (2.7764451051978 * Math.sqrt(4500)) / 500;
    expect(comparison?.beforeLow).toBeCloseTo(0.5 - reach, 10);
    // 200 of 400: 0.5 − z·√(100 + z²/4) / (400 + z²).
    expect(comparison?.low).toBeCloseTo(0.4512345, 6);
  });

  it("gives no verdict while a range is immature, and none for a stock or a cost", () => {
    const work = [
      ...days(first, [{ qualified: 1, eligible: 2 }]),
      ...days(first + 7, [{ qualified: 2, eligible: 2 }]),
    ];
    const query = { ...weeks, by: [], metrics: ["avd.rate"] } as const;
    // The later range ends on 15 February in Berlin: mature at 2026-02-18T23:00Z.
    const mature = Date.parse("2026-02-18T23:00:00Z");
    expect(compareRanges(datasetOf({ work }), { ...query, asOf: mature - 1 })[0]).toMatchObject({
      verdict: null,
      difference: 0.5,
      differenceLow: null,
    });
    expect(compareRanges(datasetOf({ work }), { ...query, asOf: mature })[0]?.verdict).toBe(
      "no detectable change",
    );
    expect(
      judge("cost.total", { value: 1, interval: null }, { value: 2, interval: null }).verdict,
    ).toBeNull();
  });

  it("does not compare chains of different lengths", () => {
    const revenue = ["2026-01", "2026-02", "2026-03"].flatMap((month) =>
      Array.from({ length: 25 }, (_, index) => ({
        month,
        customer: `c${index}`,
        segment: index % 2 === 0 ? "SMB" : "Enterprise",
        starting_mrr: 100 + index,
        contraction: index % 5,
      })),
    );
    const metrics = ["revenue.nrr", "revenue.logoRetention"] as const;
    const unequal = compareRanges(datasetOf({ revenue }), {
      from: day("2026-02-01"),
      to: day("2026-03-31"),
      againstFrom: day("2026-01-01"),
      againstTo: day("2026-01-31"),
      by: [],
      metrics,
      asOf: LATER,
    });
    expect(unequal.map(({ verdict, mixEffect }) => [verdict, mixEffect])).toEqual([
      ["not enough data", null],
      ["not enough data", null],
    ]);
    const equal = compareRanges(datasetOf({ revenue }), {
      from: day("2026-02-01"),
      to: day("2026-02-28"),
      againstFrom: day("2026-01-01"),
      againstTo: day("2026-01-31"),
      by: [],
      metrics,
      asOf: LATER,
    });
    expect(equal.map(({ verdict, mixEffect }) => [verdict, mixEffect])).toEqual([
      ["no detectable change", null],
      ["no detectable change", 0],
    ]);
  });

  it("judges an index by its components", () => {
    expect(indexVerdict(["improved", "no detectable change", "not enough data"])).toBe("improved");
    expect(indexVerdict(["improved", "worse"])).toBe("no detectable change");
    expect(indexVerdict(["not enough data", "not enough data"])).toBe("not enough data");
    expect(indexVerdict(["not enough data", "no detectable change"])).toBe("no detectable change");
  });
});

describe("hiddenMoves", () => {
  it("names a roll-up that looks flat while every segment falls", () => {
    // SMB falls from 80 to 70 %, Enterprise from 20 to 10 %, but SMB grows from 1/6 to 1/3 of the units:
    // (160 + 200)/1200 = 0.3 before and (280 + 80)/1200 = 0.3 after.
    const row = (segment: string, qualified: number, eligible: number, date: string) => ({
      date,
      workflow: "Claims",
      segment,
      qualified,
      eligible,
    });
    const work = [
      row("SMB", 160, 200, "2026-02-02"),
      row("Enterprise", 200, 1000, "2026-02-02"),
      row("SMB", 280, 400, "2026-02-09"),
      row("Enterprise", 80, 800, "2026-02-09"),
    ];
    const query = { ...weeks, metrics: ["avd.rate"], asOf: LATER } as const;
    const dataset = datasetOf({ work });
    const rollUps = compareRanges(dataset, { ...query, by: ["workflow"] });
    const parts = compareRanges(dataset, { ...query, by: ["workflow", "segment"] });
    expect(rollUps[0]).toMatchObject({ difference: 0, verdict: "no detectable change" });
    expect(rollUps[0]?.rateEffect).toBeLessThan(0);
    expect(hiddenMoves(rollUps, parts)).toEqual([
      {
        metric: "avd.rate",
        workflow: "Claims",
        kind: "flat while every segment falls",
        segments: ["Enterprise", "SMB"],
      },
    ]);
  });
});
