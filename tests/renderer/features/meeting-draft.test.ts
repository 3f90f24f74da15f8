import { describe, expect, it } from "vitest";
import {
  decisionGap,
  EMPTY_MEETING,
  gapOf,
  holdInput,
  MEETING_STEPS,
  type MeetingDraft,
  questionOf,
} from "../../../renderer/features/meeting/meeting-draft.ts";
import { readDraft } from "../../../renderer/features/meeting/use-meeting-draft.ts";
import { reportFormat } from "../../../shared/report/format/report-format.ts";
import { TestPilot } from "../../shared/domain/test-pilot.ts";

const format = reportFormat({ currency: "EUR", asOf: 20_500 });
const lens = { effect: 1, sentence: "So", metric: null, expectedChange: "", by: "" } as const;
const FULL: MeetingDraft = {
  ...EMPTY_MEETING,
  company: "Velta",
  workflow: "Claims",
  people: { ...EMPTY_MEETING.people, CPO: { name: "Ada", isPresent: false } },
  figures: {
    ...EMPTY_MEETING.figures,
    avd: { text: "62", isUnknown: false, trend: "rising" },
    trust: { text: "84", isUnknown: false, trend: null },
    cost: { text: "", isUnknown: true, trend: null },
    // What was typed before the room said that it does not know does not count.
    revenue: { text: "7", isUnknown: true, trend: null },
    loop: { text: "12", isUnknown: false, trend: null },
  },
  choice: "first",
  lenses: { outcome: lens, reliability: lens, revenue: lens },
  ending: "decided",
};

describe("what keeps the room from going on", () => {
  it.each([
    ["Workflow", { company: " " }, "name the company"],
    ["Workflow", { workflow: "" }, "name one customer workflow"],
    ["People", { people: EMPTY_MEETING.people }, "name at least one of the three"],
    ["Five numbers", { figures: EMPTY_MEETING.figures }, "5 of five have no answer yet"],
    [
      "Trade-off",
      { wording: { question: "", options: ["A", "B"] } },
      "the question needs its words and two answers",
    ],
    ["Decide", { ending: null }, "decide, or say that you could not"],
  ] as const)("%s: %j", (step, part, gap) => {
    expect(gapOf({ ...FULL, ...part }, step, format, true)).toBe(gap);
    expect(gapOf(FULL, step, format, true)).toBeNull();
  });

  it("does not ask for the company of a pilot that is there", () => {
    expect(gapOf({ ...FULL, company: "" }, "Workflow", format, false)).toBeNull();
    expect(MEETING_STEPS.map((step) => gapOf(FULL, step, format, true))).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it.each([
    [{ choice: null }, "choose one of the answers"],
    [{ choice: "other", other: " " }, "say what you do instead"],
    [{ lenses: EMPTY_MEETING.lenses }, "Customer outcome quality is empty"],
    [{}, null],
  ] as const)("%j keeps it from deciding: %s", (part, gap) => {
    expect(decisionGap({ ...FULL, ...part }, format)).toBe(gap);
  });
});

describe("the meeting as a command", () => {
  it("is taken by the pilot, unknown numbers as unknown and per cent as shares", () => {
    const pilot = new TestPilot(null);
    pilot.run("meetingZero.hold", holdInput({ ...FULL, startDate: "2026-07-06" }, format));
    const meeting = [...pilot.state.records.values()].find(({ type }) => type === "meetingZero");
    expect(meeting?.fields).toMatchObject({
      figures: { avd: 0.62, trust: 0.84, cost: "unknown", revenue: "unknown", loop: 12 },
      trends: { avd: "rising" },
      attendees: [],
      decided: true,
      outcome: "Narrow what runs alone until acceptance holds",
    });
  });

  it("says that it could not decide, also without a word about why", () => {
    const input = holdInput({ ...FULL, ending: "undecided" }, format);
    expect(input).toMatchObject({ outcome: "We could not decide." });
    expect(input).not.toHaveProperty("decision");
    expect(holdInput({ ...FULL, ending: "undecided", obstacle: "No mandate" }, format)).toMatchObject({
      outcome: "No mandate",
    });
  });

  it("keeps the room's own words", () => {
    const wording = { question: "Less, or more?", options: ["Less", "More"] } as const;
    expect(questionOf({ ...FULL, wording }, format)).toMatchObject(wording);
    expect(holdInput({ ...FULL, wording }, format)).toMatchObject({ decision: { chosen: "Less" } });
  });
});

describe("a meeting that was kept", () => {
  it.each([
    ["nothing", undefined],
    ["a text", "meeting"],
    ["another form", { ...FULL, people: { CPO: "Ada" } }],
    ["a person that is a text", { ...FULL, people: { CPO: "Ada", CTO: "Ben", CRO: "Cleo" } }],
    ["a step that there is not", { ...FULL, step: "Lunch" }],
  ])("is begun anew from %s", (_, kept) => {
    expect(readDraft(kept, EMPTY_MEETING)).toBe(EMPTY_MEETING);
  });

  it("goes on where it was", () => {
    const kept: unknown = JSON.parse(
      JSON.stringify({ ...FULL, step: "Decide", wording: { question: "Q", options: ["A", "B"] } }),
    );
    expect(readDraft(kept, EMPTY_MEETING)).toBe(kept);
  });
});
