import { describe, expect, it } from "vitest";
import { datasetOf, day } from "./dataset-of-rows.ts";
import { figureOf, figuresOf } from "./figure-of.ts";

const january = [
  { month: "2026-01", customer: "A", segment: "SMB", starting_mrr: 100, expansion: 50 },
  { month: "2026-01", customer: "B", segment: "SMB", starting_mrr: 100, contraction: 20 },
  { month: "2026-01", customer: "C", segment: "SMB", starting_mrr: 100, churned: 100 },
  // New business is outside.
  { month: "2026-01", customer: "N", segment: "SMB", starting_mrr: 0, expansion: 80 },
];
const february = [
  { month: "2026-02", customer: "A", segment: "SMB", starting_mrr: 150 },
  { month: "2026-02", customer: "B", segment: "SMB", starting_mrr: 50, expansion: 30 },
];

describe("retention", () => {
  it("of one month", () => {
    const dataset = datasetOf({ revenue: january });
    // (150 + 80 + 0) / 300; min(end, start): (100 + 80 + 0) / 300; 2 of 3 customers are left.
    expect(figureOf(dataset, "revenue.nrr")).toMatchObject({
      value: 230 / 300,
      numerator: 230,
      denominator: 300,
      n: 3,
    });
    expect(figureOf(dataset, "revenue.grr")).toMatchObject({ value: 0.6, numerator: 180 });
    expect(figureOf(dataset, "revenue.logoRetention")).toMatchObject({
      value: 2 / 3,
      numerator: 2,
      denominator: 3,
      n: 3,
    });
    expect(figureOf(dataset, "revenue.logoRetention").low).not.toBeNull();
    // A expanded, of A, B, C.
    expect(figureOf(dataset, "revenue.expansionPropensity")).toMatchObject({ numerator: 1, denominator: 3 });
  });

  it("of several months is the product", () => {
    const dataset = datasetOf({ revenue: [...january, ...february] });
    // NRR 230/300 · (150 + 80)/200; GRR 180/300 · (150 + 50)/200 = 0.6; logos 2/3 · 1.
    expect(figureOf(dataset, "revenue.nrr").value).toBeCloseTo((230 / 300) * (230 / 200), 14);
    expect(figureOf(dataset, "revenue.grr").value).toBeCloseTo(0.6, 14);
    expect(figureOf(dataset, "revenue.logoRetention")).toMatchObject({ numerator: null, low: null, n: 3 });
    // A in January, B in February.
    expect(figureOf(dataset, "revenue.expansionPropensity")).toMatchObject({ numerator: 2, denominator: 3 });
  });

  it("takes the whole months of a period only, and has no value without one", () => {
    const dataset = datasetOf({ revenue: [...january, ...february] });
    const cut = { from: day("2026-01-02"), to: day("2026-02-28") };
    expect(figureOf(dataset, "revenue.nrr", cut).value).toBe(230 / 200);
    expect(figureOf(dataset, "revenue.nrr", { ...cut, to: day("2026-02-27") })).toMatchObject({
      value: null,
      from: "2026-01-02",
      to: "2026-02-27",
    });
    const weeks = figuresOf(dataset, "revenue.nrr", { by: ["week"] });
    expect(weeks.length).toBe(9);
    expect(weeks.every(({ value }) => value === null)).toBe(true);
  });

  it("has no value if a month inside has no cohort", () => {
    const april = [{ month: "2026-04", customer: "A", segment: "SMB", starting_mrr: 100 }];
    expect(figureOf(datasetOf({ revenue: [...january, ...april] }), "revenue.nrr").value).toBeNull();
  });
});

describe("customers", () => {
  const customers = [
    {
      customer: "A",
      segment: "SMB",
      signed_on: "2026-01-01",
      first_value_on: "2026-01-11",
      fit_score: 90,
      arr: 100,
    },
    {
      customer: "B",
      segment: "SMB",
      signed_on: "2026-01-01",
      first_value_on: "2026-01-21",
      fit_score: 50,
      arr: 300,
    },
    {
      customer: "C",
      segment: "SMB",
      signed_on: "2026-01-11",
      first_value_on: "2026-02-10",
      fit_score: null,
      arr: 50,
    },
  ];
  const range = { from: day("2026-01-01"), to: day("2026-01-31") };
  const dataset = datasetOf({ customers, revenue: january });

  it("wait until the period's end if they have seen no value by then", () => {
    // 10 and 20 days, C censored at 20: S(10) = 2/3, S(20) = 2/3 · 1/2 = 1/3: the median is 20.
    expect(figureOf(dataset, "revenue.timeToValue", range)).toMatchObject({ value: 20, n: 3 });
  });

  it("fit by arr, and owe what does not fit", () => {
    // (90 · 100 + 50 · 300) / 400 = 60; B is under the bar of 60, C has no score: 300 + 50.
    expect(figureOf(dataset, "revenue.dealFit", range)).toMatchObject({
      value: 60,
      numerator: 24_000,
      denominator: 400,
      n: 2,
    });
    expect(figureOf(dataset, "revenue.churnDebt", range)).toMatchObject({ value: 350, n: 2 });
    const february = { from: day("2026-02-01"), to: day("2026-02-28") };
    expect(figureOf(dataset, "revenue.churnDebt", february)).toMatchObject({ value: null, n: 0 });
  });

  it("make up the index of the components that there are", () => {
    // NRR 0.7667 and GRR 0.6 are under their floors: 0. Time to value 20 is past its target: 100. Fit (60 − 40)/50: 40.
    // (0.35·0 + 0.30·0 + 0.15·100 + 0.20·40) / 1 = 23.
    expect(figureOf(dataset, "revenue.rqi", range).value).toBeCloseTo(23, 12);
    // Without customers NRR and GRR alone: 0 / 0.65.
    const alone = figureOf(datasetOf({ revenue: january }), "revenue.rqi");
    expect(alone.value).toBe(0);
    expect(alone.denominator).toBeCloseTo(0.65, 14);
  });

  it("were promised more than their segments get", () => {
    const promised = [
      { customer: "A", segment: "SMB", signed_on: "2026-01-01", arr: 100, promised_autonomy: 0.9 },
      { customer: "B", segment: "SMB", signed_on: "2026-01-01", arr: 300, promised_autonomy: 0.5 },
      // C has churned, D is not signed yet: neither is live.
      { customer: "C", segment: "SMB", signed_on: "2026-01-01", arr: 900, promised_autonomy: 1 },
      { customer: "D", segment: "SMB", signed_on: "2026-02-01", arr: 900, promised_autonomy: 1 },
    ];
    const work = [
      { date: "2026-01-10", workflow: "Claims", segment: "SMB", eligible: 10, qualified: 5 },
      { date: "2026-01-10", workflow: "Claims", segment: "Enterprise", eligible: 10, qualified: 10 },
    ];
    const gap = figureOf(
      datasetOf({ customers: promised, revenue: january, work }),
      "revenue.autonomyGap",
      range,
    );
    // (0.9 · 100 + 0.5 · 300) / 400 = 0.6, less the low end of 5/10 (0.2365931).
    expect(gap.value).toBeCloseTo(0.6 - 0.2365931, 6);
    expect(gap.n).toBe(2);
  });
});
