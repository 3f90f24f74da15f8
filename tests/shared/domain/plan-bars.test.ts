import { describe, expect, it } from "vitest";
import { planBars } from "../../../shared/domain/plan-bars.ts";

const START = 20_000;
const bars = (day: number, launchDay: number | null) =>
  planBars(START, START + day, launchDay === null ? null : START + launchDay);
const spans = (day: number, launchDay: number | null) =>
  bars(day, launchDay).bars.map(({ phase, moved, actual }) => {
    const text = (span: typeof moved) => (span === null ? "-" : `${span.from}-${span.to}`);
    return `${phase} ${text(moved)} ${text(actual)}`;
  });

describe("planned and actual phases", () => {
  it("are the same where the launch is on Day 31", () => {
    const { slipDays, isLaunched } = bars(95, 31);
    expect({ slipDays, isLaunched }).toEqual({ slipDays: 0, isLaunched: true });
    expect(spans(95, 31)).toEqual([
      "P1 0-30 0-30",
      "P2 31-60 31-60",
      "P3 61-90 61-90",
      "P4 91-120 91-95",
      "P5 121-180 -",
    ]);
  });

  it("move with a launch that came 12 days late, and end on Day 180 all the same", () => {
    expect(bars(95, 43).slipDays).toBe(12);
    expect(spans(95, 43)).toEqual([
      "P1 0-42 0-42",
      "P2 43-72 43-72",
      "P3 73-102 73-95",
      "P4 103-132 -",
      "P5 133-180 -",
    ]);
  });

  it("slip day by day while no review is closed: the first phase still runs", () => {
    expect(bars(46, null)).toMatchObject({ slipDays: 15, isLaunched: false });
    expect(spans(46, null)).toEqual([
      "P1 0-45 0-45",
      "P2 46-75 -",
      "P3 76-105 -",
      "P4 106-135 -",
      "P5 136-180 -",
    ]);
  });

  it.each([
    ["before Day 0", -3, null, 0, ["P1 0-30 -", "P2 31-60 -"]],
    ["on Day 0", 0, null, 0, ["P1 0-30 0-0", "P2 31-60 -"]],
    ["on Day 30", 30, null, 0, ["P1 0-30 0-30", "P2 31-60 -"]],
    ["with a review that was closed in the first phase", 40, 14, 0, ["P1 0-30 0-30", "P2 31-60 31-40"]],
    ["long after the end without a launch", 400, null, 150, ["P1 0-180 0-180", "P2 - -"]],
  ] as const)("%s", (_, day, launchDay, slipDays, first) => {
    expect(bars(day, launchDay).slipDays).toBe(slipDays);
    expect(spans(day, launchDay).slice(0, 2)).toEqual(first);
  });
});
