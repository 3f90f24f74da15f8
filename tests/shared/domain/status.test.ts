import { describe, expect, it } from "vitest";
import { statusOf } from "../../../shared/domain/status.ts";
import { betterDay, plainDay, revenueRows, workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

const statusAt = (pilot: TestPilot, asOf: string) => statusOf(pilot.state, pilot.dataset(), Date.parse(asOf));

describe("statusOf", () => {
  it("has exactly the keys of the verb", () => {
    const status = statusAt(new TestPilot(), "2026-07-01T12:00:00Z");
    expect(Object.keys(status)).toEqual([
      "day",
      "phase",
      "systemValue",
      "items",
      "gates",
      "titleGate",
      "obligations",
      "rights",
      "decisions",
      "rightsVersions",
      "findings",
      "decorative",
      "operationalShare",
      "changes",
      "shipsNext",
      "approvals",
      "loops",
      "loopSpeed",
      "customers",
      "escalations",
      "promises",
      "forums",
      "charters",
      "incentives",
      "structure",
      "evaluation",
      "leaders",
      "scale",
      "readiness",
      "review",
      "asks",
    ]);
    expect(status).toMatchObject({ day: 9, phase: "P1", systemValue: null, operationalShare: 0 });
    expect(Object.keys(status.items[0] ?? {})).toEqual(["id", "state", "missing", "dri", "due"]);
    expect(JSON.parse(JSON.stringify(status))).toEqual(status);
  });

  it("gives dates as texts and DRIs as names", () => {
    const pilot = new TestPilot();
    const { id = "" } = pilot.view("2026-07-01T12:00:00Z").items[0] ?? {};
    pilot.run("checklistItem.edit", { id, dri: pilot.person("Ada") });
    // Day 14 = 6 July.
    expect(statusAt(pilot, "2026-07-01T12:00:00Z").items[0]).toMatchObject({
      id,
      dri: "Ada",
      due: "2026-07-06",
    });
    pilot.run("review.add", { kind: "weekly", closedAt: "2026-07-24T10:00:00Z", verdict: "none" });
    // Day 32 + 90 = Day 122 = 22 October.
    expect(statusAt(pilot, "2026-08-01T12:00:00Z").titleGate).toMatchObject({
      state: "locked",
      launchedOn: "2026-07-24",
      opensOn: "2026-10-22",
    });
  });

  it("has no phase outside Day 0 to 180, and no day for a target", () => {
    expect(statusAt(new TestPilot(), "2026-06-21T12:00:00Z")).toMatchObject({ day: -1, phase: null });
    expect(statusAt(new TestPilot(), "2027-01-01T12:00:00Z")).toMatchObject({ day: 193, phase: null });
    expect(statusAt(new TestPilot(null), "2026-07-01T12:00:00Z")).toMatchObject({ day: null, phase: null });
  });

  it("computes the system value over the last whole mature weeks against the objective", () => {
    const pilot = new TestPilot();
    pilot.import(workRows("2026-06-22", "2026-07-19", "Query", ["Small"], plainDay));
    pilot.import(workRows("2026-07-20", "2026-08-23", "Query", ["Small"], betterDay));
    // A month of revenue that runs beyond the daily rows must not move the window.
    pilot.import(revenueRows(["2026-08"], 0));
    // avd.rate: 175 / 420 → 280 / 420. Halfway from 175/420 to 385/420; the other pillars have no target.
    pilot.run("pilot.set", { objective: { avd: { baseline: 175 / 420, target: 385 / 420 } } });
    expect(statusAt(pilot, "2026-09-05T12:00:00Z").systemValue).toBeCloseTo(50, 9);
    // Before the week of 20 July matured there were only weeks like the baseline.
    expect(statusAt(pilot, "2026-07-25T12:00:00Z").systemValue).toBeCloseTo(0, 9);
  });

  it("takes a pillar's baseline from the sealed figure where the objective states none", () => {
    const pilot = new TestPilot();
    pilot.import(workRows("2026-06-22", "2026-07-19", "Query", ["Small"], plainDay));
    pilot.run("pilot.set", { objective: { avd: { target: 385 / 420 } } });
    expect(statusAt(pilot, "2026-07-25T12:00:00Z").systemValue).toBeNull();
    pilot.run("baseline.seal", { date: "2026-07-19" });
    pilot.import(workRows("2026-07-20", "2026-08-16", "Query", ["Small"], betterDay));
    expect(statusAt(pilot, "2026-08-25T12:00:00Z").systemValue).toBeCloseTo(50, 9);
  });
});

describe("operational share", () => {
  it("counts the shown metrics that somebody owns, with a line and words committed to", () => {
    const pilot = new TestPilot();
    const owner = pilot.person("Ada");
    const metrics = [
      "avd.rate",
      "trust.acceptance",
      "cost.perOutcome",
      "revenue.rqi",
      "loop.detectToValidate",
    ];
    for (const [index, metric] of metrics.entries()) {
      // The fourth has no action, the fifth no owner.
      pilot.run("threshold.add", {
        metric,
        direction: "below",
        breach: 0.1,
        ...(index === 3 ? {} : { action: "Stop" }),
        ...(index === 4 ? {} : { owner }),
      });
    }
    const status = statusAt(pilot, "2026-07-01T12:00:00Z");
    expect(status.decorative).toEqual([
      { metric: "revenue.rqi", reasons: ["no pre-committed action"] },
      { metric: "loop.detectToValidate", reasons: ["no owner"] },
    ]);
    expect(status.operationalShare).toBeCloseTo(0.6, 12);
    pilot.run("metricOwnership.add", { metric: "loop.detectToValidate", owner });
    expect(statusAt(pilot, "2026-07-01T12:00:00Z").operationalShare).toBeCloseTo(0.8, 12);
    pilot.run("metricOwnership.add", { metric: "revenue.rqi", shownToLeadership: false });
    expect(statusAt(pilot, "2026-07-01T12:00:00Z").operationalShare).toBe(1);
  });
});
