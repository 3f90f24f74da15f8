import { describe, expect, it } from "vitest";
import { impactOfChange } from "../../../shared/metrics/impact.ts";
import { weekSignals } from "../../../shared/metrics/signals.ts";
import type { Row } from "./dataset-of-rows.ts";
import { datasetOf, day } from "./dataset-of-rows.ts";

const LATER = Date.UTC(2030, 0, 1);
const monday = day("2026-01-05");
const dateOf = (epochDay: number): string => new Date(epochDay * 86_400_000).toISOString().slice(0, 10);

/** One row on the Monday and one on the Sunday of each week, of 50 eligible units each. */
function weeksOf(qualified: readonly number[]): Row[] {
  return qualified.flatMap((count, week) =>
    [0, 6].map((offset) => ({
      date: dateOf(monday + week * 7 + offset),
      workflow: "Claims",
      segment: "SMB",
      eligible: 50,
      qualified: count,
    })),
  );
}

function stateOf(qualified: readonly number[], metric: "avd.rate" | "avd.volume" = "avd.rate") {
  const week = monday + (qualified.length - 1) * 7;
  const signals = weekSignals(datasetOf({ work: weeksOf(qualified) }), {
    week,
    asOf: LATER,
    metrics: [metric],
  });
  return signals.find(({ workflow }) => workflow === "Claims");
}

describe("weekSignals", () => {
  it("sees a point outside the limits of the earlier weeks", () => {
    // 0.50, 0.52, … mean 0.51, mean moving range 0.02: limits 0.51 ± 0.0532. 0.40 lies outside, on the bad side.
    const steady = [25, 26, 25, 26, 25, 26];
    expect(stateOf([...steady, 20])).toMatchObject({
      state: "regressed",
      chart: { state: "trial", side: "below" },
    });
    expect(stateOf([...steady, 32])).toMatchObject({ state: "moved" });
    expect(stateOf([...steady, 26])).toMatchObject({ state: "no signal", verdict: null });
  });

  it("compares a rate with the week before as long as there are too few weeks, and nothing else", () => {
    expect(stateOf([45, 10])).toMatchObject({ state: "regressed", verdict: "worse" });
    expect(stateOf([25, 26])).toMatchObject({ state: "no signal" });
    expect(stateOf([45, 10], "avd.volume")).toMatchObject({ state: "too early to tell", verdict: null });
  });

  it("says nothing of a week that is not over or not confirmed", () => {
    const work = weeksOf([25, 26, 25, 26, 25, 26, 10]);
    const week = monday + 42;
    // The week ends on 22 February in Berlin; 72 hours later it is mature.
    const query = { week, metrics: ["avd.rate"] as const };
    const at = (asOf: number) => weekSignals(datasetOf({ work }), { ...query, asOf })[0]?.state;
    expect(at(Date.parse("2026-02-25T22:59:59Z"))).toBe("immature");
    expect(at(Date.parse("2026-02-25T23:00:00Z"))).toBe("regressed");
  });

  it("starts anew with a recorded shift", () => {
    const work = weeksOf([10, 11, 10, 11, 10, 11, 30, 31]);
    const query = { week: monday + 49, asOf: LATER, metrics: ["avd.rate"] as const };
    const shifts = [{ metric: "avd.rate", workflow: "Claims", week: monday + 42 }] as const;
    const own = (list: ReturnType<typeof weekSignals>) =>
      list.find(({ workflow }) => workflow === "Claims")?.chart.state;
    expect(own(weekSignals(datasetOf({ work }), query))).toBe("trial");
    expect(own(weekSignals(datasetOf({ work }), { ...query, shifts }))).toBe("too early");
  });
});

describe("impactOfChange", () => {
  const on = day("2026-02-16");
  const work = Array.from({ length: 28 }, (_, index) => ({
    date: dateOf(on - 14 + index),
    workflow: "Claims",
    segment: "SMB",
    accepted: index < 14 ? 40 + (index % 3) : 70 + (index % 3),
    overridden: index < 14 ? 40 : 20,
    escalated: index < 14 ? 10 : 2,
  }));
  const change = { id: "1", workflow: "Claims", on, title: "New routing", status: "deployed" } as const;

  it("compares the two weeks before with those from the day of the change on", () => {
    const others = [
      { ...change, id: "2", on: on + 13 },
      { ...change, id: "3", on: on + 14 },
      { ...change, id: "4", on, workflow: "Tickets" },
      { ...change, id: "5", on, status: "planned" },
    ] as const;
    const impact = impactOfChange(datasetOf({ work }), change, [change, ...others], LATER);
    expect(
      impact.effects.map(({ metric, scope, comparison }) => [metric, scope, comparison.verdict]),
    ).toEqual([
      ["avd.cycleP50", "workflow", "not enough data"],
      ["trust.acceptance", "workflow", "improved"],
      ["trust.escalation", "workflow", "improved"],
      ["cost.margin", "workflow", "not enough data"],
      ["revenue.expansionPropensity", "company", "not enough data"],
    ]);
    expect(impact.confounders.map(({ id }) => id)).toEqual(["2"]);
    // January before, March after: February holds the change.
    const company = impact.effects[4];
    expect([company?.before.from, company?.after.from]).toEqual([day("2026-01-01"), day("2026-03-01")]);
  });

  it("wants data on half of the days of each side", () => {
    const sparse = work.filter((_, index) => index < 6 || index >= 14);
    const impact = impactOfChange(datasetOf({ work: sparse }), change, [], LATER);
    expect(impact.effects[1]?.comparison).toMatchObject({ verdict: "not enough data", differenceLow: null });
  });
});
