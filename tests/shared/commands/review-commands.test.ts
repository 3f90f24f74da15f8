import { beforeEach, describe, expect, it } from "vitest";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import { plainDay, workRows } from "../domain/test-data.ts";
import { TestPilot } from "../domain/test-pilot.ts";

let pilot: TestPilot;
let cro: string;
beforeEach(() => {
  pilot = new TestPilot();
  cro = pilot.person("Robin", "CRO");
  pilot.import(workRows("2026-06-01", "2026-07-26", "Triage", ["Home"], plainDay));
  pilot.run("pilot.edit", { id: pilotRecord(pilot.state).id, reviewRhythm: { weekday: 1 } });
  pilot.now = "2026-07-27T09:00:00Z";
});

const review = (id: string) => recordById(pilot.state, "review", id);

function refused(command: string, input: unknown): string {
  const before = pilot.state;
  const done = pilot.try(command, input);
  expect(pilot.state).toBe(before);
  return done.ok ? "done" : `${done.problem.code}: ${done.problem.message}`;
}

function start(): string {
  return pilot.run("review.start", { kind: "weekly", attendance: [{ person: cro, present: false }] });
}

const LENS = { effect: 1, sentence: "Better" };

function decision(): string {
  const id = pilot.run("decision.add", {
    title: "Widen the scope",
    status: "draft",
    options: ["Widen", "Keep"],
    chosen: "Widen",
    lenses: { outcome: LENS, reliability: LENS, revenue: LENS },
    decidedBy: cro,
  });
  return id;
}

describe("holding a review", () => {
  it("starts once, is noted on while it runs, and closes with the verdict that there was none", () => {
    const id = start();
    expect(review(id)).toMatchObject({ kind: "weekly", plannedOn: "2026-07-27", startedAt: pilot.now });
    expect(refused("review.start", { kind: "weekly" })).toMatch(/^RULE: a weekly review runs already/u);
    pilot.run("review.record", {
      id,
      parked: ["Price of the small plan"],
      sections: [{ key: "due", plannedMinutes: 5, spentMinutes: 7.5 }],
    });
    expect(refused("review.close", { id, verdict: "decision" })).toBe("RULE: no decision was taken in it");
    expect(refused("review.close", { id, verdict: "none", tradeOff: "Both" })).toMatch(
      /^RULE: a review without a decision/u,
    );
    pilot.now = "2026-07-27T09:45:00Z";
    pilot.run("review.close", { id, verdict: "none" });
    expect(review(id)).toMatchObject({
      verdict: "none",
      closedAt: pilot.now,
      parked: ["Price of the small plan"],
    });
    // What the room saw stays with it.
    expect(review(id)?.seen).toMatchObject({
      week: { from: "2026-07-13", to: "2026-07-19" },
      questions: [{}, {}, {}],
    });
    expect(refused("review.record", { id, parked: [] })).toMatch(/^RULE: the review is closed/u);
    expect(refused("review.edit", { id, minutes: "Other" })).toMatch(/^RULE: the review is closed/u);
    expect(refused("review.remove", { id })).toMatch(/^RULE: the review is closed/u);
    // The parked point comes up in the next agenda.
    expect(pilot.view("2026-07-28T09:00:00Z").moment.day).toBe(36);
  });

  it("closes with a decision only where one was taken", () => {
    const id = start();
    const draft = decision();
    pilot.run("review.record", { id, decisions: [draft] });
    expect(refused("review.close", { id, verdict: "decision", tradeOff: "Scope for trust" })).toBe(
      "RULE: no decision was taken in it",
    );
    pilot.run("decision.approve", { id: draft, by: cro });
    pilot.run("review.close", { id, verdict: "decision", tradeOff: "Scope for trust" });
    expect(review(id)).toMatchObject({
      verdict: "decision",
      tradeOff: "Scope for trust",
      decisions: [draft],
    });
  });

  it("asks whether product, technology and revenue were there", () => {
    const id = pilot.run("review.start", { kind: "weekly" });
    expect(refused("review.close", { id, verdict: "none" })).toBe(
      "RULE: it is not recorded whether Robin (CRO) was there",
    );
    pilot.run("review.record", { id, attendance: [{ person: cro, present: true }] });
    pilot.run("review.close", { id, verdict: "none" });
  });

  it("says so when the third of four ends without a trade-off", () => {
    for (const date of ["2026-07-06", "2026-07-13"]) {
      pilot.run("review.add", { kind: "weekly", closedAt: `${date}T10:00:00Z`, verdict: "none" });
    }
    const id = start();
    const done = pilot.try("review.close", { id, verdict: "none" });
    expect(done.ok && done.value.notes).toEqual([
      "3 of the last 3 reviews ended without a trade-off decision: the operating model is the bottleneck",
    ]);
  });
});

describe("moving and missing a review", () => {
  it("moves one of the rhythm, and the same one again", () => {
    const id = pilot.run("review.move", {
      kind: "weekly",
      on: "2026-08-03",
      to: "2026-08-05",
      reason: "Holiday",
    });
    pilot.run("review.move", { id, to: "2026-08-06", reason: "Still away" });
    expect(review(id)).toMatchObject({
      plannedOn: "2026-08-06",
      moves: [
        { from: "2026-08-03", to: "2026-08-05", reason: "Holiday" },
        { from: "2026-08-05", to: "2026-08-06", reason: "Still away" },
      ],
    });
  });

  it.each([
    [
      "review.move",
      { kind: "weekly", on: "2026-08-04", to: "2026-08-05", reason: "x" },
      "RULE: the rhythm has no weekly review on 2026-08-04",
    ],
    [
      "review.move",
      { kind: "weekly", on: "2026-08-03", to: "2026-08-03", reason: "x" },
      "RULE: it stands on 2026-08-03 already",
    ],
    [
      "review.move",
      { kind: "weekly", to: "2026-08-03", reason: "x" },
      "COMMAND_INPUT: name a review by id, or by kind and on",
    ],
    [
      "review.move",
      { kind: "weekly", on: "2026-08-03", to: "2026-08-05", reason: " " },
      "COMMAND_INPUT: review.move: reason",
    ],
    [
      "review.miss",
      { kind: "weekly", on: "2026-08-03", reason: "x" },
      "RULE: 2026-08-03 has not come yet: move the review instead",
    ],
    ["review.miss", { id: "nobody", reason: "x" }, "REF_DANGLING: there is no review nobody"],
    ["review.close", { id: "nobody", verdict: "none" }, "REF_DANGLING: there is no review nobody"],
  ])("refuses %s %j", (command, input, message) => {
    expect(refused(command, input)).toContain(message);
  });

  it("does not miss what was held, nor move what runs", () => {
    const id = start();
    expect(refused("review.move", { id, to: "2026-08-01", reason: "x" })).toMatch(
      /^RULE: it was started already/u,
    );
    pilot.run("review.close", { id, verdict: "none" });
    expect(refused("review.miss", { id, reason: "x" })).toMatch(/^RULE: the review is closed/u);
  });
});
