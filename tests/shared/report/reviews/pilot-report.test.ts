import { beforeEach, describe, expect, it } from "vitest";
import { renderMarkdown } from "../../../../shared/report/markdown/render-markdown.ts";
import { pilotReport, type ReportRequest } from "../../../../shared/report/pilot-report.ts";
import { betterDay, plainDay, workRows } from "../../domain/test-data.ts";
import { TestPilot } from "../../domain/test-pilot.ts";

const NOW = "2026-09-10T12:00:00Z";

let pilot: TestPilot;
beforeEach(() => {
  pilot = new TestPilot();
  pilot.import(workRows("2026-06-22", "2026-07-19", "Query", ["Small"], plainDay));
  pilot.now = "2026-07-23T12:00:00Z";
  pilot.run("baseline.seal", { date: "2026-07-19", waive: "test" });
  pilot.now = NOW;
  pilot.import(workRows("2026-07-20", "2026-09-06", "Query", ["Small"], betterDay));
});

function made(request: Omit<ReportRequest, "asOfMs">, asOf = NOW) {
  return pilotReport(pilot.state, pilot.dataset(), { ...request, asOfMs: Date.parse(asOf) });
}
function text(request: Omit<ReportRequest, "asOfMs">, asOf = NOW): string {
  const report = made(request, asOf);
  if (!report.ok) throw new Error(report.problem.message);
  return renderMarkdown(report.value);
}

describe("minutes", () => {
  function hold(): string {
    const cro = pilot.person("Robin", "CRO");
    const id = pilot.run("review.start", { kind: "weekly", attendance: [{ person: cro, present: false }] });
    pilot.run("review.record", {
      id,
      parked: ["The price list"],
      sections: [{ key: "due", plannedMinutes: 5, spentMinutes: 7, notes: "Ada looks into it" }],
    });
    pilot.run("note.add", {
      about: id,
      kind: "confidential minutes",
      circle: "leadership",
      text: "The CTO may leave",
    });
    pilot.run("review.close", { id, verdict: "none" });
    return id;
  }

  it("has no confidential point in the room's copy, and all of them in the facilitator's", () => {
    const review = hold();
    const room = text({ kind: "minutes", review });
    const facilitator = text({ kind: "minutes", review, copy: "facilitator" });
    for (const copy of [room, facilitator]) {
      expect(copy).toContain("No trade-off decision was made");
      expect(copy).toContain("Robin");
      expect(copy).toContain("Absent");
      expect(copy).toContain("Ada looks into it");
      expect(copy).toContain("The price list");
      expect(copy).toContain("Where did trust decrease?");
    }
    expect(room).toContain("Room copy");
    expect(room).not.toContain("The CTO may leave");
    expect(room).not.toMatch(/confidential point/iu);
    expect(facilitator).toContain("The CTO may leave");
  });

  it("write the days of what ships next as reports write days", () => {
    pilot.run("change.add", {
      title: "Photos first",
      plannedOn: "2026-09-14",
      status: "planned",
      kinds: ["ux"],
    });
    const minutes = text({ kind: "minutes", review: hold() });
    expect(minutes).toMatch(/Photos first +\| +Mon 14 Sep/u);
    expect(minutes).not.toContain("2026-09-14");
    // A figure without an interval has no brackets beside it.
    expect(minutes).not.toContain("()");
  });

  it("are those of the last closed review where none is named, and NO_REVIEW where there is none", () => {
    expect(made({ kind: "minutes" })).toMatchObject({ ok: false, problem: { code: "NO_REVIEW" } });
    hold();
    expect(text({ kind: "minutes" })).toContain("weekly operating review");
    expect(made({ kind: "minutes", review: "nobody" })).toMatchObject({
      ok: false,
      problem: { code: "NO_REVIEW" },
    });
  });

  it("stay as they were when data come later", () => {
    const review = hold();
    const before = text({ kind: "minutes", review });
    pilot.now = "2026-10-10T12:00:00Z";
    pilot.import(workRows("2026-09-07", "2026-09-27", "Query", ["Small"], plainDay));
    expect(text({ kind: "minutes", review }, pilot.now)).toBe(before);
  });
});

describe("the strategic reset", () => {
  it("is a table with what was said of each cell", () => {
    expect(text({ kind: "reset" })).toContain("Effort is not recorded: 1 cell stands unranked");
    const id = pilot.run("review.start", { kind: "monthly" });
    pilot.run("review.reset", {
      id,
      cells: [{ workflow: "Query", segment: "Small", verdict: "stop", reason: "Nobody asked for it" }],
    });
    expect(text({ kind: "reset" })).toContain("stop (Nobody asked for it)");
  });
});

describe("the board synthesis", () => {
  it("prints figures of now in a draft and the frozen ones once it is published", () => {
    expect(made({ kind: "board" })).toMatchObject({ ok: false, problem: { code: "NO_NARRATIVE" } });
    const id = pilot.run("narrative.add", {
      title: "Third quarter",
      status: "draft",
      claims: [
        { kind: "growth", claim: "More is done", metric: "avd.rate" },
        { kind: "margin", claim: "It costs less", metric: "cost.perOutcome" },
        { kind: "risk", claim: "Fewer are escalated", metric: "trust.escalation" },
      ],
    });
    pilot.run("narrative.write", {
      id,
      sentences: [{ text: "We complete {1} of the work.", figures: [{ metric: "avd.rate" }] }],
    });
    const draft = text({ kind: "board" });
    expect(draft).toMatch(/We complete 66\.7.% of the work/u);
    expect(draft).toContain("3 of 3 claims are shown");
    pilot.run("narrative.publish", { id });
    pilot.now = "2026-10-10T12:00:00Z";
    pilot.import(workRows("2026-09-07", "2026-09-27", "Query", ["Small"], plainDay));
    const published = text({ kind: "board" }, pilot.now);
    expect(published).toMatch(/We complete 66\.7.% of the work/u);
    expect(published).toMatch(/Fingerprint: `[0-9a-f]{64}`/u);
  });
});

describe("overrides in the board synthesis", () => {
  it("are printed with their reasons; in a published one those up to then; without any there is no such part", () => {
    const ada = pilot.person("Ada");
    const override = (to: string, overrideReason: string): void => {
      pilot.run("titleChange.add", { person: ada, to, effectiveOn: "2026-09-15", overrideReason });
    };
    const id = pilot.run("narrative.add", {
      title: "Third quarter",
      status: "draft",
      claims: [
        { kind: "growth", claim: "More is done", metric: "avd.rate" },
        { kind: "margin", claim: "It costs less", metric: "cost.perOutcome" },
        { kind: "risk", claim: "Fewer are escalated", metric: "trust.escalation" },
      ],
    });
    pilot.run("narrative.write", { id, sentences: [{ text: "We do more." }] });
    expect(text({ kind: "board" })).not.toMatch(/guardrails? (was|were) overridden/u);
    override("President", "The CPO leaves on Monday.");
    expect(text({ kind: "board" })).toMatch(
      /1 gate or guardrail was overridden[\s\S]*“The CPO leaves on Monday.”/u,
    );
    pilot.run("narrative.publish", { id });
    pilot.now = "2026-10-10T12:00:00Z";
    override("Chair", "A second one.");
    const published = text({ kind: "board" }, pilot.now);
    expect(published).toContain("“The CPO leaves on Monday.”");
    expect(published).not.toContain("A second one.");
  });
});

describe("the owner slip", () => {
  it("is of one person, by name or id", () => {
    const ada = pilot.person("Ada");
    expect(text({ kind: "slip", person: "Ada" })).toContain("Owner slip");
    expect(text({ kind: "slip", person: ada })).toBe(text({ kind: "slip", person: "Ada" }));
    expect(made({ kind: "slip" })).toMatchObject({ ok: false, problem: { code: "NO_PERSON" } });
    pilot.person("Ada");
    expect(made({ kind: "slip", person: "Ada" })).toMatchObject({
      ok: false,
      problem: { code: "NO_PERSON" },
    });
  });
});
