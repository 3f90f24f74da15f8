import { describe, expect, it } from "vitest";
import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { changeRegister, datedChanges, shipsNext } from "../../../shared/domain/change-register.ts";
import { TestPilot } from "./test-pilot.ts";

const AS_OF = Date.parse("2026-07-20T12:00:00Z");
const dayOf = (date: string): number => parseCalendarDate(date) ?? Number.NaN;
const titles = (rows: readonly { readonly title: string }[]): readonly string[] =>
  rows.map(({ title }) => title);

function pilotWithChanges(): TestPilot {
  const pilot = new TestPilot();
  pilot.now = "2026-07-20T12:00:00Z";
  const add = (title: string, fields: object): string => pilot.run("change.add", { title, ...fields });
  add("Old", { at: "2026-06-30T08:00:00Z" });
  add("Undated plan", { status: "planned" });
  add("New", { at: "2026-07-10T08:00:00Z" });
  add("Late plan", { status: "authorised", plannedOn: "2026-07-18", rollbackPlan: "Flag off" });
  add("Near plan", { status: "planned", plannedOn: "2026-07-22", rollbackPlan: "Flag off" });
  return pilot;
}

describe("changeRegister", () => {
  it("lists what is not live by its planned day, then what is live from the newest on", () => {
    expect(titles(changeRegister(pilotWithChanges().state, AS_OF))).toEqual([
      "Late plan",
      "Near plan",
      "Undated plan",
      "New",
      "Old",
    ]);
  });

  it("says how long a live change waits for its validation, and nothing of one that is closed", () => {
    const pilot = pilotWithChanges();
    const [, , , fresh, old] = changeRegister(pilot.state, AS_OF);
    expect([fresh?.unvalidatedDays, old?.unvalidatedDays]).toEqual([10, 20]);
    pilot.run("change.validate", { id: old?.id, verdict: "neutral" });
    const closed = changeRegister(pilot.state, AS_OF).find(({ title }) => title === "Old");
    expect(closed).toMatchObject({ state: "validated", unvalidatedDays: null, verdict: "neutral" });
  });

  it("falls on the date that the pilot's zone has", () => {
    const pilot = new TestPilot("2026-06-22", "Pacific/Auckland");
    pilot.run("change.add", { title: "Night", at: "2026-06-21T20:00:00Z" });
    expect(changeRegister(pilot.state, AS_OF)[0]?.liveOn).toBe(dayOf("2026-06-22"));
  });

  it("is the same whichever way round its registers are imported", () => {
    const rows = [
      ["CH-1", "2026-07-02T08:00:00Z", "Query", "policy", "First", "2026-07-01", "deployed"],
      ["CH-2", "2026-07-02T08:00:00Z", "Query", "ux", "Second", "2026-07-01", "planned"],
      ["CH-3", "2026-07-04T08:00:00Z", "Query", "other", "Third", "2026-07-01", ""],
    ];
    const columns = ["id", "at", "workflow", "kind", "title", "planned_on", "status"];
    const read = (order: readonly number[]) => {
      const pilot = new TestPilot();
      for (const index of order) pilot.import({ input: "changes", columns, rows: [rows[index] ?? []] });
      return changeRegister(pilot.state, AS_OF);
    };
    const first = read([0, 1, 2]);
    expect(titles(first)).toEqual(["Second", "Third", "First"]);
    for (const order of [
      [2, 1, 0],
      [1, 0, 2],
      [1, 2, 0],
    ])
      expect(read(order)).toEqual(first);
  });
});

describe("shipsNext", () => {
  it("says what is past its day and what holds each of them up", () => {
    const pilot = pilotWithChanges();
    const cto = pilot.person("CTO");
    const [late, near] = shipsNext(pilot.state, AS_OF);
    pilot.run("change.ask", { id: near?.id, of: [cto], at: "2026-07-17T06:00:00Z" });
    const decision = pilot.run("decision.add", { title: "Cheaper tier", status: "draft" });
    pilot.run("change.edit", { id: late?.id, decision });
    expect(
      shipsNext(pilot.state, AS_OF).map(({ title, isOverdue, blockers }) => [title, isOverdue, blockers]),
    ).toEqual([
      ["Late plan", true, ['its decision "Cheaper tier" is not taken']],
      ["Near plan", false, ["waits on CTO for 3 days"]],
      ["Undated plan", false, ["has no date", "has no rollback plan"]],
    ]);
  });
});

describe("datedChanges", () => {
  it("are those that went live, and a rollback is a change of its own", () => {
    const pilot = pilotWithChanges();
    const [, , , fresh] = changeRegister(pilot.state, AS_OF);
    pilot.run("change.rollBack", { id: fresh?.id, reason: "Complaints", at: "2026-07-15T08:00:00Z" });
    expect(
      datedChanges(pilot.state, AS_OF).map(({ title, on, change }) => [
        title,
        on - dayOf("2026-07-01"),
        change === fresh?.id,
      ]),
    ).toEqual([
      ["New", 9, true],
      ["New (rolled back)", 14, true],
      ["Old", -1, false],
    ]);
  });
});
