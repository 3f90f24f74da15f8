import { describe, expect, it } from "vitest";
import { addDays } from "./calendar.ts";
import type { CompareQuery, CompareRow } from "./compare.ts";
import { oracleCompare } from "./compare.ts";
import type { OracleInputs, OracleSettings, WorkRow } from "./inputs.ts";
import { noInputs } from "./inputs.ts";
import { wilson } from "./numerics.ts";
import { customerRow, loopRow, revenueRow, units, utcPilot, workRow } from "./samples.ts";

const weeks: CompareQuery = {
  by: [],
  from: "2026-01-12",
  to: "2026-01-18",
  againstFrom: "2026-01-05",
  againstTo: "2026-01-11",
  asOf: "2026-06-01T00:00:00Z",
};

function compared(
  metric: string,
  inputs: Partial<OracleInputs>,
  query: CompareQuery = weeks,
  settings: OracleSettings = utcPilot,
): CompareRow {
  const [row] = oracleCompare({ ...noInputs, ...inputs }, settings, { ...query, metrics: [metric] });
  if (row === undefined) throw new Error("no row");
  return row;
}

/** One row a day from `from` on. */
const daily = (from: string, cells: readonly Partial<WorkRow>[]): readonly WorkRow[] =>
  cells.map((cell, day) => workRow(addDays(from, day), cell));

describe("rates of counts", () => {
  const flat = (from: string, qualified: number, days: number): readonly WorkRow[] =>
    daily(
      from,
      Array.from({ length: days }, () => ({ eligible: 100, qualified })),
    );

  it("judges two rates by Newcombe's interval", () => {
    const work = [...flat("2026-01-05", 50, 4), ...flat("2026-01-12", 70, 4)];
    const row = compared("avd.rate", { work });
    const first = wilson(200, 400);
    const two = wilson(280, 400);
    expect([row.value, row.low, row.high]).toEqual([0.7, two.low, two.high]);
    expect([row.before, row.beforeLow, row.beforeHigh]).toEqual([0.5, first.low, first.high]);
    expect(row.difference).toBeCloseTo(0.2, 14);
    expect(row.differenceLow).toBeCloseTo(0.2 - Math.hypot(0.7 - two.low, first.high - 0.5), 12);
    expect(row.differenceHigh).toBeCloseTo(0.2 + Math.hypot(two.high - 0.7, 0.5 - first.low), 12);
    expect(row.verdict).toBe("improved");
    const swapped = {
      ...weeks,
      from: "2026-01-05",
      to: "2026-01-11",
      againstFrom: "2026-01-12",
      againstTo: "2026-01-18",
    };
    expect(compared("avd.rate", { work }, swapped).verdict).toBe("worse");
  });

  it("takes the wider interval from five days on", () => {
    const spread = [10, 90, 10, 90, 50].map((qualified) => ({ eligible: 100, qualified }));
    const work = [...flat("2026-01-05", 50, 5), ...daily("2026-01-12", spread)];
    const row = compared("avd.rate", { work });
    // R = 0.5; residuals 40, 40, 40, 40, 0 units: sqrt(5/4 * 6400) / 500 = 0.178885; * 2.776445 = 0.496666
    expect(row.low).toBeCloseTo(0.5 - 0.496666, 5);
    expect(row.high).toBeCloseTo(0.5 + 0.496666, 5);
    // five equal days have no spread: Wilson alone
    expect([row.beforeLow, row.beforeHigh]).toEqual(Object.values(wilson(250, 500)));
    expect(row.verdict).toBe("no detectable change");
  });

  it("splits a change into rate and mix over the segments", () => {
    const work = [
      workRow("2026-01-05", { eligible: 50, qualified: 40 }),
      workRow("2026-01-05", { segment: "T", eligible: 50, qualified: 10 }),
      workRow("2026-01-12", { eligible: 10, qualified: 9 }),
      workRow("2026-01-12", { segment: "T", eligible: 80, qualified: 24 }),
      workRow("2026-01-12", { segment: "new", eligible: 10, qualified: 5 }),
    ];
    // 0.5 -> 0.38. rate: 0.5 (0.9 - 0.8) + 0.5 (0.3 - 0.2) = 0.1
    // mix: (0.1 - 0.5) 0.9 + (0.8 - 0.5) 0.3 + all of the new one 0.1 * 0.5 = -0.36 + 0.09 + 0.05 = -0.22
    const row = compared("avd.rate", { work });
    expect(row.rateEffect).toBeCloseTo(0.1, 12);
    expect(row.mixEffect).toBeCloseTo(-0.22, 12);
    expect(compared("avd.rate", { work }, { ...weeks, by: ["segment"] }).rateEffect).toBeNull();
    expect(compared("avd.volume", { work }).rateEffect).toBeNull();
  });

  it("enters no verdict while a range is immature", () => {
    const work = [...flat("2026-01-05", 50, 4), ...flat("2026-01-12", 70, 4)];
    // the range ends with 18 January; 72 h later it is mature
    const young = compared("avd.rate", { work }, { ...weeks, asOf: "2026-01-21T23:59:59Z" });
    expect([young.verdict, young.differenceLow]).toEqual([null, null]);
    expect(young.difference).toBeCloseTo(0.2, 14);
    const grown = compared("avd.rate", { work }, { ...weeks, asOf: "2026-01-22T00:00:00Z" });
    expect(grown.verdict).toBe("improved");
  });

  it("refuses overlapping ranges", () => {
    expect(() => compared("avd.rate", {}, { ...weeks, againstTo: "2026-01-12" })).toThrow("overlap");
  });
});

describe("quotients over days", () => {
  it("compares volume and value per day", () => {
    const work = [
      ...daily(
        "2026-01-05",
        [1, 2, 3, 4, 5].map((qualified) => ({ qualified })),
      ),
      ...daily(
        "2026-01-12",
        [11, 12, 13, 14].map((qualified) => ({ qualified })),
      ),
    ];
    const row = compared("avd.volume", { work });
    expect([row.value, row.before, row.difference]).toEqual([12.5, 3, 9.5]);
    expect(row.beforeLow).toBeCloseTo(1.03676, 5); // 3 -+ 2.77645 * sqrt(2.5 / 5)
    expect([row.low, row.verdict]).toEqual([null, "not enough data"]); // four days
  });

  it("takes the days that have both sides", () => {
    const cost = { modelCost: units(1), infraCost: units(1), supportCost: units(1) };
    const work = daily("2026-01-12", [
      { ...cost, outcomes: 1 },
      { ...cost, outcomes: 2 },
      { ...cost, outcomes: 0 },
      { ...cost, modelCost: null, outcomes: 100 },
      { ...cost },
    ]);
    // days 1-3: 9 / 3; day 4 has no total, day 5 no outcomes
    expect(compared("cost.perOutcome", { work }).value).toBe(3);
  });

  it("gives incidents and churn debt a calendar day each", () => {
    const incident = { id: "a", workflow: "W", title: null, loop: null };
    const incidents = [
      { ...incident, startedAt: "2026-01-12T10:00:00Z", resolvedAt: "2026-01-12T10:14:00Z" },
    ];
    const row = compared("system.incidentMinutes", { incidents });
    // 14 minutes over 7 days; the week before has no spread: no interval
    expect([row.value, row.before, row.beforeLow, row.verdict]).toEqual([2, 0, null, "not enough data"]);
    const customers = [customerRow("a", { signedOn: "2026-02-10", arr: units(280) })];
    const months = {
      ...weeks,
      from: "2026-02-01",
      to: "2026-03-05",
      againstFrom: "2026-01-01",
      againstTo: "2026-01-31",
    };
    const debt = compared("revenue.churnDebt", { customers }, months);
    expect([debt.value, debt.before]).toEqual([10, null]); // 280 / 28 days of February
  });
});

describe("pillar 4", () => {
  const january = {
    ...weeks,
    from: "2026-02-01",
    to: "2026-02-28",
    againstFrom: "2026-01-01",
    againstTo: "2026-01-31",
  };
  const customers = Array.from({ length: 20 }, (_, index) => `c${index}`);
  const month = (name: string, churned: (index: number) => number): OracleInputs["revenue"] =>
    customers.map((customer, index) =>
      revenueRow(name, customer, 100, { contraction: units(churned(index)) }),
    );

  it("has an interval over at least 20 customers, cut at its bounds", () => {
    const revenue = [...month("2026-01", (index) => index % 2), ...month("2026-02", () => 0)];
    const row = compared("revenue.nrr", { revenue }, january);
    // 10 of 20 lose 1 %: R = 0.995, residuals 0.5 each: s / mean = sqrt(20/19 * 20 * 0.25) / 2000 = 0.0011471
    // t(19) = 2.093024
    expect(row.before).toBe(0.995);
    expect(row.beforeLow).toBeCloseTo(0.995 - 2.093024 * 0.0011471, 6);
    expect([row.low, row.verdict]).toEqual([null, "not enough data"]); // February has no spread
    const grr = compared("revenue.grr", { revenue: month("2026-01", (i) => (i === 0 ? 1 : 0)) }, january);
    expect(grr.beforeHigh).toBe(1); // 0.9995 + 2.093 * 0.0005, cut
  });

  it("does not compare chains of different lengths, nor RQI by them", () => {
    const revenue = ["2026-01", "2026-02", "2026-03"].flatMap((name) => month(name, (index) => index % 3));
    const longer = { ...january, to: "2026-03-31" };
    for (const metric of [
      "revenue.nrr",
      "revenue.logoRetention",
      "revenue.expansionPropensity",
      "revenue.rqi",
    ]) {
      expect(compared(metric, { revenue }, longer).verdict).toBe("not enough data");
    }
    expect(compared("revenue.nrr", { revenue }, longer).low).not.toBeNull();
    expect(compared("revenue.nrr", { revenue }, january).verdict).toBe("no detectable change");
    expect(compared("revenue.rqi", { revenue }, january).verdict).toBe("no detectable change");
  });

  it("gives the gap the rate's interval turned round", () => {
    const promise = [customerRow("a", { signedOn: "2026-01-01", promisedAutonomy: 0.9, arr: units(1) })];
    const work = [
      workRow("2026-01-05", { eligible: 10, qualified: 8 }),
      workRow("2026-02-05", { eligible: 10, qualified: 6 }),
    ];
    const row = compared("revenue.autonomyGap", { customers: promise, work }, january);
    const rate = wilson(6, 10);
    expect(row.value).toBeCloseTo(0.3, 14);
    expect([row.low, row.high]).toEqual([0.9 - rate.high, 0.9 - rate.low]);
  });
});

describe("loops and stocks", () => {
  it("needs eight closed loops, and never judges a stock", () => {
    const loops = Array.from({ length: 9 }, (_, index) =>
      loopRow(String(index), "2026-01-12T00:00:00Z", {
        validatedAt: `2026-01-${13 + Math.floor(index / 2)}T00:00:00Z`,
      }),
    );
    const week = compared("loop.detectToValidate", { loops });
    // 2 each after 1, 2, 3, 4 days, one after 5: S = 7/9, 5/9, 3/9
    expect([week.value, week.low === null, week.verdict]).toEqual([3, false, "not enough data"]);
    const early = compared("loop.detectToValidate", { loops }, { ...weeks, to: "2026-01-15" });
    expect([early.value, early.low]).toEqual([3, null]); // 6 validated before 16 January
    expect(compared("loop.open", { loops }).verdict).toBeNull();
    expect(compared("cost.total", {}).verdict).toBeNull();
  });
});
