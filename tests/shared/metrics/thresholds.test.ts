import { describe, expect, it } from "vitest";
import { zoneClock } from "../../../shared/calendar/zone.ts";
import { baselineWindow } from "../../../shared/metrics/baseline-window.ts";
import { lineState } from "../../../shared/metrics/line-state.ts";
import { obligationChanges, obligationsOf } from "../../../shared/metrics/obligations.ts";
import type { Threshold, ThresholdVersion } from "../../../shared/metrics/threshold.ts";
import { isLoosening } from "../../../shared/metrics/threshold.ts";
import { thresholdPeriods } from "../../../shared/metrics/threshold-periods.ts";
import { firingsOf, obligationId } from "../../../shared/metrics/threshold-state.ts";
import { wilsonInterval } from "../../../shared/statistics/wilson.ts";
import { datasetOf, day } from "./dataset-of-rows.ts";

const clock = zoneClock("Europe/Berlin");
const monday = day("2026-02-02");
const LATER = Date.UTC(2030, 0, 1);
const version: ThresholdVersion = {
  version: 1,
  appliesFrom: monday,
  warn: 0.7,
  breach: 0.6,
  periods: 1,
  owner: "Ada",
  keeper: "Ben",
  action: "Stop the roll-out",
  deadlineHours: 48,
};
const threshold: Threshold = {
  id: "t1",
  metric: "avd.rate",
  workflow: "Claims",
  segment: "*",
  badSide: "below",
  versions: [version],
};

/** A week's figure of k of n. */
function week(index: number, k: number, n: number) {
  const interval = wilsonInterval(k, n);
  const from = monday + index * 7;
  return {
    label: `2026-W${String(6 + index).padStart(2, "0")}`,
    from,
    to: from + 6,
    value: n === 0 ? null : k / n,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n,
  };
}

describe("lineState", () => {
  it("holds, breaches or is unproven", () => {
    expect(lineState(week(0, 90, 100), 0.6, "below")).toEqual({ state: "holds" });
    expect(lineState(week(0, 30, 100), 0.6, "below")).toEqual({ state: "breach" });
    expect(lineState(week(0, 90, 100), 0.6, "above")).toEqual({ state: "breach" });
    expect(lineState(week(0, 0, 0), 0.6, "below")).toEqual({ state: "no data" });
  });

  it("says how many more units would prove it", () => {
    // n > z² · 0.6 · 0.4 / (0.5 − 0.6)² = 92.195: 93 units, 73 more than 20. With 93 the interval ends below the line.
    expect(lineState(week(0, 10, 20), 0.6, "below")).toEqual({ state: "unproven", moreUnits: 73 });
    expect(wilsonInterval(46.5, 93)?.high).toBeLessThan(0.6);
    expect(wilsonInterval(46, 92)?.high).toBeGreaterThan(0.6);
    expect(lineState(week(0, 12, 20), 0.6, "below")).toEqual({ state: "unproven", moreUnits: null });
  });
});

describe("firings", () => {
  it("happen when the whole interval is past the line, or the value of enough units", () => {
    const periods = [week(0, 30, 100), week(1, 58, 100), week(2, 10, 20), week(3, 60, 100)];
    const firings = firingsOf(threshold, periods, clock, 72, LATER);
    // 0.58 of 100 is past 0.6 but not proven; 0.5 of 20 are too few units; 0.6 is on the line.
    expect(firings.map(({ period, proof }) => [period, proof])).toEqual([
      ["2026-W06", "breach"],
      ["2026-W07", "unproven"],
    ]);
    expect(firings[0]).toMatchObject({
      // The week ends with 8 February in Berlin: 23:00 UTC, 72 hours later it fires, 48 hours later the answer is due.
      firedAt: Date.parse("2026-02-11T23:00:00Z"),
      deadline: Date.parse("2026-02-13T23:00:00Z"),
      obligation: obligationId("t1", 1, "2026-W06"),
    });
    expect(firingsOf(threshold, periods, clock, 72, Date.parse("2026-02-11T22:59:59Z"))).toEqual([]);
  });

  it("want as many periods in a row as were agreed, all of them the version's own", () => {
    const twice = { ...threshold, versions: [{ ...version, periods: 2, appliesFrom: monday + 7 }] };
    const bad = [0, 1, 2, 3].map((index) => week(index, 30, 100));
    expect(firingsOf(twice, bad, clock, 72, LATER).map(({ period }) => period)).toEqual([
      "2026-W08",
      "2026-W09",
    ]);
    const gap = bad.filter((_, index) => index !== 2);
    expect(firingsOf(twice, gap, clock, 72, LATER)).toEqual([]);
  });

  it("follow the version in force in their period", () => {
    const stricter = { ...version, version: 2, appliesFrom: monday + 7, breach: 0.9 };
    const firings = firingsOf(
      { ...threshold, versions: [version, stricter] },
      [week(0, 80, 100), week(1, 80, 100)],
      clock,
      72,
      LATER,
    );
    expect(firings.map((firing) => [firing.period, firing.version.version])).toEqual([["2026-W07", 2]]);
    expect(isLoosening("below", stricter, version)).toBe(true);
    expect(isLoosening("below", version, stricter)).toBe(false);
  });

  it("read whole weeks of their scope from the data", () => {
    const work = ["2026-02-04", "2026-02-09", "2026-02-15", "2026-02-17"].map((date) => ({
      date,
      workflow: "Claims",
      segment: "SMB",
      eligible: 10,
      qualified: 5,
    }));
    // The data begin on a Wednesday and end on a Tuesday: one whole week between.
    const periods = thresholdPeriods(datasetOf({ work }), threshold);
    expect(periods.map(({ label, n }) => [label, n])).toEqual([["2026-W07", 20]]);
  });
});

describe("obligations", () => {
  const firings = firingsOf(threshold, [week(0, 30, 100)], clock, 72, LATER);
  const [firing] = firings;
  const deadline = firing?.deadline ?? 0;
  const facts = { answers: [], asOf: deadline, arrivedAt: () => null, reviewsClosedAt: [] };

  it("are open until their deadline and expire after it", () => {
    expect(obligationsOf(firings, facts)[0]?.state).toBe("open");
    expect(obligationsOf(firings, { ...facts, asOf: deadline + 1 })[0]?.state).toBe("expired");
  });

  it("whose data came late expire only with a review that closes without an answer", () => {
    const late = { ...facts, asOf: deadline + 100, arrivedAt: () => deadline + 50 };
    expect(obligationsOf(firings, late)[0]?.state).toBe("late data");
    expect(obligationsOf(firings, { ...late, reviewsClosedAt: [deadline + 10] })[0]?.state).toBe("late data");
    expect(obligationsOf(firings, { ...late, reviewsClosedAt: [deadline + 60] })[0]?.state).toBe("expired");
  });

  it("stay when they were answered, marked as restated when nothing fires them any more", () => {
    const answer = {
      obligation: firing?.obligation ?? "",
      answer: "overruled",
      by: "Ada",
      reason: "holiday",
      at: deadline - 9,
    } as const;
    const answered = { ...facts, answers: [answer] };
    expect(obligationsOf(firings, answered)).toMatchObject([{ state: "overruled", restated: false }]);
    expect(obligationsOf([], answered)).toMatchObject([{ state: "overruled", restated: true, firing: null }]);
    expect(obligationChanges(firings, [])).toMatchObject({ fired: [], withdrawn: [{ period: "2026-W06" }] });
  });
});

describe("baselineWindow", () => {
  const data = { from: day("2025-10-01"), to: day("2026-03-31") };

  it("is the four whole weeks that end on or before the date, after up to twelve of history", () => {
    // 4 February 2026 is a Wednesday: the last whole week ends on Sunday, 1 February.
    expect(baselineWindow(data, day("2026-02-04"))).toEqual({
      window: { from: day("2026-01-05"), to: day("2026-02-01") },
      weeks: 4,
      month: { from: day("2026-01-01"), to: day("2026-01-31") },
      history: { from: day("2025-10-13"), to: day("2026-01-04") },
    });
    // A Sunday that ends its week, and a day that ends its month.
    expect(baselineWindow(data, day("2026-02-01")).window?.to).toBe(day("2026-02-01"));
    expect(baselineWindow(data, day("2026-02-28")).month.to).toBe(day("2026-02-28"));
  });

  it("is shorter where the data begin later, and none where they hold no whole week", () => {
    const late = { from: day("2026-01-14"), to: day("2026-03-31") };
    expect(baselineWindow(late, day("2026-02-04"))).toMatchObject({
      window: { from: day("2026-01-19"), to: day("2026-02-01") },
      weeks: 2,
      history: null,
    });
    expect(baselineWindow(late, day("2026-01-20"))).toMatchObject({ window: null, weeks: 0 });
    expect(baselineWindow(null, day("2026-01-20"))).toMatchObject({ window: null, weeks: 0 });
  });
});
