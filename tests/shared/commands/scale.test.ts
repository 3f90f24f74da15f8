import { describe, expect, it } from "vitest";
import { phaseEvaluation, workflowEvaluations } from "../../../shared/domain/phase-evaluation.ts";
import { scaleDifference } from "../../../shared/domain/scale-difference.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import { pilotRecord, recordById, recordsOf } from "../../../shared/records/read-records.ts";
import { betterDay, plainDay, workRows } from "../domain/test-data.ts";
import { TestPilot } from "../domain/test-pilot.ts";

function problem(pilot: TestPilot, command: string, input: object) {
  const before = pilot.state;
  const done = pilot.try(command, input);
  expect(pilot.state).toBe(before);
  if (done.ok) throw new Error(`${command} was not refused`);
  return done.problem;
}

/** A pilot whose first workflow is governed in every part. */
function governed() {
  const pilot = new TestPilot();
  const lead = pilot.person("Lea", "converged executive");
  pilot.import(workRows("2026-06-22", "2026-07-19", "Query", ["Small"], plainDay));
  const first = pilot.recordId("workflow", "Query");
  pilot.run("pilot.edit", { id: pilot.pilotId, firstWorkflow: first });
  pilot.run("workflow.edit", { id: first, executiveDri: [lead], confidenceFloor: 0.6 });
  pilot.run("metricOwnership.add", { metric: "avd.rate", workflow: first, owner: lead });
  pilot.run("threshold.add", {
    metric: "trust.escalation",
    workflow: first,
    direction: "above",
    breach: 0.25,
    action: "Roll back the last policy change.",
    deadlineHours: 48,
  });
  pilot.now = "2026-07-23T08:00:00Z";
  const guardrail = pilot.run("guardrail.add", {
    domain: "Prompt tuning",
    bands: [{ metric: "avd.rate", workflow: first, side: "atLeast", bound: 0.3, on: "value" }],
    budgetPerWeek: 2,
    holder: [lead],
  });
  pilot.run("guardrail.grant", { id: guardrail });
  pilot.run("baseline.seal", { date: "2026-07-19", criteria: { avd: {} } });
  return { pilot, lead, first };
}

function difference(pilot: TestPilot, first: string, name: string) {
  const [one, other] = [first, pilot.recordId("workflow", name)].map((id) =>
    recordById(pilot.state, "workflow", id),
  );
  if (one === null || one === undefined || other === null || other === undefined)
    throw new Error("no workflow");
  return scaleDifference(pilot.state, one, other);
}

describe("workflow.scale", () => {
  it("clones what governs the first workflow, and shows it alike; a guardrail has to be granted anew", () => {
    const { pilot, first } = governed();
    pilot.now = "2026-09-22T08:00:00Z";
    pilot.run("workflow.scale", { name: "Refunds" });
    expect(pilotRecord(pilot.state).scaleWorkflows).toEqual([pilot.recordId("workflow", "Refunds")]);
    const lines = difference(pilot, first, "Refunds");
    expect(lines.map(({ part, state }) => `${part}: ${state}`)).toEqual([
      "executive DRI: same",
      "settings: same",
      "ownership: same",
      "threshold: same",
      "guardrail: same",
    ]);
    const clone = recordsOf(pilot.state, "guardrail").find(
      ({ domain }) => domain === "Prompt tuning · Refunds",
    );
    expect(clone).toMatchObject({ status: "draft", budgetPerWeek: 2 });
    expect(clone?.proof).toBeUndefined();
    const threshold = recordsOf(pilot.state, "threshold").at(-1);
    // 22 September is a Tuesday: what is cloned applies from the next week on.
    expect(threshold?.versions[0]).toMatchObject({ version: 1, appliesFrom: "2026-09-28" });
    // Again: everything is there, so nothing is written.
    const before = pilot.state;
    pilot.run("workflow.scale", { name: "Refunds" });
    expect(pilot.state).toBe(before);
  });

  it("leaves what is not asked for, and what the other workflow has of its own", () => {
    const { pilot, first } = governed();
    const other = pilot.person("Omar");
    pilot.run("workflow.add", { name: "Refunds", executiveDri: [other] });
    const own = pilot.recordId("workflow", "Refunds");
    pilot.run("threshold.add", {
      metric: "trust.escalation",
      workflow: own,
      direction: "above",
      breach: 0.4,
    });
    pilot.run("workflow.scale", { name: "Refunds", parts: ["executive DRI", "thresholds"] });
    expect(difference(pilot, first, "Refunds").map(({ part, state }) => `${part}: ${state}`)).toEqual([
      "executive DRI: different",
      "settings: left",
      "ownership: left",
      "threshold: different",
      "guardrail: left",
    ]);
  });

  it("refuses the first workflow itself, and a pilot that names none", () => {
    const { pilot } = governed();
    expect(problem(pilot, "workflow.scale", { name: "Query" })).toMatchObject({
      code: "RULE",
      where: "/name",
    });
    expect(problem(new TestPilot(), "workflow.scale", { name: "Query" }).code).toBe("RULE");
  });
});

describe("the baseline of a workflow", () => {
  const asOf = "2026-11-19T12:00:00Z";
  const sheet = (pilot: TestPilot, name: string) =>
    workflowEvaluations(pilot.state, pilot.view(asOf)).find(({ workflow }) => workflow === name);

  function scaled() {
    const { pilot } = governed();
    pilot.run("workflow.scale", { name: "Refunds" });
    pilot.import(workRows("2026-09-21", "2026-10-18", "Refunds", ["Small"], plainDay));
    pilot.import(workRows("2026-10-19", "2026-11-15", "Refunds", ["Small"], betterDay));
    pilot.now = "2026-10-22T08:00:00Z";
    return { pilot, workflow: pilot.recordId("workflow", "Refunds") };
  }

  it("is its own: before it is sealed its figures do not count, and nothing is inherited", () => {
    const { pilot, workflow } = scaled();
    expect(sheet(pilot, "Refunds")).toMatchObject({ baselineOn: null, differences: [] });
    const item = () => pilot.view(asOf).items.find(({ template }) => template === "p4-replicate");
    expect(item()?.missing).toContain("Refunds has no baseline of its own");
    pilot.run("baseline.sealWorkflow", { workflow, date: "2026-10-18" });
    expect(item()?.missing).not.toContain("Refunds has no baseline of its own");
    // In the totals of now it stands beside what the baseline knew, and that is said.
    expect(phaseEvaluation(pilot.state, pilot.view(asOf)).besideBaseline).toEqual(["Refunds"]);
    const rate = sheet(pilot, "Refunds")?.differences.find(({ metric }) => metric === "avd.rate");
    expect(rate).toMatchObject({ verdict: "improved" });
    // The pilot's own baseline and its criteria stay in force.
    expect(sheet(pilot, "Query")?.baselineOn).toBe("2026-07-19");
    expect(verifyPilot(pilot.state)).toEqual([]);
  });

  it("is not sealed without data, for the first workflow, or a second time without a reason", () => {
    const { pilot, workflow } = scaled();
    expect(problem(pilot, "baseline.sealWorkflow", { workflow, date: "2026-09-20" })).toMatchObject({
      where: "/date",
    });
    const first = pilot.recordId("workflow", "Query");
    expect(problem(pilot, "baseline.sealWorkflow", { workflow: first, date: "2026-10-18" }).where).toBe(
      "/workflow",
    );
    pilot.run("baseline.sealWorkflow", { workflow, date: "2026-10-18" });
    expect(problem(pilot, "baseline.sealWorkflow", { workflow, date: "2026-10-18" }).where).toBe("/reason");
    pilot.run("baseline.sealWorkflow", { workflow, date: "2026-10-18", reason: "A late file." });
  });
});
