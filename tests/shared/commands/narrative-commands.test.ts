import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { sentenceParts } from "../../../shared/domain/narrative-sentences.ts";
import { narrativeState } from "../../../shared/domain/narrative-state.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { betterDay, plainDay, workRows } from "../domain/test-data.ts";
import { TestPilot } from "../domain/test-pilot.ts";

const AS_OF = "2026-09-10T12:00:00Z";
const GROWTH = { kind: "growth", claim: "More is done without a person", metric: "avd.rate" };
const RISK = { kind: "risk", claim: "Fewer are escalated", metric: "trust.escalation" };
// Costs are the same every day, outcomes rise: each outcome costs less.
const MARGIN = { kind: "margin", claim: "Every outcome costs less", metric: "cost.perOutcome" };

let pilot: TestPilot;
beforeEach(() => {
  pilot = new TestPilot();
  pilot.import(workRows("2026-06-22", "2026-07-19", "Query", ["Small"], plainDay));
  pilot.now = "2026-07-23T12:00:00Z";
  pilot.run("baseline.seal", { date: "2026-07-19", waive: "test" });
  pilot.now = AS_OF;
  pilot.import(workRows("2026-07-20", "2026-09-06", "Query", ["Small"], betterDay));
});

function draft(claims: readonly unknown[] = [GROWTH, MARGIN, RISK]): string {
  const id = pilot.run("narrative.add", { title: "Third quarter", status: "draft", claims });
  pilot.run("narrative.write", {
    id,
    sentences: [
      { text: "We complete {1} of the work.", figures: [{ metric: "avd.rate" }] },
      { text: "It holds." },
    ],
  });
  return id;
}

const stored = (id: string) => recordById(pilot.state, "narrative", id);
function state(id: string) {
  const narrative = stored(id);
  if (narrative === null) throw new Error("no narrative");
  return narrativeState(pilot.state, pilot.view(pilot.now).figures, narrative, Date.parse(pilot.now));
}
function refused(command: string, input: unknown): string {
  const before = pilot.state;
  const done = pilot.try(command, input);
  expect(pilot.state).toBe(before);
  return done.ok ? "done" : `${done.problem.code}: ${done.problem.message}`;
}

describe("publishing a narrative", () => {
  it("freezes figures and claims, seals the text, and nothing changes it any more", () => {
    const id = draft();
    expect(state(id)).toMatchObject({ faults: [], older: [], isIntact: null });
    pilot.run("narrative.publish", { id });
    const published = stored(id);
    expect(published).toMatchObject({ status: "published", publishedAt: AS_OF, publishedBy: "Consultant" });
    expect(published?.digest).toMatch(/^[0-9a-f]{64}$/u);
    expect(published?.claims?.[0]?.figure).toMatchObject({
      metric: "avd.rate",
      verdict: "improved",
      before: 175 / 420,
    });
    expect(state(id)).toMatchObject({ isPublished: true, isIntact: true });
    for (const [command, input] of [
      ["narrative.edit", { id, title: "Other" }],
      ["narrative.write", { id, sentences: [] }],
      ["narrative.confirm", { id, place: 1 }],
      ["narrative.publish", { id }],
      ["narrative.remove", { id }],
    ] as const) {
      expect(refused(command, input)).toMatch(/^RULE: it was published: it stays as it is/u);
    }
    expect(refused("undo", {})).toMatch(/^RULE: what was published stays/u);
  });

  it("is found where a byte of it was changed", () => {
    const id = draft();
    pilot.run("narrative.publish", { id });
    const record = pilot.state.records.get(id);
    if (record === undefined) throw new Error("no record");
    const records = new Map(pilot.state.records).set(id, {
      ...record,
      fields: { ...record.fields, title: "Forged" },
    });
    const narrative = stored(id);
    if (narrative === null) throw new Error("no narrative");
    const forged = { ...pilot.state, records };
    expect(narrativeState(forged, pilot.view(AS_OF).figures, narrative, Date.parse(AS_OF)).isIntact).toBe(
      false,
    );
    expect(verifyPilot(pilot.state)).toEqual([]);
  });

  it.each([
    [
      "on minutes that nobody measured",
      [GROWTH, { ...MARGIN, metric: "avd.cycleP50" }, RISK],
      "CLAIM_EVIDENCE",
    ],
    ["without a metric", [GROWTH, { kind: "margin", claim: "Margin grows" }, RISK], "CLAIM_EVIDENCE"],
    [
      "of which neither more nor less is better",
      [GROWTH, { ...MARGIN, metric: "cost.total" }, RISK],
      "CLAIM_EVIDENCE",
    ],
    ["without data", [GROWTH, { ...MARGIN, metric: "revenue.nrr" }, RISK], "CLAIM_EVIDENCE"],
    ["that nobody made", [GROWTH, RISK], "CLAIM_EVIDENCE"],
  ])("refuses a claim %s", (_, claims, code) => {
    expect(refused("narrative.publish", { id: draft(claims) })).toContain(
      `${code}: "Third quarter" cannot be published`,
    );
  });

  it("refuses a claim whose metric went the other way, by its name and change", () => {
    const worse = new TestPilot();
    worse.import(workRows("2026-06-22", "2026-07-19", "Query", ["Small"], betterDay));
    worse.now = "2026-07-23T12:00:00Z";
    worse.run("baseline.seal", { date: "2026-07-19", waive: "test" });
    worse.now = AS_OF;
    worse.import(workRows("2026-07-20", "2026-09-06", "Query", ["Small"], plainDay));
    pilot = worse;
    expect(refused("narrative.publish", { id: draft() })).toMatch(
      /^CLAIM_DIRECTION: "Third quarter" cannot be published: "More is done without a person" goes against Autonomous value rate: −25\.0 pts/u,
    );
  });

  it("refuses without a baseline, and without a sentence", () => {
    const bare = new TestPilot();
    pilot = bare;
    const id = bare.run("narrative.add", { title: "Board", status: "draft", claims: [GROWTH] });
    expect(refused("narrative.publish", { id })).toBe("RULE: the narrative has no sentence yet");
    bare.run("narrative.write", { id, sentences: [{ text: "We begin." }] });
    expect(refused("narrative.publish", { id })).toContain("has no sealed baseline to be held against");
  });
});

describe("sentences and their figures", () => {
  it("are older once a figure in them is another, until somebody confirms them", () => {
    const id = draft();
    const written = state(id).sentences[0]?.chips[0];
    expect(written?.isOlder).toBe(false);
    pilot.now = "2026-09-30T12:00:00Z";
    pilot.import(workRows("2026-09-07", "2026-09-27", "Query", ["Small"], plainDay));
    expect(state(id).older).toEqual([0]);
    // Writing it again as it was changes nothing: it still rests on the old figure.
    const sentences = [
      { text: "We complete {1} of the work.", figures: [{ metric: "avd.rate" }] },
      { text: "It holds, and more." },
    ];
    pilot.run("narrative.write", { id, sentences });
    expect(state(id).older).toEqual([0]);
    pilot.run("narrative.confirm", { id, place: 1 });
    expect(state(id).older).toEqual([]);
    expect(state(id).sentences[0]?.chips[0]?.written.at).toBe(pilot.now);
  });

  it.each([
    [
      { text: "No mark", figures: [{ metric: "avd.rate" }] },
      "RULE: the text does not say where figure 1 stands",
    ],
    [{ text: "{1}", figures: [{ metric: "avd.none" }] }, "RULE: there is no metric avd.none"],
    [{ text: " " }, "COMMAND_INPUT"],
  ])("refuses %j", (sentence, message) => {
    expect(refused("narrative.write", { id: draft(), sentences: [sentence] })).toContain(message);
  });

  it.each([
    ["narrative.add", { title: "x", status: "published" }, "a narrative begins as a draft"],
    ["narrative.add", { title: "x", status: "draft", claims: [{ ...GROWTH, figure: {} }] }, "COMMAND_INPUT"],
    ["narrative.confirm", { id: "nobody", place: 1 }, "REF_DANGLING"],
  ])("refuses %s %j", (command, input, message) => {
    expect(refused(command, input)).toContain(message);
  });

  it("are split so that their parts put together are the text again (seed 3)", () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom("{1}", "{2}", "{9}", "{0}", "{01}", "{", "}"));
    fc.assert(
      fc.property(fc.array(piece), fc.integer({ min: 0, max: 3 }), (pieces, figures) => {
        const text = pieces.join("");
        const parts = sentenceParts(text, figures);
        expect(
          parts.map((part) => (part.kind === "words" ? part.text : `{${part.place + 1}}`)).join(""),
        ).toBe(text);
        expect(parts.every((part) => part.kind === "words" || part.place < figures)).toBe(true);
      }),
      { seed: 3 },
    );
  });
});
