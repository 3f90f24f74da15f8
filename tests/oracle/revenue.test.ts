import { describe, expect, it } from "vitest";
import type { OracleInputs } from "./inputs.ts";
import { noInputs } from "./inputs.ts";
import type { MetricsRow } from "./metrics.ts";
import { oracleMetrics } from "./metrics.ts";
import { customerRow, onlyRow, revenueRow, units, utcPilot, workRow } from "./samples.ts";

function figure(
  metric: string,
  inputs: Partial<OracleInputs>,
  from = "2026-01-01",
  to = "2026-02-28",
): MetricsRow {
  return onlyRow(oracleMetrics({ ...noInputs, ...inputs }, utcPilot, { by: [], from, to }), metric);
}

describe("retention", () => {
  const revenue = [
    // January: starting 300 (c is new business, outside); end 150 + 80 = 230
    revenueRow("2026-01", "a", 100, { expansion: units(50) }),
    revenueRow("2026-01", "b", 200, { contraction: units(20), churned: units(100) }),
    revenueRow("2026-01", "c", 0, { expansion: units(500) }),
    // February: starting 200, end 100 + 0
    revenueRow("2026-02", "a", 100),
    revenueRow("2026-02", "b", 100, { churned: units(100) }),
  ];
  it("takes the closed cohort of one month", () => {
    const nrr = figure("revenue.nrr", { revenue }, "2026-01-01", "2026-01-31");
    expect([nrr.value, nrr.numerator, nrr.denominator, nrr.n]).toEqual([230 / 300, 230, 300, 2]);
    // min(150, 100) + min(80, 200) = 180
    expect(figure("revenue.grr", { revenue }, "2026-01-01", "2026-01-31").value).toBe(0.6);
    const logo = figure("revenue.logoRetention", { revenue }, "2026-02-01", "2026-02-28");
    expect([logo.value, logo.n]).toEqual([0.5, 2]);
    expect(logo.low).not.toBeNull();
  });

  it("chains months and cuts partial ones", () => {
    const nrr = figure("revenue.nrr", { revenue });
    expect(nrr.value).toBeCloseTo((230 / 300) * 0.5, 14);
    expect([nrr.numerator, nrr.denominator]).toEqual([null, null]);
    const logo = figure("revenue.logoRetention", { revenue });
    expect([logo.value, logo.low, logo.high]).toEqual([0.5, null, null]);
    // to 27 February: January alone
    expect(figure("revenue.nrr", { revenue }, "2026-01-01", "2026-02-27").value).toBe(230 / 300);
    expect(figure("revenue.nrr", { revenue }, "2026-01-02", "2026-01-31").value).toBeNull();
    // months outside the pilot's revenue rows are not part of the chain
    expect(figure("revenue.nrr", { revenue }, "2025-11-01", "2026-01-31").value).toBe(230 / 300);
  });

  it("is null if a month inside has no cohort", () => {
    const gap = [...revenue, revenueRow("2026-04", "a", 100)];
    expect(figure("revenue.nrr", { revenue: gap }, "2026-01-01", "2026-04-30").value).toBeNull();
    expect(figure("revenue.nrr", { revenue: gap }, "2026-01-01", "2026-03-31").value).toBeNull();
    expect(figure("revenue.nrr", { revenue: gap }, "2026-04-01", "2026-05-31").value).toBe(1);
  });

  it("counts an expanding customer once", () => {
    const twice = [...revenue, revenueRow("2026-03", "a", 100, { expansion: units(1) })];
    // a expanded in January and March; b never; c only outside the cohort
    const row = figure("revenue.expansionPropensity", { revenue: twice }, "2026-01-01", "2026-03-31");
    expect([row.value, row.numerator, row.denominator, row.n]).toEqual([0.5, 1, 2, 2]);
  });
});

describe("customers", () => {
  it("censors those without a first value at the end of the whole months", () => {
    const customers = [
      customerRow("a", { signedOn: "2026-01-01", firstValueOn: "2026-01-11" }), // 10
      customerRow("b", { signedOn: "2026-01-01", firstValueOn: "2026-02-20" }), // later: censored at 30
      customerRow("c", { signedOn: "2026-02-01" }), // not yet signed
    ];
    // to 10 February the whole months end on 31 January: S(10) = 1/2
    const row = figure("revenue.timeToValue", { customers }, "2026-01-01", "2026-02-10");
    expect([row.value, row.n]).toEqual([10, 2]);
    const all = figure("revenue.timeToValue", { customers });
    expect([all.value, all.n]).toEqual([50, 3]); // S(10) = 2/3 (c censored at 27), S(50) = 0
  });

  it("weighs the fit of those who have both, and adds up the debt", () => {
    const customers = [
      customerRow("a", { signedOn: "2026-01-10", fitScore: 80, arr: units(300) }),
      customerRow("b", { signedOn: "2026-02-10", fitScore: 50, arr: units(100) }),
      customerRow("c", { signedOn: "2026-02-10", arr: units(40) }),
      customerRow("d", { signedOn: "2026-02-10", fitScore: 60 }),
      customerRow("e", { signedOn: "2026-03-01", fitScore: 0, arr: units(1000) }),
    ];
    // (80 * 300 + 50 * 100) / 400
    const fit = figure("revenue.dealFit", { customers });
    expect([fit.value, fit.numerator, fit.denominator, fit.n]).toEqual([72.5, 29_000, 400, 2]);
    // b is under the bar of 60, c has no score: 100 + 40
    expect(figure("revenue.churnDebt", { customers }).value).toBe(140);
    expect(figure("revenue.churnDebt", { customers }, "2026-01-01", "2026-01-31").value).toBe(0);
    expect(figure("revenue.churnDebt", { customers }, "2025-12-01", "2025-12-31").value).toBeNull();
  });

  it("compares what was promised with what is surely delivered, in the promised segments once", () => {
    const customers = [
      customerRow("a", { signedOn: "2026-01-10", promisedAutonomy: 0.9, arr: units(300) }),
      customerRow("b", { signedOn: "2026-01-10", promisedAutonomy: 0.5, arr: units(100) }),
      customerRow("gone", { signedOn: "2026-01-10", promisedAutonomy: 0, arr: units(900), segment: "T" }),
    ];
    const revenue = [revenueRow("2026-01", "gone", 10, { churned: units(10) })];
    const work = [
      workRow("2026-01-05", { eligible: 10, qualified: 8 }),
      workRow("2026-01-05", { segment: "T", eligible: 10, qualified: 0 }),
      workRow("2026-03-05", { eligible: 10, qualified: 0 }),
    ];
    // (0.9 * 300 + 0.5 * 100) / 400 = 0.8; lower Wilson bound of 8 / 10 = 0.49016
    const row = figure("revenue.autonomyGap", { customers, revenue, work }, "2026-01-01", "2026-02-10");
    expect(row.value).toBeCloseTo(0.8 - 0.49016, 5);
    expect([row.low, row.high, row.n]).toEqual([null, null, 2]);
  });
});

describe("revenue.rqi", () => {
  it("scores the average month and leaves out what is null", () => {
    const revenue = [revenueRow("2026-01", "a", 100), revenueRow("2026-02", "a", 100)];
    // nrr 1: (1 - 0.98) / 0.035 = 57.142857; grr 1: over the target, 100
    // (0.35 * 57.142857 + 0.3 * 100) / 0.65 = 50 / 0.65
    expect(figure("revenue.rqi", { revenue }).value).toBeCloseTo(50 / 0.65, 10);
    expect(figure("revenue.rqi", {}).value).toBeNull();
  });
});
