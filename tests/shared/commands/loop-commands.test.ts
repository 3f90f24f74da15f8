import { describe, expect, it } from "vitest";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { freshPilot, madeId, refusal, run, testWorld } from "./test-pilot.ts";

const day = (number: number): string =>
  new Date(Date.UTC(2026, 1, 2 + number, 9)).toISOString().replace(".000", "");
const on = (number: number) => testWorld("aa01", day(number));

const loopIn = (pilot: PilotState) => recordsOf(pilot, "loop")[0];
const incidentIn = (pilot: PilotState) => recordsOf(pilot, "incident")[0];
const changeIn = (pilot: PilotState) => recordsOf(pilot, "change")[0];

/** A pilot with an incident of day 1 in the workflow Claims. */
function withIncident(): {
  readonly pilot: PilotState;
  readonly incident: string;
  readonly workflow: string;
} {
  const workflow = run(freshPilot(), "workflow.add", { name: "Claims" }, on(0));
  const incident = run(
    workflow.state,
    "incident.add",
    { key: "I-1", title: "Reports were parked", workflow: madeId(workflow), startedAt: day(1) },
    on(1),
  );
  return { pilot: incident.state, incident: madeId(incident), workflow: madeId(workflow) };
}

/** The same with a loop opened from it, and a planned change. */
function withLoop() {
  const { pilot, incident, workflow } = withIncident();
  const opened = run(pilot, "loop.open", { incident }, on(2));
  const change = run(opened.state, "change.add", { title: "Ask for the postcode", status: "planned" }, on(3));
  return { pilot: change.state, incident, workflow, loop: madeId(opened), change: madeId(change) };
}

describe("loop.open", () => {
  it("takes title, workflow and start of the incident, and links it", () => {
    const { pilot, incident, workflow } = withIncident();
    const opened = run(pilot, "loop.open", { incident }, on(2)).state;
    expect(loopIn(opened)).toMatchObject({ title: "Reports were parked", workflow, detectedAt: day(1) });
    expect(incidentIn(opened)?.loop).toBe(loopIn(opened)?.key);
  });

  it("takes what is given in their place, and opens without an incident from a title alone", () => {
    const { pilot, incident } = withIncident();
    const given = { incident, title: "Postcodes are missing", detectedAt: day(0) };
    expect(loopIn(run(pilot, "loop.open", given, on(2)).state)).toMatchObject({
      title: "Postcodes are missing",
      detectedAt: day(0),
    });
    expect(loopIn(run(freshPilot(), "loop.open", { title: "Signal" }, on(2)).state)).toMatchObject({
      title: "Signal",
      detectedAt: day(2),
    });
  });

  it.each([
    ["an incident that is not there", { incident: "none" }, "REF_DANGLING"],
    ["no title", {}, "COMMAND_INPUT"],
    ["a detection that has not come yet", { title: "x", detectedAt: day(9) }, "RULE"],
  ])("is refused for %s", (_, input, code) => {
    expect(refusal(freshPilot(), "loop.open", input, on(2)).code).toBe(code);
  });

  it("is refused for an incident that feeds a loop already, until that is gone", () => {
    const { pilot, incident, loop } = withLoop();
    expect(refusal(pilot, "loop.open", { incident }, on(4)).message).toContain("feeds the loop");
    const without = run(pilot, "loop.remove", { id: loop }, on(4)).state;
    expect(recordsOf(run(without, "loop.open", { incident }, on(5)).state, "loop")).toHaveLength(1);
  });
});

describe("the moments of a loop", () => {
  it("follow each other forward only; stages may be left out", () => {
    const { pilot, loop: id } = withLoop();
    const triaged = run(pilot, "loop.triage", { id }, on(3)).state;
    expect(loopIn(triaged)?.triagedAt).toBe(day(3));
    expect(refusal(triaged, "loop.triage", { id }, on(4)).message).toContain("is triaged already");
    const deployed = run(triaged, "loop.deploy", { id, at: day(5) }, on(6)).state;
    expect(refusal(deployed, "loop.authorise", { id }, on(7)).code).toBe("RULE");
    expect(refusal(deployed, "loop.validate", { id, at: day(4) }, on(7))).toMatchObject({
      code: "TIME_ORDER",
      where: "/at",
    });
    const validated = run(deployed, "loop.validate", { id, verdict: "regressed" }, on(8)).state;
    expect(loopIn(validated)).toMatchObject({
      deployedAt: day(5),
      validatedAt: day(8),
      verdict: "regressed",
    });
  });

  it("may be closed without a change and without a verdict", () => {
    const { pilot, loop: id } = withLoop();
    const closed = loopIn(run(pilot, "loop.validate", { id }, on(4)).state);
    expect([closed?.validatedAt, closed?.verdict, closed?.deployedAt]).toEqual([
      day(4),
      undefined,
      undefined,
    ]);
  });

  it("can be mended, but not against each other", () => {
    const { pilot, loop: id } = withLoop();
    expect(loopIn(run(pilot, "loop.edit", { id, detectedAt: day(0) }, on(4)).state)?.detectedAt).toBe(day(0));
    expect(refusal(pilot, "loop.edit", { id, validatedAt: day(0) }, on(4))).toMatchObject({
      code: "TIME_ORDER",
      where: "/validatedAt",
    });
    const wrong = { title: "x", detectedAt: day(3), triagedAt: day(2) };
    expect(refusal(pilot, "loop.add", wrong, on(4)).code).toBe("TIME_ORDER");
  });
});

describe("a change that answers a loop", () => {
  it("takes the loop with it from authorisation to validation, in one entry each", () => {
    const { pilot, loop, change } = withLoop();
    const attached = run(pilot, "loop.attach", { id: loop, change }, on(3)).state;
    const authorised = run(attached, "change.authorise", { id: change }, on(4)).state;
    const deployed = run(authorised, "change.deploy", { id: change }, on(5)).state;
    const validated = run(deployed, "change.validate", { id: change, verdict: "improved" }, on(20));
    expect(loopIn(validated.state)).toMatchObject({
      authorisedAt: day(4),
      deployedAt: day(5),
      validatedAt: day(20),
      verdict: "improved",
    });
    expect(validated.entry?.changes.map(({ field }) => field)).toEqual([
      "status",
      "validatedAt",
      "verdict",
      "validatedAt",
      "verdict",
    ]);
  });

  it("leaves alone what the loop has already, and says so where the times contradict each other", () => {
    const { pilot, loop, change } = withLoop();
    const own = run(pilot, "loop.deploy", { id: loop, at: day(4) }, on(6)).state;
    const attached = run(own, "loop.attach", { id: loop, change }, on(6)).state;
    const authorised = run(attached, "change.authorise", { id: change, at: day(5) }, on(6));
    expect(authorised.notes).toEqual([
      'the loop "Reports were parked" has later times of its own and keeps them',
    ]);
    expect(loopIn(authorised.state)?.authorisedAt).toBeUndefined();
    const live = run(authorised.state, "change.deploy", { id: change }, on(7)).state;
    expect(loopIn(live)?.deployedAt).toBe(day(4));
  });

  it("hands over the times that it has when it is attached later", () => {
    const { pilot, loop, change } = withLoop();
    const authorised = run(pilot, "change.authorise", { id: change }, on(4)).state;
    const live = run(authorised, "change.deploy", { id: change }, on(5)).state;
    expect(loopIn(run(live, "loop.attach", { id: loop, change }, on(6)).state)).toMatchObject({
      change,
      authorisedAt: day(4),
      deployedAt: day(5),
    });
  });

  it("must not have gone live before the signal was there", () => {
    const { pilot, loop } = withLoop();
    const old = run(pilot, "change.add", { title: "Older", at: day(0) }, on(6));
    expect(refusal(old.state, "loop.attach", { id: loop, change: madeId(old) }, on(6))).toMatchObject({
      code: "RULE",
      where: "/change",
    });
  });

  it("can be taken off again; the loop keeps its times", () => {
    const { pilot, loop, change } = withLoop();
    const attached = run(pilot, "loop.attach", { id: loop, change }, on(3)).state;
    const authorised = run(attached, "change.authorise", { id: change }, on(4)).state;
    const off = loopIn(run(authorised, "loop.attach", { id: loop, change: null }, on(5)).state);
    expect([off?.change, off?.authorisedAt]).toEqual([undefined, day(4)]);
  });

  it("leaves its loops where they are when it is rolled back", () => {
    const { pilot, loop, change } = withLoop();
    let state = run(pilot, "loop.attach", { id: loop, change }, on(3)).state;
    state = run(state, "change.authorise", { id: change }, on(4)).state;
    state = run(state, "change.deploy", { id: change }, on(5)).state;
    state = run(state, "change.rollBack", { id: change, reason: "It made it worse" }, on(6)).state;
    expect([changeIn(state)?.status, loopIn(state)?.deployedAt, loopIn(state)?.validatedAt]).toEqual([
      "rolled back",
      day(5),
      undefined,
    ]);
  });
});

describe("incident.link", () => {
  it("says by its id which loop an incident feeds, and takes it off again", () => {
    const { pilot, incident } = withIncident();
    const dismissed = run(
      pilot,
      "incident.edit",
      { id: incident, noLoopReason: "A cable was pulled" },
      on(2),
    ).state;
    const loop = run(dismissed, "loop.open", { title: "Cables" }, on(3));
    const linked = run(loop.state, "incident.link", { id: incident, loop: madeId(loop) }, on(3)).state;
    expect(incidentIn(linked)).toMatchObject({ loop: loopIn(linked)?.key });
    expect(incidentIn(linked)?.noLoopReason).toBeUndefined();
    expect(
      incidentIn(run(linked, "incident.link", { id: incident, loop: null }, on(4)).state)?.loop,
    ).toBeUndefined();
    expect(refusal(linked, "incident.link", { id: incident, loop: "none" }, on(4)).code).toBe("REF_DANGLING");
  });
});
