import { describe, expect, it } from "vitest";
import type { TestDay } from "./test-data.ts";
import { workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

/** 100 reviewed units a day; week 46 (from 9 November) escalates 20 of them, all weeks before 9. */
function day(escalated: number): TestDay {
  return { eligible: 120, qualified: 70, accepted: 100 - escalated, escalated };
}

interface Story {
  readonly pilot: TestPilot;
  readonly guardrail: string;
  readonly threshold: string;
}

/**
 * A threshold on escalation (breach 12 %, one week, 48 h) and the domain "Pricing experiments" that depends on it. Week 46
 * ends on Sunday 15 November; its confirmation window of 72 h ends on Thursday 19 November 00:00 (UTC here).
 */
function story(): Story {
  const pilot = new TestPilot("2026-08-17");
  pilot.now = "2026-08-20T08:00:00Z";
  const owner = pilot.person("VP Claims");
  const threshold = pilot.run("threshold.add", {
    metric: "trust.escalation",
    direction: "above",
    breach: 0.12,
    owner,
    action: "Roll back the last policy change",
    deadlineHours: 48,
  });
  const guardrail = pilot.run("guardrail.add", {
    domain: "Pricing experiments",
    bands: [{ metric: "trust.escalation", side: "atMost", bound: 0.12, on: "interval" }],
    budgetPerWeek: 1,
    holder: [owner],
  });
  pilot.import(workRows("2026-08-17", "2026-09-06", "Triage", ["Home"], () => day(9)));
  pilot.now = "2026-09-10T08:00:00Z";
  pilot.run("guardrail.grant", { id: guardrail });
  pilot.now = "2026-11-09T08:00:00Z";
  pilot.import(workRows("2026-09-07", "2026-11-08", "Triage", ["Home"], () => day(9)));
  pilot.now = "2026-11-16T08:00:00Z";
  pilot.import(workRows("2026-11-09", "2026-11-15", "Triage", ["Home"], () => day(20)));
  return { pilot, guardrail, threshold };
}

const FIRED = "2026-11-19T00:00:00Z";

describe("obligations", () => {
  it("fire at the end of the confirmation window, not before, with the words committed to", () => {
    const { pilot } = story();
    expect(pilot.view("2026-11-18T23:59:59Z").obligations).toEqual([]);
    const [obligation, ...others] = pilot.view(FIRED).obligations;
    expect(others).toEqual([]);
    expect(obligation).toMatchObject({
      metric: "trust.escalation",
      workflow: "*",
      segment: "*",
      period: "2026-W46",
      state: "running",
      restated: false,
      action: "Roll back the last policy change",
      firedAtMs: Date.parse(FIRED),
      deadlineMs: Date.parse("2026-11-21T00:00:00Z"),
    });
    // 7 · 20 = 140 of 700.
    expect(obligation?.figures[0]).toMatchObject({ value: 0.2, n: 700 });
  });

  it("expire without an answer by the deadline, and make their metric decorative", () => {
    const { pilot } = story();
    const view = pilot.view("2026-11-21T00:00:01Z");
    expect(view.obligations[0]?.state).toBe("expired");
    expect(view.operational.decorative.find(({ metric }) => metric === "trust.escalation")?.reasons).toEqual([
      "an obligation that it fired has expired",
    ]);
  });

  it("stand as they were answered; an answer counts from its own time on", () => {
    const { pilot } = story();
    const id = pilot.view(FIRED).obligations[0]?.id ?? "";
    pilot.now = "2026-11-20T09:00:00Z";
    pilot.run("obligation.answer", { obligation: id, answer: "obeyed" });
    expect(pilot.view("2026-11-19T12:00:00Z").obligations[0]?.state).toBe("running");
    expect(pilot.view("2026-11-25T00:00:00Z").obligations[0]?.state).toBe("obeyed");
  });

  it("are late data where the data came in after the deadline, until a weekly review closes without an answer", () => {
    const { pilot } = story();
    const late = new TestPilot("2026-08-17");
    late.now = "2026-08-20T08:00:00Z";
    late.run("threshold.add", {
      metric: "trust.escalation",
      direction: "above",
      breach: 0.12,
      action: "Roll back",
      deadlineHours: 48,
    });
    late.import(workRows("2026-08-17", "2026-11-08", "Triage", ["Home"], () => day(9)));
    late.now = "2026-11-23T08:00:00Z";
    late.import(workRows("2026-11-09", "2026-11-15", "Triage", ["Home"], () => day(20)));
    expect(late.view("2026-11-23T12:00:00Z").obligations[0]?.state).toBe("late data");
    late.run("review.add", { kind: "weekly", closedAt: "2026-11-24T10:00:00Z", verdict: "none" });
    expect(late.view("2026-11-24T12:00:00Z").obligations[0]?.state).toBe("expired");
    // What had fired and expired stays so, however often the week is imported again.
    pilot.now = "2026-11-23T08:00:00Z";
    pilot.import(workRows("2026-11-09", "2026-11-15", "Triage", ["Home"], () => day(21)));
    expect(pilot.view("2026-11-23T12:00:00Z").obligations[0]?.state).toBe("expired");
  });

  it("stay, marked restated, where they were answered and the data no longer fire them", () => {
    const { pilot, threshold } = story();
    const id = pilot.view(FIRED).obligations[0]?.id ?? "";
    const answer = { obligation: id, answer: "obeyed", threshold, thresholdVersion: 1, period: "2026-W46" };
    pilot.now = "2026-11-20T09:00:00Z";
    pilot.run("obligation.answer", answer);
    pilot.import(workRows("2026-11-09", "2026-11-15", "Triage", ["Home"], () => day(9)));
    expect(pilot.view("2026-11-25T00:00:00Z").obligations).toMatchObject([
      {
        id,
        state: "obeyed",
        restated: true,
        metric: "trust.escalation",
        period: "2026-W46",
        firedAtMs: null,
      },
    ]);
  });
});

describe("rights", () => {
  const right = (pilot: TestPilot, asOf: string) => pilot.view(asOf).rights[0];

  it("are active while every band holds with its whole interval, and suspended from the firing on", () => {
    const { pilot } = story();
    // 9 % of 700: Wilson 7.1–11.4 %, under 12 %.
    expect(right(pilot, "2026-11-18T23:59:59Z")).toMatchObject({ state: "active", reasons: [] });
    expect(right(pilot, FIRED)).toMatchObject({ state: "suspended" });
    expect(right(pilot, FIRED)?.reasons).toEqual([
      "Escalation rate fired: Roll back the last policy change",
      "Escalation rate ≤ 12.0\u2009% does not hold: 20.0\u2009% (17.2–23.1)",
    ]);
  });

  it("are unproven where a band straddles or has no data, and not granted until somebody grants them", () => {
    const { pilot, guardrail } = story();
    // 9 % lies under 11 %, but its interval reaches 11.4 %.
    const tighter = [{ metric: "trust.escalation", side: "atMost", bound: 0.11, on: "interval" }];
    pilot.run("guardrail.edit", { id: guardrail, bands: tighter });
    expect(right(pilot, "2026-11-12T12:00:00Z")).toMatchObject({
      state: "unproven",
      reasons: [
        "Escalation rate ≤ 11.0\u2009% is unproven: 9.0\u2009% (7.1–11.3), about 241 more units would prove it",
      ],
      missing: ["about 241 more units of Escalation rate"],
    });
    const without = [...tighter, { metric: "loop.hitRate", side: "atLeast", bound: 0.5, on: "value" }];
    pilot.run("guardrail.edit", { id: guardrail, bands: without });
    expect(right(pilot, "2026-11-12T12:00:00Z")).toMatchObject({ state: "unproven" });
    // Another set of bands is another right.
    pilot.run("guardrail.edit", { id: guardrail, bands: without.slice(1) });
    expect(right(pilot, "2026-11-12T12:00:00Z")).toMatchObject({ state: "not granted" });
    pilot.run("guardrail.withdraw", { id: guardrail });
    expect(right(pilot, "2026-11-12T12:00:00Z")).toMatchObject({
      state: "not granted",
      reasons: ["it was withdrawn"],
    });
  });
});

describe("findings", () => {
  const lens = { effect: 1, sentence: "better" };
  const lenses = { outcome: lens, reliability: lens, revenue: lens };
  const discount = (pilot: TestPilot, decidedAt: string, more: object = {}) =>
    pilot.run("decision.add", {
      title: "10 % volume discount",
      domain: "Pricing experiments",
      status: "approved",
      lenses,
      decidedAt,
      ...more,
    });
  const codes = (pilot: TestPilot, asOf: string) =>
    pilot
      .view(asOf)
      .findings.map(({ code }) => code)
      .filter(
        (code) => code !== "item without DRI" && code !== "late item" && code !== "baseline not sealed",
      );

  it("judge a decision by the rights at its own time", () => {
    const { pilot } = story();
    discount(pilot, "2026-11-18T10:00:00Z");
    expect(codes(pilot, "2026-11-20T12:00:00Z")).toEqual(["executive DRI"]);
    discount(pilot, "2026-11-20T10:15:00Z");
    expect(codes(pilot, "2026-11-20T12:00:00Z")).toEqual(["decision in a suspended domain", "executive DRI"]);
    expect(codes(pilot, "2026-11-20T10:00:00Z")).toEqual(["executive DRI"]);
  });

  it("judge a decision by what it could know: data that came in later do not count against it", () => {
    const pilot = new TestPilot("2026-08-17");
    const id = pilot.run("guardrail.add", {
      domain: "Pricing experiments",
      bands: [{ metric: "trust.escalation", side: "atMost", bound: 0.12, on: "interval" }],
      budgetPerWeek: 9,
      holder: [pilot.person("Ada")],
    });
    pilot.import(workRows("2026-08-17", "2026-11-08", "Triage", ["Home"], () => day(9)));
    pilot.now = "2026-11-12T08:00:00Z";
    pilot.run("guardrail.grant", { id });
    pilot.now = "2026-11-20T10:20:00Z";
    discount(pilot, "2026-11-20T10:15:00Z");
    pilot.import(workRows("2026-11-09", "2026-11-15", "Triage", ["Home"], () => day(20)));
    expect(pilot.view("2026-11-20T12:00:00Z").rights[0]?.state).toBe("suspended");
    expect(codes(pilot, "2026-11-20T12:00:00Z")).toEqual(["executive DRI"]);
    discount(pilot, "2026-11-20T11:00:00Z");
    expect(codes(pilot, "2026-11-20T12:00:00Z")).toEqual(["decision in a suspended domain", "executive DRI"]);
  });

  it("accept a recorded override, and see a week's budget used up", () => {
    const { pilot } = story();
    discount(pilot, "2026-11-20T10:15:00Z", {
      override: { by: pilot.person("Ada", "converged executive"), reason: "customer promise" },
    });
    expect(codes(pilot, "2026-11-20T12:00:00Z")).toEqual(["executive DRI"]);
    discount(pilot, "2026-11-10T10:00:00Z");
    discount(pilot, "2026-11-11T10:00:00Z");
    expect(codes(pilot, "2026-11-12T12:00:00Z")).toEqual(["decision over its budget", "executive DRI"]);
  });

  it("see decisions that were carried out first, or taken by somebody without the right", () => {
    const { pilot } = story();
    const [ada, ben] = [pilot.person("Ada"), pilot.person("Ben")];
    const right = pilot.run("decisionRight.add", { decisionType: "Discounts", accountable: ada });
    const decided = { domain: "other", decidedAt: "2026-11-10T10:00:00Z", right };
    discount(pilot, "", { ...decided, decidedBy: ada });
    expect(codes(pilot, "2026-11-20T12:00:00Z")).toEqual(["executive DRI"]);
    discount(pilot, "", { ...decided, decidedBy: ben });
    discount(pilot, "", {
      ...decided,
      decidedBy: ada,
      status: "executed",
      executedAt: "2026-11-09T10:00:00Z",
    });
    expect(codes(pilot, "2026-11-20T12:00:00Z")).toEqual([
      "decision without the right",
      "executed before its lenses",
      "executive DRI",
    ]);
  });

  it("see a domain used by somebody who does not hold it, and a workflow with two DRIs", () => {
    const { pilot } = story();
    const [ada, ben] = [pilot.person("Ada"), pilot.person("Ben")];
    discount(pilot, "2026-11-10T10:00:00Z", { decidedBy: ada });
    pilot.run("workflow.edit", {
      id: pilot.recordId("workflow", "Triage"),
      dri: [ada, ben],
      executiveDri: [ada],
    });
    expect(codes(pilot, "2026-11-12T12:00:00Z")).toEqual(["decision without the right", "several DRIs"]);
  });

  it("see shadow metrics in a plan or past their date, and titles that changed while they were locked", () => {
    const { pilot } = story();
    const person = pilot.person("Ada", "CRO");
    pilot.run("shadowMetric.add", {
      function: "revenue",
      name: "demo count",
      decision: "retire",
      by: "2026-11-01",
    });
    pilot.run("incentive.add", { person, metric: "demo count", weight: 1 });
    const change = { person, to: "President", effectiveOn: "2026-11-10" };
    pilot.run("titleChange.add", { ...change, overrideReason: "resigned" });
    // A merge can bring one in that was recorded where the gate was open.
    pilot.run("test.make", { type: "titleChange", fields: change });
    expect(codes(pilot, "2026-11-01T12:00:00Z")).toEqual([
      "executive DRI",
      "shadow metric",
      "title change before its gate",
    ]);
    expect(codes(pilot, "2026-11-02T12:00:00Z").filter((code) => code === "shadow metric")).toHaveLength(2);
  });

  it("see a baseline that was sealed late, and one that differs from its seal", () => {
    const { pilot } = story();
    pilot.run("baseline.seal", { date: "2026-09-27" });
    expect(codes(pilot, "2026-11-12T12:00:00Z")).toEqual(["executive DRI", "baseline sealed late"]);
    const [id, record] = [...pilot.state.records].find(([, { type }]) => type === "snapshot") ?? [];
    if (id === undefined || record === undefined) throw new Error("no snapshot");
    const changed = { ...record, fields: { ...record.fields, sealedBy: "somebody else" } };
    pilot.state = { ...pilot.state, records: new Map(pilot.state.records).set(id, changed) };
    expect(codes(pilot, "2026-11-12T12:00:00Z")).toContain("baseline broken");
  });

  it("name late items first, then items without a DRI, and a baseline that is not sealed", () => {
    const pilot = new TestPilot("2026-06-22");
    // Day 31: the four items of P1 are late.
    const found = pilot.view("2026-07-23T12:00:00Z").findings;
    expect(found.slice(0, 4).map(({ code }) => code)).toEqual(Array(4).fill("late item"));
    expect(found.filter(({ code }) => code === "item without DRI")).toHaveLength(17);
    expect(found.at(-1)).toMatchObject({
      code: "baseline not sealed",
      text: "no baseline is sealed, 1 day after Day 30",
    });
  });
});
