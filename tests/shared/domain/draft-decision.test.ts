import { describe, expect, it } from "vitest";
import type { DraftRequest } from "../../../shared/domain/draft-decision.ts";
import { draftDecision } from "../../../shared/domain/draft-decision.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { plainDay, workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

const NOW = "2026-07-24T09:00:00Z";

function world() {
  const pilot = new TestPilot("2026-06-22");
  pilot.import(workRows("2026-06-22", "2026-07-19", "Triage", ["Home", "Motor"], plainDay));
  const workflow = pilot.recordId("workflow", "Triage");
  pilot.run("pilot.edit", { id: pilot.pilotId, firstWorkflow: workflow });
  const change = (key: string, at: string, more: object = {}) =>
    pilot.run("change.add", { key, title: `Change ${key}`, at, workflow, kinds: ["policy"], ...more });
  const draft = (request: DraftRequest) => {
    const { figures } = pilot.view(NOW);
    return draftDecision(pilot.state, figures, request, Date.parse(NOW));
  };
  pilot.now = NOW;
  return { pilot, workflow, change, draft };
}

describe("a drafted decision", () => {
  it("has the figure of the moment, the readings of the lenses, and the last change to roll back or keep", () => {
    const { pilot, workflow, change, draft } = world();
    change("A", "2026-07-08T10:00:00Z");
    const last = change("B", "2026-07-15T10:00:00Z");
    change("C", "2026-07-20T10:00:00Z", { status: "planned" });
    const made = draft({ metric: "trust.escalation", segment: pilot.recordId("segment", "Motor") });
    // 70 of 350 reviewed units of Motor in the week to 19 July.
    expect(made).toMatchObject({
      title: "Escalation rate in Motor: 20.0\u2009%",
      question: 'Roll back "Change B", or keep it?',
      status: "draft",
      workflow,
      segment: pilot.recordId("segment", "Motor"),
      options: ["Roll back: Change B", "Keep: Change B"],
      change: last,
    });
    const [figure, ...readings] = made.evidence ?? [];
    expect(figure).toMatchObject({
      metric: "trust.escalation",
      workflow: "Triage",
      segment: "Motor",
      value: 0.2,
      n: 350,
      from: "2026-07-13",
      to: "2026-07-19",
      at: NOW,
    });
    expect(readings.map(({ lens, metric }) => [lens, metric])).toEqual([
      ["outcome", "avd.rate"],
      ["outcome", "trust.acceptance"],
      ["reliability", "cost.perOutcome"],
      ["reliability", "system.failureRate"],
      ["revenue", "revenue.rqi"],
      ["revenue", "revenue.expansionPropensity"],
    ]);
    // What is drafted is what `decision.add` takes.
    const id = pilot.run("decision.add", made);
    expect(recordById(pilot.state, "decision", id)).toMatchObject({ raisedAt: NOW, evidence: made.evidence });
  });

  it("takes the change that is named, and none that is older than a fortnight", () => {
    const { change, draft } = world();
    const old = change("A", "2026-07-10T23:59:00Z");
    expect(draft({ metric: "trust.escalation" }).change).toBeUndefined();
    expect(draft({ change: old })).toMatchObject({ title: "Keep or roll back: Change A", change: old });
    change("B", "2026-07-11T00:00:00Z");
    expect(draft({ metric: "trust.escalation" }).options).toEqual(["Roll back: Change B", "Keep: Change B"]);
  });

  it("has the obligation's last day and its committed words as what holds if nobody decides", () => {
    const { draft } = world();
    const deadlineMs = Date.parse("2026-07-26T00:00:00Z");
    expect(draft({ obligation: { deadlineMs, action: "Roll back" } })).toMatchObject({
      title: "New decision",
      dueOn: "2026-07-25",
      defaultOutcome: "Roll back",
    });
    expect(draft({ obligation: { deadlineMs: null, action: null } }).dueOn).toBeUndefined();
  });

  it("survives changes whose titles are long or have lines", () => {
    const { pilot, change, draft } = world();
    change("A", "2026-07-15T10:00:00Z", { title: `first\nsecond ${"x".repeat(400)}` });
    const made = draft({});
    expect(made.title).toMatch(/^Keep or roll back: first second x+…$/u);
    pilot.run("decision.add", made);
  });
});
