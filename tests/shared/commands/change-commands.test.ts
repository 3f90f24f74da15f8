import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executeCommand } from "../../../shared/commands/registry.ts";
import { approvalsOf } from "../../../shared/domain/change-approvals.ts";
import { changeTimeFault, changeWord } from "../../../shared/domain/change-state.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { CHANGE_STATES } from "../../../shared/records/change.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { freshPilot, madeId, refusal, run, testWorld } from "./test-pilot.ts";

const day = (number: number): string =>
  new Date(Date.UTC(2026, 1, 2 + number, 9)).toISOString().replace(".000", "");
const on = (number: number) => testWorld("aa01", day(number));

/** A pilot with two people and one planned change. */
function planned(fields: object = {}): {
  readonly pilot: PilotState;
  readonly id: string;
  readonly people: readonly string[];
} {
  const ada = run(freshPilot(), "person.add", { name: "Ada" }, on(0));
  const ben = run(ada.state, "person.add", { name: "Ben" }, on(0));
  const change = run(
    ben.state,
    "change.add",
    { key: "CH-1", title: "New prompt", status: "planned", ...fields },
    on(0),
  );
  return { pilot: change.state, id: madeId(change), people: [madeId(ada), madeId(ben)] };
}

const only = (pilot: PilotState) => recordsOf(pilot, "change")[0];

describe("the way of a change", () => {
  it("goes from planned to validated and records when each step was taken", () => {
    const { pilot, id, people } = planned();
    const authorised = run(pilot, "change.authorise", { id, by: people[0] }, on(2)).state;
    const deployed = run(authorised, "change.deploy", { id }, on(3)).state;
    const validated = run(deployed, "change.validate", { id, verdict: "improved" }, on(20)).state;
    expect(only(validated)).toMatchObject({
      status: "validated",
      authorisedAt: day(2),
      authorisedBy: people[0],
      at: day(3),
      validatedAt: day(20),
      verdict: "improved",
    });
    const back = run(validated, "change.rollBack", { id, reason: "Complaints" }, on(21)).state;
    expect(only(back)).toMatchObject({
      status: "rolled back",
      rolledBackAt: day(21),
      rollbackReason: "Complaints",
    });
  });

  it("takes the time at which it happened, neither from the future nor before the step that came first", () => {
    const { pilot, id } = planned();
    expect(refusal(pilot, "change.authorise", { id, at: day(3) }, on(2))).toMatchObject({
      code: "RULE",
      where: "/at",
    });
    const authorised = run(pilot, "change.authorise", { id, at: day(1) }, on(2)).state;
    expect(only(authorised)?.authorisedAt).toBe(day(1));
    expect(refusal(authorised, "change.deploy", { id, at: day(0) }, on(2))).toMatchObject({
      code: "TIME_ORDER",
      where: "/at",
    });
  });

  it.each([
    ["change.deploy", {}],
    ["change.validate", { verdict: "improved" }],
    ["change.rollBack", { reason: "x" }],
  ])("%s is refused while it is planned", (command, input) => {
    const { pilot, id } = planned();
    expect(refusal(pilot, command, { id, ...input }, on(2)).code).toBe("RULE");
  });

  it("asks for a verdict to validate, and for a reason to roll back", () => {
    const { pilot, id } = planned({ status: "deployed" });
    expect(refusal(pilot, "change.validate", { id }, on(2)).code).toBe("COMMAND_INPUT");
    expect(refusal(pilot, "change.rollBack", { id }, on(2)).code).toBe("COMMAND_INPUT");
    expect(refusal(pilot, "change.rollBack", { id: "none", reason: "x" }, on(2)).code).toBe("REF_DANGLING");
  });

  it("says what was not ready, and records it all the same", () => {
    const { pilot, people } = planned();
    const decision = run(pilot, "decision.add", { title: "Cheaper tier", status: "draft" }, on(0));
    const change = run(
      decision.state,
      "change.add",
      { title: "Tier", status: "planned", decision: madeId(decision) },
      on(0),
    );
    const id = madeId(change);
    const asked = run(change.state, "change.ask", { id, of: people }, on(1)).state;
    expect(run(asked, "change.authorise", { id }, on(2)).notes).toEqual([
      'the decision "Cheaper tier" behind "Tier" is not taken yet',
      "passed over: the approval of Ada, Ben",
    ]);
  });
});

describe("change.add and change.edit", () => {
  it("set everything but the state, which only its own commands move", () => {
    const { pilot, id, people } = planned();
    const edited = run(
      pilot,
      "change.edit",
      {
        id,
        rollbackPlan: "Switch the flag back",
        owner: people[1],
        plannedOn: "2026-03-01",
        kinds: ["policy"],
      },
      on(1),
    ).state;
    expect(only(edited)).toMatchObject({
      rollbackPlan: "Switch the flag back",
      owner: people[1],
      kinds: ["policy"],
    });
    for (const field of ["status", "approvals", "authorisedBy"]) {
      expect(refusal(edited, "change.edit", { id, [field]: null }, on(1)).code).toBe("COMMAND_INPUT");
    }
  });

  it.each([
    ["authorisedAt", { authorisedAt: day(1) }],
    ["validatedAt", { validatedAt: day(1) }],
    ["verdict", { verdict: "improved" }],
    ["rolledBackAt", { rolledBackAt: day(1) }],
  ])("a planned change has no %s", (field, input) => {
    const { pilot, id } = planned();
    expect(refusal(pilot, "change.edit", { id, ...input }, on(2))).toMatchObject({
      code: "RULE",
      where: `/${field}`,
    });
    expect(refusal(pilot, "change.add", { key: "CH-2", status: "planned", ...input }, on(2)).code).toBe(
      "RULE",
    );
  });

  it("leave the time of going live to change.deploy", () => {
    const { pilot, id } = planned();
    expect(refusal(pilot, "change.edit", { id, at: day(1) }, on(2))).toMatchObject({
      code: "RULE",
      where: "/at",
    });
  });

  it("mend a time, but not against the others", () => {
    const { pilot, id } = planned({
      status: "validated",
      at: day(3),
      validatedAt: day(9),
      verdict: "neutral",
    });
    expect(only(run(pilot, "change.edit", { id, at: day(4) }, on(10)).state)?.at).toBe(day(4));
    expect(refusal(pilot, "change.edit", { id, at: day(10) }, on(10))).toMatchObject({
      code: "TIME_ORDER",
      where: "/validatedAt",
    });
    expect(refusal(pilot, "change.add", { at: day(3), authorisedAt: day(4) }, on(10)).code).toBe(
      "TIME_ORDER",
    );
  });

  it("a register that is imported may still say any state", () => {
    const { pilot } = planned();
    const rows = "line,id,at,status\n2,CH-1,2026-02-04T00:00:00Z,validated\n";
    const imported = run(pilot, "import.add", { input: "changes", rows, file: "changes.csv" }, on(5)).state;
    expect(only(imported)?.status).toBe("validated");
  });
});

describe("approvals", () => {
  it("are asked once, given once, and passed over by the authorisation", () => {
    const { pilot, id, people } = planned();
    const [ada = "", ben = ""] = people;
    const asked = run(pilot, "change.ask", { id, of: [ada, ben, ada] }, on(1)).state;
    expect(run(asked, "change.ask", { id, of: [ada] }, on(2)).entry).toBeNull();
    const given = run(asked, "change.approve", { id, by: ada }, on(4)).state;
    const authorised = run(given, "change.authorise", { id }, on(6)).state;
    const change = only(authorised);
    if (change === undefined) throw new Error("no change");
    expect(approvalsOf(change, Date.parse(day(30)))).toEqual([
      { by: ada, state: "given", askedAtMs: Date.parse(day(1)), waitedDays: 3 },
      { by: ben, state: "passed over", askedAtMs: Date.parse(day(1)), waitedDays: 5 },
    ]);
    expect(refusal(authorised, "change.approve", { id, by: ben }, on(7)).message).toContain("is authorised");
    expect(refusal(authorised, "change.ask", { id, of: [ben] }, on(7)).code).toBe("RULE");
  });

  it("can be given unasked, but not before they were asked for", () => {
    const { pilot, id, people } = planned();
    const [ada = "", ben = ""] = people;
    const unasked = run(pilot, "change.approve", { id, by: ada }, on(2)).state;
    expect(only(unasked)?.approvals).toEqual([{ by: ada, givenAt: day(2) }]);
    const asked = run(pilot, "change.ask", { id, of: [ben] }, on(3)).state;
    expect(refusal(asked, "change.approve", { id, by: ben, at: day(2) }, on(4)).code).toBe("TIME_ORDER");
  });

  it("can be taken back only while they are waited for", () => {
    const { pilot, id, people } = planned();
    const [ada = "", ben = ""] = people;
    const asked = run(pilot, "change.ask", { id, of: people }, on(1)).state;
    const given = run(asked, "change.approve", { id, by: ada }, on(2)).state;
    expect(only(run(given, "change.unask", { id, of: [ben] }, on(3)).state)?.approvals).toEqual([
      { by: ada, askedAt: day(1), givenAt: day(2) },
    ]);
    expect(refusal(given, "change.unask", { id, of: [ada] }, on(3)).code).toBe("RULE");
    expect(only(run(asked, "change.unask", { id, of: people }, on(3)).state)?.approvals).toBeUndefined();
  });
});

describe("any sequence of the commands of a change (seed 61)", () => {
  const steps = fc.array(
    fc.record({
      command: fc.constantFrom(
        "authorise",
        "deploy",
        "validate",
        "rollBack",
        "ask",
        "approve",
        "unask",
        "edit",
      ),
      back: fc.integer({ min: -2, max: 6 }),
      who: fc.integer({ min: 0, max: 1 }),
    }),
    { maxLength: 25 },
  );
  const inputOf = (command: string, at: string, person: string): object => {
    switch (command) {
      case "validate":
        return { at, verdict: "neutral" };
      case "rollBack":
        return { at, reason: "It did harm" };
      case "ask":
        return { at, of: [person] };
      case "unask":
        return { of: [person] };
      case "approve":
        return { at, by: person };
      case "edit":
        return { at };
      default:
        return { at };
    }
  };

  it("never goes backwards, never waits a negative time, never contradicts its own times", () => {
    fc.assert(
      fc.property(steps, (chosen) => {
        const start = planned();
        let { pilot } = start;
        let reached = 0;
        for (const [index, { command, back, who }] of chosen.entries()) {
          const at = day(Math.max(0, index - back));
          const input = { id: start.id, ...inputOf(command, at, start.people[who] ?? "") };
          const done = executeCommand(pilot, { command: `change.${command}`, input }, on(index));
          if (done.ok) pilot = done.value.state;
          const change = only(pilot);
          if (change === undefined) throw new Error("the change is gone");
          const rank = CHANGE_STATES.indexOf(changeWord(change));
          expect(rank).toBeGreaterThanOrEqual(reached);
          reached = rank;
          expect(changeTimeFault(change)).toBeNull();
          for (const { waitedDays } of approvalsOf(change, Date.parse(day(index)))) {
            expect(waitedDays ?? 0).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { seed: 61, numRuns: 120 },
    );
  });
});
