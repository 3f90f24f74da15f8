import { describe, expect, it } from "vitest";
import { plainDay, workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

const AS_OF = "2026-07-24T12:00:00Z";
const found = (pilot: TestPilot, asOf = AS_OF) =>
  pilot
    .view(asOf)
    .findings.filter(({ code }) => code.startsWith("change"))
    .map(({ code, text }) => [code, text]);

/** A pilot with data, and a granted guardrail whose band holds or not, with a budget of two a week. */
function withGuardrail(bound: number): { readonly pilot: TestPilot; readonly guardrail: string } {
  const pilot = new TestPilot();
  pilot.now = "2026-07-20T05:00:00Z";
  pilot.import(workRows("2026-06-15", "2026-07-19", "Query", ["Small"], plainDay));
  const band = (least: number) => ({ metric: "avd.rate", side: "atLeast", bound: least, on: "value" });
  const guardrail = pilot.run("guardrail.add", {
    domain: "prompt tuning",
    budgetPerWeek: 2,
    bands: [band(0.01)],
    holder: [pilot.person("Prompt lead")],
  });
  pilot.run("guardrail.grant", { id: guardrail });
  // What was granted may be held tighter at any time.
  pilot.run("guardrail.edit", { id: guardrail, bands: [band(bound)] });
  pilot.now = "2026-07-20T08:00:00Z";
  return { pilot, guardrail };
}

describe("a change under a guardrail", () => {
  it("counts against its weekly budget once it is live; the one past it is found", () => {
    const { pilot, guardrail } = withGuardrail(0.1);
    const live = (title: string, at: string) => pilot.run("change.add", { title, guardrail, at });
    live("One", "2026-07-20T06:00:00Z");
    live("Two", "2026-07-21T06:00:00Z");
    pilot.run("change.add", { title: "Planned", guardrail, status: "planned", plannedOn: "2026-07-22" });
    pilot.run("change.add", {
      title: "Authorised",
      guardrail,
      status: "authorised",
      authorisedAt: "2026-07-20T07:00:00Z",
    });
    const used = () => pilot.view(AS_OF).rights.map(({ usedThisWeek }) => usedThisWeek);
    expect(used()).toEqual([2]);
    expect(found(pilot)).toEqual([]);
    live("Three", "2026-07-22T06:00:00Z");
    expect(used()).toEqual([3]);
    expect(found(pilot)).toEqual([
      ["change over its budget", '"Three" was number 3 of its week; the budget is 2'],
    ]);
    // The week after begins anew.
    expect(pilot.view("2026-07-28T12:00:00Z").rights[0]?.usedThisWeek).toBe(0);
  });

  it("that goes live while the right is suspended is found, once it is live", () => {
    const { pilot, guardrail } = withGuardrail(0.9);
    pilot.run("change.add", { title: "One", guardrail, at: "2026-07-20T06:00:00Z" });
    expect(found(pilot, "2026-07-20T05:59:59Z")).toEqual([]);
    expect(found(pilot, "2026-07-20T06:00:00Z")).toEqual([
      [
        "change in a suspended domain",
        expect.stringMatching(
          /^"One" went live while prompt tuning was suspended: Autonomous value rate ≥ 90\.0.% does not hold/u,
        ),
      ],
    ]);
  });

  it("is judged by what was known when it went live, not by data that came later", () => {
    const { pilot, guardrail } = withGuardrail(0.3);
    pilot.run("change.add", { title: "One", guardrail, at: "2026-07-20T06:00:00Z", status: "deployed" });
    expect(found(pilot)).toEqual([]);
    const nothing = () => ({ eligible: 60, qualified: 0, accepted: 0, escalated: 0 });
    pilot.import(workRows("2026-07-06", "2026-07-12", "Query", ["Small"], nothing));
    expect(pilot.view("2026-07-20T06:00:00Z").rights[0]?.state).toBe("suspended");
    expect(found(pilot)).toEqual([]);
  });

  it("that carries out a decision of that guardrail is the same act, and not found twice", () => {
    const { pilot, guardrail } = withGuardrail(0.9);
    const lens = { effect: 0, sentence: "none" };
    const decision = pilot.run("decision.add", {
      title: "Tune it",
      status: "approved",
      guardrail,
      lenses: { outcome: lens, reliability: lens, revenue: lens },
      decidedAt: "2026-07-20T05:00:00Z",
    });
    pilot.run("change.add", { title: "One", guardrail, decision, at: "2026-07-20T06:00:00Z" });
    expect(found(pilot)).toEqual([]);
    expect(pilot.view(AS_OF).findings.map(({ code }) => code)).toContain("decision in a suspended domain");
  });
});

describe("a change that carries out a decision", () => {
  const decided = (status: string, decidedAt?: string) => {
    const pilot = new TestPilot();
    pilot.now = "2026-07-20T08:00:00Z";
    const lens = { effect: 0, sentence: "none" };
    const decision = pilot.run("decision.add", {
      title: "Cheaper tier",
      status,
      lenses: { outcome: lens, reliability: lens, revenue: lens },
      ...(decidedAt === undefined ? {} : { decidedAt }),
    });
    pilot.run("change.add", { title: "Tier", decision, at: "2026-07-15T08:00:00Z" });
    return pilot;
  };
  const early = [
    "change before its decision",
    '"Tier" went live before its decision "Cheaper tier" was taken',
  ];

  it.each([
    ["a draft", "draft", undefined, [early]],
    ["rejected", "rejected", "2026-07-10T08:00:00Z", [early]],
    ["approved afterwards", "approved", "2026-07-15T08:00:01Z", [early]],
    ["approved at that moment", "approved", "2026-07-15T08:00:00Z", []],
    ["approved, and that is recorded only now", "approved", undefined, [early]],
  ])("whose decision is %s", (_, status, decidedAt, findings) => {
    expect(found(decided(status, decidedAt))).toEqual(findings);
  });
});
