import { describe, expect, it } from "vitest";
import { importConsequences, type PilotData } from "../../../shared/domain/import-consequences.ts";
import { revenueRows, type TestDay, workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

/** 100 reviewed units a day, so many of them escalated. */
function day(escalated: number): TestDay {
  return { eligible: 120, qualified: 70, accepted: 100 - escalated, escalated };
}

function dataOf(pilot: TestPilot): PilotData {
  return { state: pilot.state, dataset: pilot.dataset() };
}

/** A pilot with a threshold on escalation (breach 12 %, one week) and eleven quiet weeks up to Sunday 8 November. */
function quietPilot(): TestPilot {
  const pilot = new TestPilot("2026-08-17");
  pilot.now = "2026-08-20T08:00:00Z";
  pilot.run("threshold.add", {
    metric: "trust.escalation",
    direction: "above",
    breach: 0.12,
    owner: pilot.person("VP Claims"),
    action: "Roll back the last policy change",
    deadlineHours: 48,
  });
  pilot.import(workRows("2026-08-24", "2026-11-08", "Triage", ["Home"], () => day(9)));
  return pilot;
}

const WEEK = workRows("2026-11-09", "2026-11-15", "Triage", ["Home"], () => day(20));

describe("what an import changes", () => {
  it("is a week that becomes complete, a threshold that will be judged, and nothing that fires yet", () => {
    const pilot = quietPilot();
    const before = dataOf(pilot);
    pilot.now = "2026-11-16T08:00:00Z";
    pilot.import(WEEK);
    const consequences = importConsequences(before, dataOf(pilot), Date.parse("2026-11-16T08:00:00Z"));
    expect(consequences).toMatchObject({
      completedWeeks: ["2026-W46"],
      lostWeeks: [],
      completedMonths: [],
      judged: [
        {
          metric: "trust.escalation",
          workflow: "*",
          segment: "*",
          periods: ["2026-W46"],
          // Sunday's end in UTC and 72 hours.
          maturesAtMs: Date.parse("2026-11-19T00:00:00Z"),
        },
      ],
      fired: [],
      withdrawn: [],
      unusedDailyRows: 0,
    });
  });

  it("is an obligation that fires once the week has matured; taking back withdraws it and loses the week", () => {
    const pilot = quietPilot();
    const before = dataOf(pilot);
    pilot.now = "2026-11-20T08:00:00Z";
    const batch = pilot.import(WEEK);
    const after = dataOf(pilot);
    const asOf = Date.parse("2026-11-20T08:00:00Z");
    const consequences = importConsequences(before, after, asOf);
    expect(consequences.fired).toMatchObject([
      { metric: "trust.escalation", period: "2026-W46", action: "Roll back the last policy change" },
    ]);
    pilot.run("import.takeBack", { id: batch });
    const back = importConsequences(after, dataOf(pilot), asOf);
    expect(back).toMatchObject({ completedWeeks: [], lostWeeks: ["2026-W46"], fired: [] });
    expect(back.withdrawn.map(({ id }) => id)).toEqual(consequences.fired.map(({ id }) => id));
  });

  it("is nothing where a part of a week came, until the week is whole", () => {
    const pilot = quietPilot();
    const before = dataOf(pilot);
    pilot.import(workRows("2026-11-09", "2026-11-13", "Triage", ["Home"], () => day(20)));
    const part = dataOf(pilot);
    const asOf = Date.parse("2026-11-20T08:00:00Z");
    expect(importConsequences(before, part, asOf)).toMatchObject({
      completedWeeks: [],
      judged: [],
      fired: [],
    });
    pilot.import(workRows("2026-11-14", "2026-11-15", "Triage", ["Home"], () => day(20)));
    expect(importConsequences(part, dataOf(pilot), asOf)).toMatchObject({ completedWeeks: ["2026-W46"] });
  });

  it("names the months of revenue, and daily rows that interactions take the place of", () => {
    const pilot = quietPilot();
    const before = dataOf(pilot);
    pilot.import(revenueRows(["2026-09", "2026-10"], 5));
    const revenue = dataOf(pilot);
    const asOf = Date.parse("2026-11-20T08:00:00Z");
    expect(importConsequences(before, revenue, asOf).completedMonths).toEqual(["2026-09", "2026-10"]);
    pilot.import({
      input: "interactions",
      columns: ["id", "at", "workflow", "segment", "mode"],
      rows: [["1", "2026-11-02T10:00:00Z", "Triage", "Home", "manual"]],
    });
    expect(importConsequences(revenue, dataOf(pilot), asOf)).toMatchObject({
      unusedDailyRows: 1,
      unusedDailyRowsBefore: 0,
      judged: [{ periods: ["2026-W45"] }],
    });
  });

  it("is nothing where nothing changed", () => {
    const data = dataOf(quietPilot());
    expect(importConsequences(data, data, Date.parse("2026-11-20T08:00:00Z"))).toEqual({
      completedWeeks: [],
      lostWeeks: [],
      completedMonths: [],
      lostMonths: [],
      judged: [],
      fired: [],
      withdrawn: [],
      unusedDailyRows: 0,
      unusedDailyRowsBefore: 0,
    });
  });
});
