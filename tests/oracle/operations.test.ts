import { describe, expect, it } from "vitest";
import type { OracleInputs, OracleSettings } from "./inputs.ts";
import { noInputs } from "./inputs.ts";
import type { MetricsRow } from "./metrics.ts";
import { oracleMetrics } from "./metrics.ts";
import { interaction, onlyRow, units, utcPilot, workRow } from "./samples.ts";

function figure(
  metric: string,
  inputs: Partial<OracleInputs>,
  settings: OracleSettings = utcPilot,
): MetricsRow {
  return onlyRow(oracleMetrics({ ...noInputs, ...inputs }, settings, { by: [] }), metric);
}

describe("rates of counts", () => {
  it("sums first and divides last, over rows with all columns", () => {
    const work = [
      workRow("2026-01-05", { eligible: 10, qualified: 8 }),
      workRow("2026-01-06", { eligible: 90, qualified: 9 }),
      workRow("2026-01-07", { qualified: 50 }),
    ];
    // (8 + 9) / (10 + 90); the day without eligible takes no part in the rate, but in the volume: 67
    const rate = figure("avd.rate", { work });
    expect([rate.value, rate.numerator, rate.denominator, rate.n]).toEqual([0.17, 17, 100, 100]);
    expect(rate.low).toBeCloseTo(0.1089, 4);
    expect(rate.high).toBeCloseTo(0.2555, 4);
    expect(figure("avd.volume", { work }).value).toBe(67);
  });

  it("tells no data from zero", () => {
    const none = figure("avd.rate", { work: [workRow("2026-01-05", { eligible: 0, qualified: 0 })] });
    expect([none.value, none.numerator, none.denominator, none.low, none.n]).toEqual([null, 0, 0, null, 0]);
    const empty = figure("avd.rate", { work: [workRow("2026-01-05", { eligible: 3 })] });
    expect([empty.value, empty.numerator, empty.denominator, empty.n]).toEqual([null, null, null, 0]);
    const zero = figure("avd.rate", { work: [workRow("2026-01-05", { eligible: 3, qualified: 0 })] });
    expect(zero.value).toBe(0);
  });

  it("needs all three dispositions for a trust rate", () => {
    const work = [
      workRow("2026-01-05", { accepted: 6, overridden: 3, escalated: 1 }),
      workRow("2026-01-06", { accepted: 100, overridden: 0 }),
    ];
    expect(figure("trust.acceptance", { work }).value).toBe(0.6);
    expect(figure("trust.override", { work }).value).toBe(0.3);
    expect(figure("trust.escalation", { work }).value).toBe(0.1);
  });
});

describe("avd.perCustomer and avd.value", () => {
  it("divides by the mean of the days that have active customers", () => {
    const work = [
      workRow("2026-01-05", { qualified: 10, activeCustomers: 3 }),
      workRow("2026-01-05", { segment: "T", activeCustomers: 2 }),
      workRow("2026-01-06", { qualified: 4 }),
      workRow("2026-01-07", { qualified: 1, activeCustomers: 1 }),
    ];
    // days: 3 + 2 = 5 and 1, mean 3; 15 / 3
    const row = figure("avd.perCustomer", { work });
    expect([row.value, row.numerator, row.denominator]).toEqual([5, 15, 3]);
  });

  it("is null if a workflow with a value of qualified, 0 included, has no unit value", () => {
    const work = [
      workRow("2026-01-05", { qualified: 3 }),
      workRow("2026-01-05", { workflow: "V", qualified: 0 }),
    ];
    const one = { ...utcPilot, workflows: { W: { unitValue: units(0.1) } } };
    const both = { ...utcPilot, workflows: { W: { unitValue: units(0.1) }, V: { unitValue: 1n } } };
    expect(figure("avd.value", { work }, one).value).toBeNull();
    expect(figure("avd.value", { work }, both).value).toBe(0.3);
    const unmeasured = [...work.slice(0, 1), workRow("2026-01-05", { workflow: "V", eligible: 1 })];
    expect(figure("avd.value", { work: unmeasured }, one).value).toBe(0.3);
  });
});

describe("costs", () => {
  const day = { modelCost: units(0.1), infraCost: units(0.2), supportCost: units(-0.05), outcomes: 5 };
  it("adds up the parts per outcome and the margin", () => {
    const work = [workRow("2026-01-05", { ...day, revenue: units(1) })];
    // 0.1 + 0.2 - 0.05 = 0.25; / 5 = 0.05; margin (1 - 0.25) / 1
    expect(figure("cost.total", { work }).value).toBe(0.25);
    const cost = figure("cost.perOutcome", { work });
    expect([cost.value, cost.numerator, cost.denominator, cost.n]).toEqual([0.05, 0.25, 5, 5]);
    expect(figure("cost.modelPerOutcome", { work }).value).toBe(0.02);
    const margin = figure("cost.margin", { work });
    expect([margin.value, margin.numerator, margin.denominator]).toEqual([0.75, 0.75, 1]);
  });

  it("does not take an unknown part for free", () => {
    const work = [
      workRow("2026-01-05", { ...day, supportCost: null }),
      workRow("2026-01-06", { ...day, modelCost: null }),
    ];
    // each column has a value somewhere in the cell: 0.1 + 0.4 - 0.05
    expect(figure("cost.total", { work }).value).toBe(0.45);
    expect(figure("cost.total", { work: work.slice(0, 1) }).value).toBeNull();
    expect(figure("cost.perOutcome", { work: work.slice(0, 1) }).value).toBeNull();
    expect(figure("cost.infraPerOutcome", { work: work.slice(0, 1) }).value).toBe(0.04);
  });

  it("has no cost per outcome without outcomes", () => {
    const row = figure("cost.perOutcome", { work: [workRow("2026-01-05", { ...day, outcomes: 0 })] });
    expect([row.value, row.numerator, row.denominator]).toEqual([null, 0.25, 0]);
  });
});

describe("corrections", () => {
  const interactions = [
    interaction("1", "2026-01-05T10:00:00Z", { correctionMinutes: 4, cycleMinutes: 10 }),
    interaction("2", "2026-01-05T11:00:00Z", { cycleMinutes: 20 }),
  ];
  const correction = { id: "k", at: "2026-01-06T10:00:00Z", workflow: "W", segment: "S" };

  it("counts both sources, and those without minutes", () => {
    const corrections = [
      { ...correction, minutes: 8 },
      { ...correction, id: "l", minutes: null },
    ];
    expect(figure("trust.corrections", { interactions, corrections }).value).toBe(3);
    const median = figure("trust.correctionP50", { interactions, corrections });
    expect([median.value, median.n]).toEqual([6, 2]); // (4 + 8) / 2
    expect(figure("avd.cycleP90", { interactions, corrections }).value).toBe(19); // 10 + 0.9 * 10
  });

  it("is null without any in the pilot, 0 where there are rows, null where there are neither", () => {
    const work = [workRow("2026-01-05", { eligible: 1 }), workRow("2026-01-20", { eligible: 1 })];
    expect(figure("trust.corrections", { work }).value).toBeNull();
    const inputs = { ...noInputs, work, corrections: [{ ...correction, minutes: 8 }] };
    const value = (from: string, to: string): number | null =>
      onlyRow(oracleMetrics(inputs, utcPilot, { by: [], from, to }), "trust.corrections").value;
    expect(value("2026-01-05", "2026-01-06")).toBe(1);
    expect(value("2026-01-20", "2026-01-20")).toBe(0);
    expect(value("2026-01-10", "2026-01-12")).toBeNull();
  });
});

describe("system.incidentMinutes", () => {
  const incident = { title: null, loop: null };
  const incidents = [
    {
      ...incident,
      id: "a",
      workflow: "W",
      startedAt: "2026-01-05T23:00:00Z",
      resolvedAt: "2026-01-06T02:00:00Z",
    },
    { ...incident, id: "b", workflow: "W", startedAt: "2026-01-06T23:50:00Z", resolvedAt: null },
  ];
  it("is cut at the period's end, counts where it started, and is 0 where none was", () => {
    const value = (from: string, to: string): number | null =>
      onlyRow(
        oracleMetrics({ ...noInputs, incidents }, utcPilot, { by: [], from, to }),
        "system.incidentMinutes",
      ).value;
    expect(value("2026-01-05", "2026-01-05")).toBe(60); // a: 23:00 to midnight
    expect(value("2026-01-05", "2026-01-06")).toBe(190); // a: 180, b: 10
    expect(value("2026-01-06", "2026-01-06")).toBe(10); // a started before
    expect(value("2026-01-07", "2026-01-09")).toBe(0);
    expect(figure("system.incidentMinutes", {}).value).toBeNull();
  });
});
