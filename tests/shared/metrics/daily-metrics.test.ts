import { describe, expect, it } from "vitest";
import { DEFAULT_WORKFLOW_SETTINGS } from "../../../shared/metrics/metric-settings.ts";
import type { Row } from "./dataset-of-rows.ts";
import { datasetOf, day } from "./dataset-of-rows.ts";
import { figureOf, figuresOf } from "./figure-of.ts";

const claims = { workflow: "Claims", segment: "SMB" };
const priced = new Map([["Claims", { ...DEFAULT_WORKFLOW_SETTINGS, unitValueMicros: 2_500_000 }]]);

describe("rates of counts", () => {
  it("sums first and divides last", () => {
    const work = [
      { date: "2026-02-02", ...claims, eligible: 10, qualified: 9 },
      { date: "2026-02-03", ...claims, eligible: 90, qualified: 9 },
    ];
    // (9 + 9) / (10 + 90) = 0.18, not the mean of 0.9 and 0.1.
    expect(figureOf(datasetOf({ work }), "avd.rate")).toMatchObject({
      value: 0.18,
      numerator: 18,
      denominator: 100,
      n: 100,
      from: "2026-02-02",
      to: "2026-02-03",
      partial: false,
    });
  });

  it("takes only the rows in which all columns are present", () => {
    const work: Row[] = [
      { date: "2026-02-02", ...claims, eligible: 10, attempted: 8, qualified: 4 },
      { date: "2026-02-03", ...claims, eligible: null, attempted: 2, qualified: 2 },
      { date: "2026-02-04", ...claims, eligible: 5, attempted: null, qualified: null },
    ];
    const dataset = datasetOf({ work });
    expect(figureOf(dataset, "avd.rate")).toMatchObject({ numerator: 4, denominator: 10 });
    expect(figureOf(dataset, "avd.yield")).toMatchObject({ numerator: 6, denominator: 10 });
    // Any other sum takes the cells that are there: 4 + 2.
    expect(figureOf(dataset, "avd.volume")).toMatchObject({ value: 6, n: 6, numerator: null });
  });

  it("has no value where the denominator is 0 or a column is missing", () => {
    const dataset = datasetOf({ work: [{ date: "2026-02-02", ...claims, eligible: 0, qualified: 0 }] });
    expect(figureOf(dataset, "avd.rate")).toMatchObject({
      value: null,
      numerator: 0,
      denominator: 0,
      low: null,
    });
    expect(figureOf(dataset, "avd.yield")).toMatchObject({
      value: null,
      numerator: null,
      denominator: null,
      n: 0,
    });
  });

  it("counts a unit under each of its dispositions once", () => {
    const work = [{ date: "2026-02-02", ...claims, accepted: 6, overridden: 3, escalated: 1 }];
    const dataset = datasetOf({ work });
    expect(figureOf(dataset, "trust.acceptance").value).toBe(0.6);
    expect(figureOf(dataset, "trust.override").value).toBe(0.3);
    expect(figureOf(dataset, "trust.escalation").value).toBe(0.1);
  });

  it("gives the Wilson interval of 5 out of 10", () => {
    const work = [{ date: "2026-02-02", ...claims, eligible: 10, qualified: 5 }];
    const { low, high } = figureOf(datasetOf({ work }), "avd.rate");
    // z² = 3.841458820694124; centre (5 + z²/2) / (10 + z²) = 0.5, half z·√(10·¼ + z²/4) / (10 + z²) = 0.263410…
    expect(low).toBeCloseTo(0.2365931, 6);
    expect(high).toBeCloseTo(0.7634069, 6);
  });
});

describe("quotients and sums", () => {
  it("divides by the mean of the days that have active customers", () => {
    const work: Row[] = [
      { date: "2026-02-02", ...claims, qualified: 30, active_customers: 4 },
      { date: "2026-02-02", workflow: "Claims", segment: "Enterprise", qualified: 10, active_customers: 2 },
      { date: "2026-02-03", ...claims, qualified: 20, active_customers: 3 },
      { date: "2026-02-04", ...claims, qualified: 12, active_customers: null },
    ];
    // 72 units; days with customers: 4 + 2 = 6 and 3, mean 4.5; 72 / 4.5 = 16.
    expect(figureOf(datasetOf({ work }), "avd.perCustomer")).toMatchObject({
      value: 16,
      numerator: 72,
      denominator: 4.5,
    });
  });

  it("values what is qualified, and says nothing where a workflow has no unit value", () => {
    const work = [
      { date: "2026-02-02", ...claims, qualified: 3 },
      { date: "2026-02-02", workflow: "Tickets", segment: "SMB", qualified: 0 },
    ];
    const dataset = datasetOf({ work }, { workflows: priced });
    // Claims: 3 × 2.50; Tickets has a value of qualified (0) and no unit value.
    expect(figuresOf(dataset, "avd.value", { by: ["workflow"] }).map(({ value }) => value)).toEqual([
      7.5,
      null,
    ]);
    expect(figureOf(dataset, "avd.value").value).toBeNull();
  });

  it("adds up the three costs, and knows no total where one is missing", () => {
    const work: Row[] = [
      {
        date: "2026-02-02",
        ...claims,
        model_cost: 1.5,
        infra_cost: 0.25,
        support_cost: 2.25,
        outcomes: 4,
        revenue: 16,
      },
      {
        date: "2026-02-03",
        ...claims,
        model_cost: -0.5,
        infra_cost: null,
        support_cost: 0.5,
        outcomes: 4,
        revenue: 4,
      },
      { date: "2026-02-03", workflow: "Tickets", segment: "SMB", model_cost: 1, outcomes: 1 },
    ];
    const dataset = datasetOf({ work });
    // Claims: 1 + 0.25 + 2.75 = 4; 4 / 8 outcomes; (20 − 4) / 20 = 0.8. Tickets has no infrastructure cost at all.
    const byWorkflow = { by: ["workflow"] } as const;
    expect(figuresOf(dataset, "cost.total", byWorkflow).map(({ value }) => value)).toEqual([4, null]);
    expect(figuresOf(dataset, "cost.perOutcome", byWorkflow)).toMatchObject([
      { value: 0.5, numerator: 4, denominator: 8, n: 8 },
      { value: null, numerator: null, denominator: 1 },
    ]);
    expect(figuresOf(dataset, "cost.margin", byWorkflow)[0]).toMatchObject({
      value: 0.8,
      numerator: 16,
      denominator: 20,
    });
    // Rolled up the total is that of what is there: 4 + 1.
    expect(figureOf(dataset, "cost.total").value).toBe(5);
  });

  it("keeps sums of money exact beyond what a double holds", () => {
    const big = 9_000_000_000_000_001n;
    const work = [big, big, big, -big, -big, 7n - big].map((cost, index) => ({
      date: `2026-02-0${index + 1}`,
      ...claims,
      model_cost: cost,
      infra_cost: 0n,
      support_cost: 0n,
    }));
    // 3 · big − 3 · big + 7 = 7 micros. On the way 3 · big is odd and above 2⁵³: doubles would round it.
    expect(figureOf(datasetOf({ work }), "cost.total").value).toBe(0.000007);
    const interactions = work.map((row, index) => ({
      ...row,
      id: String(index),
      at: "2026-02-01T12:00:00Z",
      mode: "manual",
    }));
    expect(figureOf(datasetOf({ interactions }), "cost.total").value).toBe(0.000007);
  });
});

describe("corrections", () => {
  const corrections = [
    { id: "1", at: "2026-02-02T10:00:00Z", ...claims, minutes: 10 },
    { id: "2", at: "2026-02-02T11:00:00Z", ...claims, minutes: null },
    { id: "3", at: "2026-02-03T11:00:00Z", ...claims, minutes: 20 },
  ];

  it("counts every correction, and takes quantiles of the known latencies", () => {
    const dataset = datasetOf({ corrections });
    expect(figureOf(dataset, "trust.corrections")).toMatchObject({ value: 3, n: 3 });
    // Type 7 of 10 and 20: the median lies half way, the 0.9 quantile at 10 + 0.9 · 10.
    expect(figureOf(dataset, "trust.correctionP50")).toMatchObject({ value: 15, n: 2 });
    expect(figureOf(dataset, "trust.correctionP90")).toMatchObject({ value: 19, n: 2 });
  });

  it("is 0 where there is work and no correction, and unknown where nobody records any", () => {
    const work = [{ date: "2026-02-04", ...claims, eligible: 1 }];
    const days = { by: ["day"] } as const;
    expect(
      figuresOf(datasetOf({ work, corrections }), "trust.corrections", days).map(({ value }) => value),
    ).toEqual([2, 1, 0]);
    expect(figureOf(datasetOf({ work }), "trust.corrections")).toMatchObject({ value: null, n: 0 });
  });
});

describe("incident minutes", () => {
  const incidents = [
    {
      id: "1",
      workflow: "Claims",
      started_at: "2026-02-02T10:00:00+01:00",
      resolved_at: "2026-02-02T10:45:00+01:00",
    },
    {
      id: "2",
      workflow: "Claims",
      started_at: "2026-02-03T23:30:00+01:00",
      resolved_at: "2026-02-04T01:00:00+01:00",
    },
    { id: "3", workflow: "Claims", started_at: "2026-02-04T23:00:00+01:00" },
  ];
  const work = ["02", "03", "04"].map((date) => ({ date: `2026-02-${date}`, ...claims, eligible: 1 }));

  it("cuts an incident at the end of its period", () => {
    const byDay = figuresOf(datasetOf({ incidents, work }), "system.incidentMinutes", { by: ["day"] });
    // 45; 30 until midnight; 60 until midnight of an open one.
    expect(byDay.map(({ value, n }) => [value, n])).toEqual([
      [45, 1],
      [30, 1],
      [60, 1],
    ]);
    expect(figureOf(datasetOf({ incidents, work }), "system.incidentMinutes").value).toBe(45 + 90 + 60);
  });

  it("has no segments", () => {
    const figures = figuresOf(datasetOf({ incidents, work }), "system.incidentMinutes", {
      by: ["workflow", "segment"],
    });
    expect(figures.map(({ workflow, segment }) => [workflow, segment])).toEqual([["Claims", "*"]]);
  });
});

describe("objects that exist", () => {
  const work = [
    { date: "2026-01-05", ...claims, eligible: 10, qualified: 5 },
    { date: "2026-02-10", workflow: "Tickets", segment: "SMB", eligible: 10, qualified: 5 },
  ];

  it("gives only combinations that occur, ordered by workflow and period", () => {
    const figures = figuresOf(datasetOf({ work }), "avd.rate", { by: ["workflow", "month"] });
    expect(figures.map(({ workflow, period }) => [workflow, period])).toEqual([
      ["Claims", "2026-01"],
      ["Tickets", "2026-02"],
    ]);
  });

  it("gives every occurring workflow every phase that the range touches", () => {
    const figures = figuresOf(datasetOf({ work }), "avd.rate", { by: ["workflow", "phase"] });
    expect(figures.map(({ workflow, period, value }) => [workflow, period, value])).toEqual([
      ["Claims", "P1", 0.5],
      ["Claims", "P2", null],
      ["Tickets", "P1", null],
      ["Tickets", "P2", 0.5],
    ]);
  });

  it("gives one object without dimensions, also where nothing is", () => {
    expect(figureOf(datasetOf({}), "avd.rate")).toMatchObject({
      workflow: "*",
      value: null,
      from: null,
      to: null,
    });
    const later = { from: day("2027-01-01"), to: day("2027-01-31") };
    expect(figureOf(datasetOf({ work }), "avd.rate", later)).toMatchObject({ value: null, partial: true });
    expect(figuresOf(datasetOf({ work }), "avd.rate", { ...later, by: ["workflow"] })).toEqual([]);
  });
});
