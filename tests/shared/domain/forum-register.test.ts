import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { baselineInForce } from "../../../shared/domain/baselines.ts";
import { type ForumRow, forumRegister } from "../../../shared/domain/forum-register.ts";
import { plainDay, workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

const TODAY = parseCalendarDate("2026-10-15") ?? Number.NaN;
const steering = { name: "Steering", kind: "forum", hoursPerMonth: 8, people: 6 };

function register(pilot: TestPilot) {
  return forumRegister(pilot.state, baselineInForce(pilot.state), TODAY);
}

function rowOf(pilot: TestPilot, name: string): ForumRow {
  const row = register(pilot).rows.find((one) => one.name === name);
  if (row === undefined) throw new Error(`no forum ${name}`);
  return row;
}

describe("the state of a forum", () => {
  it.each([
    [{}, "undecided", 0],
    [{ decision: "keep" }, "kept", 0],
    [{ decision: "retire" }, "to retire", 0],
    [{ decision: "retire", retiredOn: "2026-12-01" }, "to retire", 0],
    [{ decision: "retire", retiredOn: "2026-10-15" }, "retired", 48],
    [{ decision: "merge" }, "to retire", 0],
    [{ decision: "retire", retiredOn: "2026-09-01", seenAgainOn: "2026-10-01" }, "came back", 0],
    [{ decision: "retire", retiredOn: "2026-09-01", seenAgainOn: "2026-12-01" }, "retired", 48],
    [{ decision: "retire", retiredOn: "2026-09-01", seenAgainOn: "2026-08-01" }, "retired", 48],
  ])("of %j is %s and frees %d person-hours", (fields, word, freed) => {
    const pilot = new TestPilot();
    pilot.run("forum.add", { ...steering, ...fields });
    expect(rowOf(pilot, "Steering")).toMatchObject({ word, freed });
  });

  it("is merged once it says into which forum it went", () => {
    const pilot = new TestPilot();
    const mergedInto = pilot.run("forum.add", { name: "Weekly review", kind: "forum" });
    pilot.run("forum.add", { ...steering, decision: "merge", mergedInto });
    expect(rowOf(pilot, "Steering")).toMatchObject({
      word: "merged",
      freed: 48,
      mergedInto: "Weekly review",
    });
  });

  it("cannot be counted without hours or people", () => {
    const pilot = new TestPilot();
    pilot.run("forum.add", { name: "Steering", kind: "forum", hoursPerMonth: 8 });
    expect(rowOf(pilot, "Steering")).toMatchObject({ before: null, now: null, freed: null });
    expect(register(pilot).uncounted).toBe(1);
  });
});

describe("a forum that comes back", () => {
  const retired = { ...steering, decision: "retire", retiredOn: "2026-09-01" };

  it.each([
    ["a meeting of its name is agreed", "cadence.add", { name: " steering ", kind: "weekly" }, "came back"],
    [
      "it is only the meeting as it was found",
      "cadence.add",
      { name: "Steering", kind: "weekly", asIs: true },
      "retired",
    ],
    ["a forum of its name is registered", "forum.add", { name: "Steering", kind: "forum" }, "came back"],
  ])("is noticed without anybody saying so: %s", (_, command, input, word) => {
    const pilot = new TestPilot();
    pilot.run("forum.add", retired);
    pilot.run(command, input);
    const [first] = register(pilot).rows;
    expect(first?.word).toBe(word);
    const codes = pilot.view("2026-10-15T12:00:00Z").findings.map(({ code }) => code);
    expect(codes.includes("forum came back")).toBe(word === "came back");
  });
});

describe("hours freed", () => {
  it("are counted against the sealed baseline, whatever is written into the entry later", () => {
    const pilot = new TestPilot();
    pilot.import(workRows("2026-06-22", "2026-07-19", "Query", ["Small"], plainDay));
    const id = pilot.run("forum.add", steering);
    pilot.now = "2026-07-22T12:00:00Z";
    pilot.run("baseline.seal", { date: "2026-07-19" });
    pilot.run("forum.edit", { id, hoursPerMonth: 20 });
    expect(rowOf(pilot, "Steering")).toMatchObject({
      before: 48,
      beforeFrom: "baseline",
      now: 120,
      freed: -72,
    });
    pilot.run("forum.edit", { id, decision: "retire", retiredOn: "2026-10-01" });
    expect(rowOf(pilot, "Steering").freed).toBe(48);
  });

  it("are counted against the meeting as found, which the register takes over once", () => {
    const pilot = new TestPilot();
    pilot.run("cadence.add", { name: "Roadmap round", kind: "weekly", hours: 1.5, people: 4, asIs: true });
    pilot.run("cadence.add", { name: "Weekly review", kind: "weekly", hours: 1, people: 5 });
    expect(register(pilot).unregistered).toHaveLength(1);
    const id = pilot.run("forum.fromCadence", {});
    expect(register(pilot).unregistered).toEqual([]);
    expect(pilot.run("forum.fromCadence", {})).toBe("");
    pilot.run("forum.edit", { id, hoursPerMonth: 1 });
    expect(rowOf(pilot, "Roadmap round")).toMatchObject({ before: 26, beforeFrom: "as found", freed: 22 });
  });

  it("are the sums of their rows, and a retired forum frees what it took (seed 61)", () => {
    const hours = fc.record({
      hoursPerMonth: fc.integer({ min: 0, max: 40 }),
      people: fc.integer({ min: 0, max: 20 }),
      isRetired: fc.boolean(),
      isBack: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 6 }), (forums) => {
        const pilot = new TestPilot();
        for (const [index, { hoursPerMonth, people, isRetired, isBack }] of forums.entries()) {
          pilot.run("forum.add", {
            name: `Forum ${index}`,
            kind: "forum",
            hoursPerMonth,
            people,
            ...(isRetired ? { decision: "retire", retiredOn: "2026-09-01" } : {}),
            ...(isBack ? { seenAgainOn: "2026-10-01" } : {}),
          });
        }
        const freed = forums
          .filter(({ isRetired, isBack }) => isRetired && !isBack)
          .reduce((sum, { hoursPerMonth, people }) => sum + hoursPerMonth * people, 0);
        const { before, now, ...sums } = register(pilot);
        expect(sums.freed).toBe(freed);
        expect(before - now).toBe(freed);
      }),
      { seed: 61, numRuns: 40 },
    );
  });
});

describe("forum.edit", () => {
  it("refuses to merge forums in a circle, and changes nothing", () => {
    const pilot = new TestPilot();
    const one = pilot.run("forum.add", { name: "One", kind: "forum" });
    const two = pilot.run("forum.add", { name: "Two", kind: "forum", decision: "merge", mergedInto: one });
    for (const [id, mergedInto] of [
      [one, one],
      [one, two],
    ]) {
      const done = pilot.try("forum.edit", { id, mergedInto });
      expect(done.ok ? null : done.problem).toMatchObject({ code: "RULE", where: "/mergedInto" });
    }
    expect(register(pilot).rows.map(({ mergedInto }) => mergedInto)).toEqual([null, "One"]);
  });
});
