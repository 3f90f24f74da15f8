import { describe, expect, it } from "vitest";
import { modelDifference, publishedModels, readModel } from "../../../shared/domain/operating-model.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import { publishMatrix } from "../domain/test-matrix.ts";
import { TestPilot } from "../domain/test-pilot.ts";

const HEADLINES = ["avd.rate", "trust.acceptance", "cost.perOutcome", "revenue.rqi", "loop.detectToValidate"];

function ready() {
  const pilot = new TestPilot();
  pilot.now = "2026-11-02T08:00:00Z";
  const people = publishMatrix(pilot, "2026-11-02");
  pilot.run("workflow.add", { name: "Triage", executiveDri: [people.lead] });
  for (const metric of HEADLINES) pilot.run("metricOwnership.add", { metric, owner: people.lead });
  return { pilot, ...people };
}

function problem(pilot: TestPilot, input: object) {
  const done = pilot.try("operatingModel.publish", input);
  if (done.ok) throw new Error("it was not refused");
  return done.problem;
}

describe("operatingModel.publish", () => {
  it("refuses a model with gaps, and names each of them", () => {
    const pilot = new TestPilot();
    const { code, message } = problem(pilot, {});
    expect(code).toBe("RULE");
    expect(message).toContain("the pilot's first workflow is not named");
    expect(message).toContain("no decision-rights matrix from version 1 on is published");
    expect(message).toContain("has no owner");
  });

  it("seals what the model says, so that a later change of a byte shows, and a next version says what changed", () => {
    const { pilot, cro } = ready();
    const first = pilot.run("operatingModel.publish", {});
    expect(problem(pilot, {}).message).toContain("it follows version 1");
    expect(problem(pilot, { reason: "late", effectiveFrom: "2026-10-01" }).message).toContain("backwards");
    const ownership = [...pilot.state.records.values()].find(
      ({ type, fields }) => type === "metricOwnership" && fields["metric"] === "revenue.rqi",
    );
    pilot.run("metricOwnership.edit", { id: ownership?.id, owner: cro });
    pilot.run("operatingModel.publish", { reason: "Revenue quality goes to the CRO." });
    const [one, two] = publishedModels(pilot.state).map(({ content }) => readModel(content));
    if (one === null || one === undefined || two === null || two === undefined) throw new Error("no models");
    expect(modelDifference(one, two)).toEqual([
      {
        part: "Metric ownership",
        what: "Revenue quality index",
        before: "owner Lea Lead, no action agreed",
        after: "owner Rita Revenue, no action agreed",
      },
    ]);
    expect(verifyPilot(pilot.state)).toEqual([]);
    expect(pilot.view("2026-11-10T12:00:00Z").findings.map(({ code }) => code)).not.toContain(
      "operating model broken",
    );
    const record = pilot.state.records.get(first);
    if (record === undefined) throw new Error("no record");
    const touched = { ...record, fields: { ...record.fields, effectiveFrom: "2026-01-01" } };
    pilot.state = { ...pilot.state, records: new Map(pilot.state.records).set(first, touched) };
    expect(pilot.view("2026-11-10T12:00:00Z").findings.map(({ text }) => text)).toContain(
      "version 1 of the operating model differs from its seal",
    );
  });

  it("does not name people of a narrower circle", () => {
    const { pilot } = ready();
    const hidden = pilot.run("person.add", { name: "Secret Successor", circle: "leadership" });
    pilot.run("escalationScenario.add", { title: "Quality against revenue", decider: hidden });
    pilot.run("operatingModel.publish", {});
    expect(JSON.stringify(publishedModels(pilot.state)[0]?.content)).not.toContain("Secret Successor");
  });
});
