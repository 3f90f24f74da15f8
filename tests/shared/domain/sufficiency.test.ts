import { describe, expect, it } from "vitest";
import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { baselineSufficiency } from "../../../shared/domain/sufficiency.ts";
import { addLoops, plainDay, revenueRows, workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

const SEGMENTS = ["Small", "Large"];
const check = (pilot: TestPilot, date = "2026-07-19") => {
  const { figures } = pilot.view("2026-07-23T12:00:00Z");
  return baselineSufficiency(figures, figures.windowAt(parseCalendarDate(date) ?? Number.NaN), SEGMENTS);
};
const whats = (pilot: TestPilot) => check(pilot).gaps.map(({ what }) => what);

describe("baselineSufficiency", () => {
  it("says which pillars have no data at all", () => {
    expect(check(new TestPilot()).gaps.map(({ kind, pillar }) => `${kind}: ${pillar}`)).toEqual(
      ["avd", "trust", "cost", "revenue", "loop"].map((pillar) => `no pillar data: ${pillar}`),
    );
  });

  it("says which metrics of a pillar have none", () => {
    const pilot = new TestPilot();
    pilot.import(workRows("2026-05-25", "2026-07-19", "Query", SEGMENTS, plainDay));
    const gaps = whats(pilot);
    expect(gaps).toContain("no data for Cycle time, median in the baseline window");
    expect(gaps).toContain("no data for the pillar Revenue");
    expect(gaps).not.toContain("no data for Autonomous value rate in the baseline window");
  });

  it("counts weekly points over history and window, and lets the days stand in where they are too few", () => {
    const pilot = new TestPilot();
    // Eight weeks: enough.
    pilot.import(workRows("2026-05-25", "2026-07-19", "Query", SEGMENTS, plainDay));
    expect(check(pilot).standIns).toEqual([]);
    // Four weeks of 28 days: the days stand in, which is no gap.
    const short = new TestPilot();
    short.import(workRows("2026-06-22", "2026-07-19", "Query", SEGMENTS, plainDay));
    expect(check(short).standIns).toContainEqual({ metric: "avd.rate", weeks: 4, days: 28 });
    expect(whats(short)).not.toContain("Autonomous value rate has 4 weekly points, 6 are needed");
    // Rows on five days only: neither weeks nor days.
    const thin = new TestPilot();
    thin.import(workRows("2026-07-15", "2026-07-19", "Query", SEGMENTS, plainDay));
    thin.import(
      workRows("2026-06-22", "2026-06-22", "Query", SEGMENTS, (day) => ({
        ...plainDay(day),
        eligible: 0,
        qualified: 0,
        accepted: 0,
        escalated: 0,
      })),
    );
    expect(whats(thin)).toContain("Autonomous value rate has 1 weekly point, 6 are needed");
  });

  it("finds a segment that a workflow lacks in the window", () => {
    const pilot = new TestPilot();
    pilot.import(workRows("2026-05-25", "2026-06-14", "Query", SEGMENTS, plainDay));
    pilot.import(workRows("2026-06-15", "2026-07-19", "Query", ["Small"], plainDay));
    const missing = check(pilot).gaps.filter(({ kind }) => kind === "missing segment");
    expect(missing.map(({ pillar, workflow, segment }) => [pillar, workflow, segment])).toEqual([
      ["avd", "Query", "Large"],
      ["trust", "Query", "Large"],
      ["cost", "Query", "Large"],
    ]);
    expect(
      check(pilot).coverage.find(({ pillar, segment }) => pillar === "avd" && segment === "Large")?.n,
    ).toBeNull();
    // 35 days of 60 eligible units are in the data, 28 of them in the window.
    expect(check(pilot).coverage[0]).toMatchObject({ pillar: "avd", segment: "*", weeks: 8, n: 28 * 60 });
  });

  it("asks for 20 customers and 8 loops", () => {
    const pilot = new TestPilot();
    pilot.import(workRows("2026-05-25", "2026-07-19", "Query", SEGMENTS, plainDay));
    const all = revenueRows(["2026-06"], 1);
    pilot.import({ ...all, rows: all.rows.slice(0, 12) });
    addLoops(pilot, "Query", "2026-06-24", 7, 2);
    expect(whats(pilot)).toContain("Net revenue retention rests on 12 customers, 20 are needed");
    expect(whats(pilot)).toContain("Detection to validation rests on 7 loops, 8 are needed");
    pilot.import(all);
    addLoops(pilot, "Query", "2026-07-10", 1, 2);
    expect(whats(pilot).filter((what) => what.includes("rests on"))).toEqual([]);
  });
});
