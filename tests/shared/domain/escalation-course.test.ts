import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escalationClocks } from "../../../shared/domain/escalation-clock.ts";
import { escalationCourses } from "../../../shared/domain/escalation-course.ts";
import { TestPilot } from "./test-pilot.ts";

const START = "2026-11-19T16:00:00Z";
const HOUR = 3_600_000;

function after(hours: number): string {
  return new Date(Date.parse(START) + hours * HOUR).toISOString();
}

interface Told {
  readonly pilot: TestPilot;
  readonly id: string;
  readonly people: readonly string[];
}

/** Levels of 24, 24 and 12 hours; the escalation starts at START. */
function running(): Told {
  const pilot = new TestPilot("2026-08-17");
  const people = ["VP Claims", "CRO", "Lead"].map((name) => pilot.person(name));
  const [claims = "", cro = "", lead = ""] = people;
  const scenario = pilot.run("escalationScenario.add", {
    title: "Quality against revenue",
    levels: [
      { title: "Owners", who: [claims, cro], hours: 24 },
      { title: "Leaders", who: [cro], hours: 24 },
      { title: "Converged executive", who: [lead], hours: 12 },
    ],
    decider: lead,
    defaultOutcome: "The offer is withdrawn",
  });
  pilot.now = START;
  return { pilot, id: pilot.run("escalation.start", { scenario }), people };
}

function courseAt(pilot: TestPilot, asOf: string) {
  const [course] = escalationCourses(pilot.state, Date.parse(asOf));
  return course;
}

describe("the course of an escalation", () => {
  it.each([
    ["at its start", 0, "running", 1, 24],
    ["22 of 24 hours later", 22, "running", 1, 24],
    ["the moment a level ends", 24, "running", 2, 48],
    ["two levels up, the app closed all the time", 50, "running", 3, 60],
    ["three weeks later", 21 * 24, "expired", 3, 60],
  ] as const)("%s", (_, hours, state, level, untilHours) => {
    const { pilot } = running();
    const course = courseAt(pilot, after(hours));
    expect(course).toMatchObject({ state, levels: 3 });
    expect(course?.stays.at(-1)).toMatchObject({ level, untilMs: Date.parse(after(untilHours)) });
    expect(course?.outcome).toBe(state === "expired" ? "The offer is withdrawn" : null);
  });

  it("is not there before it starts", () => {
    const { pilot } = running();
    expect(escalationCourses(pilot.state, Date.parse(START) - 1)).toEqual([]);
  });

  it("is settled on the level where it stands, by whom and with what", () => {
    const { pilot, id, people } = running();
    pilot.now = after(30);
    pilot.run("escalation.settle", { id, by: people[1], text: "No discount before two clean weeks" });
    const course = courseAt(pilot, after(400));
    expect(course).toMatchObject({
      state: "settled",
      endedAtMs: Date.parse(after(30)),
      outcome: "No discount before two clean weeks",
    });
    expect(course?.stays.map(({ level, end }) => [level, end])).toEqual([
      [1, "ran out"],
      [2, "settled"],
    ]);
    expect(course?.stays.at(-1)).toMatchObject({ by: people[1] });
    // Looked at as at an earlier moment, it was still running.
    expect(courseAt(pilot, after(29))).toMatchObject({ state: "running" });
  });

  it("handed up before its time starts the next level there and then", () => {
    const { pilot, id } = running();
    pilot.now = after(3);
    pilot.run("escalation.handUp", { id, text: "We cannot agree" });
    const course = courseAt(pilot, after(4));
    expect(course?.stays.map(({ level, end }) => [level, end])).toEqual([
      [1, "handed up"],
      [2, "running"],
    ]);
    expect(course?.stays.at(-1)).toMatchObject({ untilMs: Date.parse(after(27)) });
  });

  it("settled after its time does not undo the default; what was done stands beside it", () => {
    const { pilot, id } = running();
    pilot.now = after(100);
    const done = pilot.try("escalation.settle", { id, text: "The customer was told" });
    expect(done).toMatchObject({ ok: true, value: { notes: [expect.stringContaining("default")] } });
    pilot.run("escalation.settle", { id, text: "The customer was told" });
    expect(courseAt(pilot, after(101))).toMatchObject({
      state: "expired",
      outcome: "The offer is withdrawn",
      afterwards: "The customer was told",
    });
    expect(escalationClocks(pilot.state, Date.parse(after(101)))).toEqual([]);
  });

  it("counts an answer of a clock that was set back as given at the start, never before it", () => {
    const { pilot, id } = running();
    pilot.now = after(-5);
    pilot.state = mustAnswer(pilot, id);
    expect(courseAt(pilot, after(1))).toMatchObject({ state: "settled", endedAtMs: Date.parse(START) });
  });

  it("keeps what was closed by its record", () => {
    const { pilot, id } = running();
    pilot.now = after(10);
    pilot.run("escalation.edit", { id, outcome: "Settled over lunch", closedAt: after(9) });
    expect(courseAt(pilot, after(12))).toMatchObject({ state: "settled", outcome: "Settled over lunch" });
  });
});

describe("the commands", () => {
  it.each([
    ["escalation.settle", {}, "say what was settled"],
    ["escalation.start", { scenario: "nobody" }, "there is no escalationScenario nobody"],
  ])("%s refuses %j", (command, input, message) => {
    const { pilot, id } = running();
    const given = command === "escalation.start" ? input : { id, ...input };
    expect(pilot.try(command, given)).toMatchObject({ ok: false, problem: { message } });
  });

  it("refuse to hand up from the last level, and to answer what is settled", () => {
    const { pilot, id } = running();
    pilot.now = after(50);
    expect(pilot.try("escalation.handUp", { id })).toMatchObject({ problem: { code: "RULE" } });
    pilot.run("escalation.settle", { id, text: "Done" });
    expect(pilot.try("escalation.settle", { id, text: "Again" })).toMatchObject({
      problem: { code: "RULE", message: "it is settled already" },
    });
  });

  it("refuse to start what has no levels", () => {
    const { pilot } = running();
    const bare = pilot.run("escalationScenario.add", { title: "Bare" });
    expect(pilot.try("escalation.start", { scenario: bare })).toMatchObject({ problem: { code: "RULE" } });
  });
});

describe("laws of escalations", () => {
  const moves = fc.array(fc.tuple(fc.constantFrom("settle", "handUp"), fc.integer({ min: 0, max: 80 })), {
    maxLength: 5,
  });

  it("levels follow each other without a gap, whatever was answered when (seed 4711)", () => {
    fc.assert(
      fc.property(moves, fc.integer({ min: 0, max: 200 }), (steps, hours) => {
        const { pilot, id } = running();
        for (const [verb, at] of steps) {
          pilot.now = after(at);
          const done = pilot.try(`escalation.${verb}`, { id, text: "x" });
          if (done.ok) pilot.state = done.value.state;
        }
        const course = courseAt(pilot, after(hours));
        let fromMs = Date.parse(START);
        for (const [place, stay] of (course?.stays ?? []).entries()) {
          expect(stay.level).toBe(place + 1);
          expect(stay.fromMs).toBe(fromMs);
          expect(stay.untilMs).toBeGreaterThanOrEqual(stay.fromMs);
          expect(stay.untilMs - stay.fromMs).toBeLessThanOrEqual(stay.hours * HOUR);
          fromMs = stay.untilMs;
        }
        const isLater = courseAt(pilot, after(hours));
        expect(isLater).toEqual(course);
      }),
      { seed: 4711, numRuns: 200 },
    );
  });

  it("what has ended stays as it ended, however late it is looked at (seed 4712)", () => {
    fc.assert(
      fc.property(moves, (steps) => {
        const { pilot, id } = running();
        for (const [verb, at] of steps.toSorted((a, b) => a[1] - b[1])) {
          pilot.now = after(at);
          const done = pilot.try(`escalation.${verb}`, { id, text: "x" });
          if (done.ok) pilot.state = done.value.state;
        }
        const first = courseAt(pilot, after(100));
        const later = courseAt(pilot, after(5000));
        expect(later).toEqual(first);
      }),
      { seed: 4712, numRuns: 100 },
    );
  });
});

function mustAnswer(pilot: TestPilot, id: string) {
  const done = pilot.try("escalation.edit", {
    id,
    levelAnswers: [{ level: 1, at: after(-5), settled: true, text: "Early" }],
  });
  if (!done.ok) throw new Error(done.problem.message);
  return done.value.state;
}
