import { describe, expect, it } from "vitest";
import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import {
  charterDifference,
  charterInForce,
  charterRights,
  charters,
} from "../../../shared/domain/charter-versions.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { publishMatrix } from "../domain/test-matrix.ts";
import { TestPilot } from "../domain/test-pilot.ts";

const TODAY = parseCalendarDate("2026-10-15") ?? Number.NaN;
const OPS = "AI Product Ops";

function problem(pilot: TestPilot, command: string, input: object) {
  const before = pilot.state;
  const done = pilot.try(command, input);
  expect(pilot.state).toBe(before);
  if (done.ok) throw new Error(`${command} was not refused`);
  return done.problem;
}

function charter(pilot: TestPilot, id: string) {
  const record = recordById(pilot.state, "charter", id);
  if (record === null) throw new Error(`no charter ${id}`);
  return record;
}

describe("charters from a template", () => {
  it("begin with duties, measures and limits, linked to the rights of the matrix that the role holds", () => {
    const pilot = new TestPilot();
    pilot.run("rightsMatrix.template", {});
    const made = charter(pilot, pilot.run("charter.template", { role: OPS }));
    expect(made.duties).toHaveLength(5);
    expect(made.measures).toContain("loop.detectToValidate");
    expect(
      charterRights(pilot.state, made, TODAY).map(({ decisionType, held }) => [decisionType, held]),
    ).toEqual([
      ["Prompt tuning", null],
      ["Routing improvements", null],
      ["Local performance experiments", null],
    ]);
    expect(problem(pilot, "charter.template", { role: OPS }).message).toBe(
      "there is a charter of AI Product Ops already",
    );
  });
});

describe("versions of a charter", () => {
  function approved() {
    const pilot = new TestPilot();
    const id = pilot.run("charter.template", { role: OPS });
    expect(problem(pilot, "charter.approve", { id }).message).toContain("nobody holds the charter");
    pilot.run("charter.edit", { id, holder: pilot.person("Ada") });
    pilot.run("charter.approve", { id });
    return { pilot, id };
  }

  it("stay as they were approved: a later one follows, with a reason, and says what is different", () => {
    const { pilot, id } = approved();
    expect(problem(pilot, "charter.edit", { id, text: "Other" })).toMatchObject({
      code: "RULE",
      where: "/id",
    });
    expect(problem(pilot, "charter.remove", { id }).code).toBe("RULE");
    pilot.now = "2026-10-01T08:00:00Z";
    const next = pilot.run("charter.revise", { id });
    expect(problem(pilot, "charter.revise", { id }).message).toBe("version 2 is being drafted already");
    const duties = charter(pilot, next).duties ?? [];
    pilot.run("charter.edit", {
      id: next,
      text: "Keeps two loops turning.",
      duties: [...duties.slice(1), "Trains the two new squads."],
    });
    // Until it is approved the first one holds.
    expect(charterInForce(pilot.state, OPS, TODAY)?.id).toBe(id);
    expect(problem(pilot, "charter.approve", { id: next }).where).toBe("/reason");
    pilot.run("charter.approve", { id: next, reason: "Two more workflows." });
    expect(charterInForce(pilot.state, OPS, TODAY)?.id).toBe(next);
    expect(charters(pilot.state)[0]?.versions.map(({ id: one }) => one)).toEqual([id, next]);
    const [before, after] = [charter(pilot, id), charter(pilot, next)];
    expect(charterDifference(pilot.state, before, after)).toEqual([
      { part: "purpose", before: before.text, after: "Keeps two loops turning." },
      { part: "duty", before: duties[0], after: null },
      { part: "duty", before: null, after: "Trains the two new squads." },
    ]);
    expect(charterDifference(pilot.state, after, after)).toEqual([]);
  });

  it("are not approved for a later day", () => {
    const pilot = new TestPilot();
    const id = pilot.run("charter.template", { role: OPS });
    pilot.run("charter.edit", { id, holder: pilot.person("Ada") });
    expect(problem(pilot, "charter.approve", { id, on: "2026-12-01" }).where).toBe("/on");
  });
});

describe("the rights of a charter", () => {
  it("are held by its holder, or it is found that they are not", () => {
    const pilot = new TestPilot();
    pilot.now = "2026-10-01T08:00:00Z";
    const { cpo, cto, cro, matrix } = publishMatrix(pilot, "2026-10-01");
    const prompts = [...pilot.state.records.values()].find(
      ({ type, fields }) =>
        type === "decisionRight" && fields["matrix"] === matrix && fields["decisionType"] === "Prompts",
    );
    const id = pilot.run("charter.add", { role: OPS, text: "Runs the loop", rights: [prompts?.id] });
    for (const [holder, held] of [
      [cto, "accountable"],
      [cpo, "delegate"],
      [cro, "no"],
    ] as const) {
      pilot.run("charter.edit", { id, holder });
      expect(charterRights(pilot.state, charter(pilot, id), TODAY)[0]?.held).toBe(held);
    }
    const found = () =>
      pilot.view("2026-10-15T12:00:00Z").findings.filter(({ code }) => code === "charter without its rights");
    expect(found()).toEqual([]);
    pilot.run("charter.approve", { id });
    expect(found().map(({ text }) => text)).toEqual([
      'the holder of AI Product Ops does not hold "Prompts" in the matrix in force',
    ]);
  });
});
