import { describe, expect, it } from "vitest";
import { statusOf } from "../../../shared/domain/status.ts";
import { plainDay, workRows } from "./test-data.ts";
import { publishMatrix } from "./test-matrix.ts";
import { TestPilot } from "./test-pilot.ts";

describe("decisions in the status", () => {
  it("are listed newest first with where they stand, and the versions of the matrix beside them", () => {
    const pilot = new TestPilot("2026-06-22");
    const { cto, cro, cpo, lead } = publishMatrix(pilot, "2026-06-22");
    pilot.import(workRows("2026-06-22", "2026-07-19", "Triage", ["Home"], plainDay));
    const lens = { effect: 1, sentence: "better" };
    const whole = { outcome: lens, reliability: lens, revenue: lens };
    const row = (type: string) =>
      [...pilot.state.records.values()].find(({ fields }) => fields["decisionType"] === type)?.id;
    const add = (title: string, more: object = {}) => {
      pilot.now = new Date(Date.parse(pilot.now) + 3_600_000).toISOString();
      return pilot.run("decision.add", { title, status: "draft", lenses: whole, ...more });
    };
    const approved = add("approved", { right: row("Privacy boundaries"), dueOn: "2026-06-30" });
    pilot.run("decision.approve", { id: approved, by: cto });
    add("late", { dueOn: "2026-06-30" });
    add("due today", { dueOn: "2026-07-24" });
    const keyed = add("keyed", { right: row("Discounts") });
    pilot.run("decision.agree", { id: keyed, key: "product", by: cpo });
    const routed = add("routed", { owner: cro });
    pilot.run("decision.route", { id: routed });
    pilot.run("decision.revise", { id: add("sent back"), conditions: "smaller" });
    pilot.run("decision.reject", { id: add("rejected"), by: cro, reason: "no" });
    const status = statusOf(pilot.state, pilot.dataset(), Date.parse("2026-07-24T08:00:00Z"));
    expect(status.decisions.register.map(({ title, state, person }) => [title, state, person])).toEqual([
      ["rejected", "rejected", "Rita Revenue"],
      ["sent back", "revise", null],
      ["routed", "routed", "Lea Lead"],
      ["keyed", "waiting for a key", "Rita Revenue"],
      ["due today", "draft", null],
      ["late", "late", null],
      ["approved", "approved", "Tom Tech"],
    ]);
    expect(status.decisions.bottleneck).toMatchObject({ taken: 2, personally: 0 });
    expect(status.decisions.coordinationDelay).toMatchObject({ decided: 2, open: 5 });
    expect(status.rightsVersions).toMatchObject([
      { version: 0, state: "as is", inForce: false, effectiveFrom: null },
      { version: 1, state: "published", inForce: true, effectiveFrom: "2026-06-22", rows: 4, gaps: [] },
    ]);
    expect(status.rights[0]).toMatchObject({
      domain: "Prompt tuning",
      mayUseNow: false,
      state: "not granted",
      missing: ["granting it, once its bands hold"],
      holders: ["Tom Tech"],
    });
    expect(lead).not.toBe("");
  });
});
