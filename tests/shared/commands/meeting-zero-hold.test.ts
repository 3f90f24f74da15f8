import { describe, expect, it } from "vitest";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import { TestPilot } from "../domain/test-pilot.ts";

const lens = (effect: number) => ({ effect, sentence: "Because it is so" });
const LENSES = { outcome: lens(1), reliability: lens(0), revenue: lens(-1) };
const MEETING = {
  workflow: { name: "Contract intake", customerPromise: "An answer in a day", chosenBecauseBad: true },
  people: [
    { role: "CPO", name: "Ada Nowak" },
    { role: "CTO", name: "Ben Osei", present: false },
    { role: "CRO", name: "Cleo Marsh" },
  ],
  figures: { avd: 0.45, trust: 0.86, cost: "unknown", revenue: 0.99, loop: 13 },
  trends: { avd: "rising" },
  question: "Narrow it,\nor keep it?",
  options: ["Narrow it", "Keep it"],
} as const;
const DECISION = { chosen: "Narrow it", lenses: LENSES, decidedBy: "ada nowak" };

describe("meetingZero.hold", () => {
  it("makes people, workflow, decision and meeting in one entry, and lays out the days from Day 0", () => {
    const pilot = new TestPilot(null);
    const before = pilot.state.entries.length;
    pilot.run("meetingZero.hold", { ...MEETING, decision: DECISION, startDate: "2026-07-06" });
    expect(pilot.state.entries).toHaveLength(before + 1);
    const [workflow] = recordsOf(pilot.state, "workflow");
    const [meeting] = recordsOf(pilot.state, "meetingZero");
    const [decision] = recordsOf(pilot.state, "decision");
    const people = recordsOf(pilot.state, "person");
    const [ada, , cleo] = people;
    expect(people.map(({ name, role, function: area }) => [name, role, area])).toEqual([
      ["Ada Nowak", "CPO", "product"],
      ["Ben Osei", "CTO", "technology"],
      ["Cleo Marsh", "CRO", "revenue"],
    ]);
    expect(workflow).toMatchObject({ name: "Contract intake", chosenBecauseBad: true });
    expect(meeting).toMatchObject({
      heldOn: "2026-06-22",
      workflow: workflow?.id,
      attendees: [ada?.id, cleo?.id],
      figures: MEETING.figures,
      trends: MEETING.trends,
      decided: true,
      outcome: "Narrow it",
      decision: decision?.id,
    });
    expect(decision).toMatchObject({
      title: "Narrow it, or keep it?",
      question: MEETING.question,
      status: "approved",
      lenses: LENSES,
      decidedBy: ada?.id,
      workflow: workflow?.id,
    });
    expect(pilotRecord(pilot.state)).toMatchObject({
      status: "active",
      startDate: "2026-07-06",
      firstWorkflow: workflow?.id,
    });
    const dues = recordsOf(pilot.state, "checklistItem").map(({ due }) => due);
    expect(dues[0]).toBe("2026-07-20");
    expect(dues).not.toContain(undefined);
  });

  it("records that the room could not decide, without a decision", () => {
    const pilot = new TestPilot();
    const done = pilot.try("meetingZero.hold", { ...MEETING, outcome: "Nobody may narrow it alone" });
    expect(done.ok && done.value.notes).toEqual(["your operating model is the bottleneck"]);
    pilot.run("meetingZero.hold", { ...MEETING, outcome: "Nobody may narrow it alone" });
    expect(recordsOf(pilot.state, "meetingZero")[0]).toMatchObject({
      decided: false,
      outcome: "Nobody may narrow it alone",
    });
    expect(recordsOf(pilot.state, "decision")).toEqual([]);
  });

  it("is undone as a whole", () => {
    const pilot = new TestPilot(null);
    const before = [...pilot.state.records.values()].filter(({ removed }) => !removed);
    pilot.run("meetingZero.hold", { ...MEETING, decision: DECISION, startDate: "2026-07-06" });
    pilot.run("undo", {});
    const after = [...pilot.state.records.values()].filter(({ removed }) => !removed);
    expect(after).toEqual(before);
  });

  it("takes the workflow and the people that are there, and gives a role only where there is none", () => {
    const pilot = new TestPilot();
    pilot.run("workflow.add", { name: "Contract intake" });
    const ada = pilot.run("person.add", { name: "Ada Nowak" });
    const ben = pilot.run("person.add", { name: "Ben Osei", role: "CEO" });
    pilot.run("meetingZero.hold", { ...MEETING, decision: DECISION });
    expect(recordsOf(pilot.state, "workflow")).toHaveLength(1);
    const people = recordsOf(pilot.state, "person");
    expect(people).toHaveLength(3);
    expect(people.find(({ id }) => id === ada)).toMatchObject({ role: "CPO", function: "product" });
    expect(people.find(({ id }) => id === ben)).toMatchObject({ role: "CEO" });
  });

  it.each([
    [
      "an empty lens",
      { decision: { ...DECISION, lenses: { outcome: lens(1), revenue: lens(1) } } },
      "RULE",
      /three lenses is empty/,
    ],
    ["a decider nobody knows", { decision: { ...DECISION, decidedBy: "Dan" } }, "REF_DANGLING", /called Dan/],
    ["another Day 0", { startDate: "2026-07-06" }, "RULE", /Day 0 is set already: 2026-06-22/],
    [
      "an outcome beside a decision",
      { decision: DECISION, outcome: "No" },
      "RULE",
      /has its outcome in the decision/,
    ],
    [
      "a role named twice",
      { people: [MEETING.people[0], { role: "CPO", name: "Eve" }] },
      "COMMAND_INPUT",
      /a role is named twice/,
    ],
    ["a number that is a text", { figures: { avd: "45 %" } }, "COMMAND_INPUT", /./],
    ["a workflow without a name", { workflow: { name: " " } }, "COMMAND_INPUT", /./],
  ] as const)("refuses %s and changes nothing", (_, part, code, message) => {
    const pilot = new TestPilot();
    const done = pilot.try("meetingZero.hold", { ...MEETING, ...part });
    expect(done.ok ? null : done.problem.code).toBe(code);
    expect(done.ok ? "" : done.problem.message).toMatch(message);
  });

  it("is held once", () => {
    const pilot = new TestPilot();
    pilot.run("meetingZero.hold", MEETING);
    const again = pilot.try("meetingZero.hold", MEETING);
    expect(again.ok ? "" : again.problem.message).toBe("Meeting Zero was held on 2026-06-22 already");
  });
});
