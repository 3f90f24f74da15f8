import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { learningTrails, longestStage } from "../../../shared/domain/learning-trails.ts";
import { LOOP_STAGE_METRICS, loopSpeed, loopSpeedSentence } from "../../../shared/domain/loop-speed.ts";
import { TestPilot } from "./test-pilot.ts";

const AS_OF = "2026-07-31T08:00:00Z";
const at = (day: number, hour = 8): string =>
  `2026-07-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00Z`;
const trails = (pilot: TestPilot, asOf = AS_OF) => learningTrails(pilot.state, Date.parse(asOf));

describe("learningTrails", () => {
  it("follows one record from the incident over the signal and the change to its validation", () => {
    const pilot = new TestPilot();
    pilot.now = at(20);
    const incident = pilot.run("incident.add", {
      key: "I-1",
      title: "Queue stuck",
      startedAt: at(1),
      resolvedAt: at(1, 9),
    });
    expect(trails(pilot)).toMatchObject([
      { id: incident, state: "no loop", ageDays: 30, isOpen: true, stages: [] },
    ]);
    const loop = pilot.run("loop.open", { incident });
    pilot.run("loop.triage", { id: loop, at: at(3) });
    const change = pilot.run("change.add", { title: "Restart it", status: "planned" });
    pilot.run("loop.attach", { id: loop, change });
    pilot.run("change.authorise", { id: change, at: at(7) });
    pilot.run("change.deploy", { id: change, at: at(8) });
    const [trail] = trails(pilot);
    expect(trail).toMatchObject({
      id: loop,
      title: "Queue stuck",
      state: "deployed",
      ageDays: 30,
      isOpen: true,
    });
    expect(trail?.change?.id).toBe(change);
    expect(trail?.stages).toEqual([
      { from: "detected", to: "triaged", days: 2, isRunning: false },
      { from: "triaged", to: "authorised", days: 4, isRunning: false },
      { from: "authorised", to: "deployed", days: 1, isRunning: false },
      { from: "deployed", to: "validated", days: 23, isRunning: true },
    ]);
    pilot.run("change.validate", { id: change, verdict: "improved", at: at(15) });
    const [closed] = trails(pilot);
    expect(closed).toMatchObject({ state: "validated", ageDays: 14, isOpen: false });
    expect(closed === undefined ? null : longestStage(closed)).toMatchObject({ from: "deployed", days: 7 });
  });

  it("joins the stages that nobody dated, and does not count what lies ahead", () => {
    const pilot = new TestPilot();
    pilot.run("loop.add", { key: "L-1", detectedAt: at(1), deployedAt: at(9), validatedAt: at(30) });
    expect(trails(pilot, at(20))[0]).toMatchObject({
      state: "deployed",
      stages: [
        { from: "detected", to: "deployed", days: 8, isRunning: false },
        { from: "deployed", to: "validated", days: 11, isRunning: true },
      ],
    });
  });

  it("puts what burns first, then what is open by age, then what is closed from the newest on", () => {
    const pilot = new TestPilot();
    const loop = (key: string, detected: number, validated?: number): string =>
      pilot.run("loop.add", {
        key,
        title: key,
        detectedAt: at(detected),
        ...(validated === undefined ? {} : { validatedAt: at(validated) }),
      });
    loop("closed early", 2, 4);
    loop("open young", 20);
    loop("closed late", 3, 5);
    loop("open old", 10);
    pilot.run("incident.add", { key: "I-2", title: "burning", startedAt: at(30) });
    pilot.run("incident.add", {
      key: "I-3",
      title: "dismissed",
      startedAt: at(1),
      noLoopReason: "A cable was pulled",
    });
    expect(trails(pilot).map(({ title, state }) => [title, state])).toEqual([
      ["burning", "no loop"],
      ["open old", "detected"],
      ["open young", "detected"],
      ["closed late", "validated"],
      ["closed early", "validated"],
      ["dismissed", "nothing follows"],
    ]);
  });

  it("shows an incident again whose loop is gone", () => {
    const pilot = new TestPilot();
    pilot.now = at(20);
    const incident = pilot.run("incident.add", { key: "I-1", startedAt: at(1) });
    pilot.run("loop.remove", { id: pilot.run("loop.open", { incident }) });
    expect(trails(pilot)).toMatchObject([{ id: incident, state: "no loop" }]);
  });

  it("never has a negative age or stage, and its stages add up to it (seed 62)", () => {
    const moment = fc.option(fc.integer({ min: 1, max: 28 }), { nil: null });
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 1, max: 28 }), moment, moment, moment, moment),
        fc.integer({ min: 1, max: 31 }),
        (days, now) => {
          const pilot = new TestPilot();
          const [detected, ...others] = days;
          const names = ["triagedAt", "authorisedAt", "deployedAt", "validatedAt"];
          // What contradicts itself is refused by the command; here what a merge may leave is read.
          const rows = [
            ["L-1", "Query", "x", at(detected), ...others.map((day) => (day === null ? "" : at(day)))],
          ];
          const sorted = others.filter((day) => day !== null);
          const isInOrder = [detected, ...sorted].every(
            (day, index, all) => index === 0 || day >= (all[index - 1] ?? 0),
          );
          const input = Object.fromEntries(
            names
              .map((name, index) => [name, others[index] === null ? undefined : at(others[index] ?? 1)])
              .filter(([, value]) => value !== undefined),
          );
          const added = pilot.try("loop.add", { key: "L-1", detectedAt: at(detected), ...input });
          expect(added.ok).toBe(isInOrder);
          pilot.import({
            input: "loops",
            columns: [
              "id",
              "workflow",
              "title",
              "detected_at",
              "triaged_at",
              "authorised_at",
              "deployed_at",
              "validated_at",
            ],
            rows,
          });
          const [trail] = trails(pilot, at(now));
          const sum = trail?.stages.reduce((total, { days: length }) => total + length, 0) ?? 0;
          expect(trail?.stages.every(({ days: length }) => length >= 0)).toBe(true);
          expect(trail?.ageDays ?? 0).toBeGreaterThanOrEqual(0);
          expect(isInOrder ? sum : (trail?.ageDays ?? 0)).toBeCloseTo(trail?.ageDays ?? 0, 9);
        },
      ),
      { seed: 62, numRuns: 150 },
    );
  });
});

describe("loopSpeed", () => {
  const pilotWithLoops = (validated: readonly (number | null)[]): TestPilot => {
    const pilot = new TestPilot();
    for (const [index, day] of validated.entries()) {
      pilot.run("loop.add", {
        key: `L-${index}`,
        detectedAt: at(1),
        triagedAt: at(2),
        authorisedAt: at(6),
        deployedAt: at(7),
        ...(day === null ? {} : { validatedAt: at(day) }),
      });
    }
    return pilot;
  };
  const speedOf = (pilot: TestPilot, to = "2026-07-31") => {
    const { figures } = pilot.view(AS_OF);
    const day = Math.floor(Date.parse(to) / 86_400_000);
    return loopSpeed(figures, "*", { from: day - 83, to: day });
  };

  it("names the longest stage of the engine's medians", () => {
    const speed = speedOf(pilotWithLoops([9, 10, 11]));
    expect(speed.stages.map(({ days }) => days)).toEqual([1, 4, 1, 3]);
    expect([speed.detectToDeploy.days, speed.detectToValidate.days, speed.openLoops]).toEqual([6, 9, 0]);
    expect(speed.longest?.metric).toBe("loop.authorise");
    expect(loopSpeedSentence(speed, (days) => `${days} days`)).toBe(
      "The longest stage is triaged to authorised: median 4 days.",
    );
  });

  it("says that too few loops have closed, instead of the median of those that have", () => {
    const speed = speedOf(pilotWithLoops([8, null, null]));
    expect(speed.stages[3]).toEqual({ metric: "loop.validate", days: null, loops: 3 });
    expect(loopSpeedSentence(speed, (days) => `${days} days`)).toBe(
      "The longest stage is triaged to authorised: median 4 days. Too few loops have closed to say deployed to validated.",
    );
  });

  it("has nothing to say without loops", () => {
    const speed = speedOf(new TestPilot());
    expect([speed.longest, speed.openLoops]).toEqual([null, null]);
    expect(loopSpeedSentence(speed, String)).toBe("No stage of a loop is dated in this time.");
    expect(LOOP_STAGE_METRICS.map(({ metric }) => metric)).toEqual(speed.stages.map(({ metric }) => metric));
  });
});
