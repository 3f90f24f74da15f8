import { describe, expect, it } from "vitest";
import { recordById } from "../../../shared/records/read-records.ts";
import { plainDay, workRows } from "../domain/test-data.ts";
import { addLeaders, publishMatrix } from "../domain/test-matrix.ts";
import { TestPilot } from "../domain/test-pilot.ts";

const lens = { effect: 1, sentence: "better" };
const lenses = { outcome: lens, reliability: lens, revenue: lens };

function draft(pilot: TestPilot, more: object = {}): string {
  return pilot.run("decision.add", { title: "Route by topic", status: "draft", lenses, ...more });
}

function refusal(pilot: TestPilot, command: string, input: object): string {
  const before = pilot.state;
  const done = pilot.try(command, input);
  if (done.ok) throw new Error(`${command} was not refused`);
  expect(pilot.state).toBe(before);
  return done.problem.message;
}

function decision(pilot: TestPilot, id: string) {
  const record = recordById(pilot.state, "decision", id);
  if (record === null) throw new Error("no decision");
  return record;
}

describe("decision.approve", () => {
  it("approves at its clock, and freezes the figures and net effects that it saw", () => {
    const pilot = new TestPilot();
    const { lead } = addLeaders(pilot);
    pilot.import(workRows("2026-06-22", "2026-07-19", "Triage", ["Home"], plainDay));
    pilot.run("pilot.set", { objective: { avd: { baseline: 0.4, target: 0.6 } } });
    const id = draft(pilot, {
      lenses: { ...lenses, outcome: { ...lens, metric: "avd.rate", expectedChange: 0.02, by: "2026-09-01" } },
    });
    pilot.now = "2026-07-24T09:00:00Z";
    pilot.run("decision.approve", { id, by: lead });
    const taken = decision(pilot, id);
    expect(taken).toMatchObject({ status: "approved", decidedBy: lead, decidedAt: "2026-07-24T09:00:00Z" });
    const [rate] = taken.evidence ?? [];
    expect(rate).toMatchObject({ lens: "outcome", metric: "avd.rate", at: "2026-07-24T09:00:00Z", n: 1680 });
    expect(taken.evidence?.map((one) => one.lens)).toEqual([
      "outcome",
      "outcome",
      "reliability",
      "reliability",
      "revenue",
      "revenue",
    ]);
    expect(taken.netEffects).toEqual([
      {
        option: "As proposed",
        outcome: expect.closeTo(10, 6),
        reliability: null,
        revenue: null,
        total: expect.closeTo(10, 6),
      },
    ]);
    // What comes in later does not change what was seen.
    pilot.import(
      workRows("2026-06-22", "2026-07-19", "Triage", ["Home"], (index) => ({
        ...plainDay(index),
        qualified: 50,
      })),
    );
    expect(decision(pilot, id).evidence?.[0]).toEqual(rate);
  });

  it.each([
    ["a lens is empty", { lenses: { outcome: lens, revenue: lens } }, "Reliability and cost is empty"],
    ["no option is chosen", { options: ["A", "B"] }, "no option is chosen"],
    ["its choice is no option", { options: ["A", "B"], chosen: "C" }, '"C" is none of its options'],
    [
      "the sizes of its lenses add up to less than nothing",
      { lenses: { outcome: { ...lens, effect: -2 }, reliability: lens, revenue: { ...lens, effect: 0 } } },
      "the choice goes against the sum (the three lenses add up to −1): say why in a sentence",
    ],
    [
      "packaging waits for its keys",
      { category: 4 },
      "the product key (Pia Product) was not turned; the revenue key (Rita Revenue) was not turned",
    ],
  ])("refuses where %s, and says so in words", (_, more, words) => {
    const pilot = new TestPilot();
    const { lead } = addLeaders(pilot);
    expect(refusal(pilot, "decision.approve", { id: draft(pilot, more), by: lead })).toBe(
      `"Route by topic" cannot be approved: ${words}`,
    );
  });

  it("says everything that is in the way at once", () => {
    const pilot = new TestPilot();
    const { lead } = addLeaders(pilot);
    const id = draft(pilot, { lenses: {}, options: ["A"], category: 4 });
    expect(refusal(pilot, "decision.approve", { id, by: lead }).split("; ")).toHaveLength(6);
  });

  it("takes a sentence for a choice against the sum", () => {
    const pilot = new TestPilot();
    const { lead } = addLeaders(pilot);
    const id = draft(pilot, {
      lenses: { ...lenses, outcome: { ...lens, effect: -2 }, reliability: { ...lens, effect: 0 } },
    });
    pilot.run("decision.approve", { id, by: lead, reasonAgainstSum: "the regulator asks for it" });
    expect(decision(pilot, id)).toMatchObject({
      status: "approved",
      reasonAgainstSum: "the regulator asks for it",
    });
  });

  it("is for whoever has the right by the version in force, and asks for a type once one is published", () => {
    const pilot = new TestPilot();
    const { cto, cpo, cro } = publishMatrix(pilot, "2026-06-22");
    const untyped = draft(pilot);
    expect(refusal(pilot, "decision.approve", { id: untyped, by: cto })).toContain(
      "it is of no decision type of version 1 of the rights",
    );
    const row = [...pilot.state.records.values()].find(
      ({ fields }) => fields["decisionType"] === "Privacy boundaries",
    );
    const id = draft(pilot, { right: row?.id });
    expect(refusal(pilot, "decision.approve", { id, by: cro })).toContain(
      "Rita Revenue has no right to decide it: Tom Tech has",
    );
    expect(refusal(pilot, "decision.approve", { id, by: cpo })).toContain("has no right");
    pilot.run("decision.approve", { id, by: cto });
    expect(decision(pilot, id).status).toBe("approved");
  });

  it("is open to the converged executive once it was routed", () => {
    const pilot = new TestPilot();
    const { lead } = publishMatrix(pilot, "2026-06-22");
    const row = [...pilot.state.records.values()].find(
      ({ fields }) => fields["decisionType"] === "Privacy boundaries",
    );
    const id = draft(pilot, { right: row?.id });
    expect(refusal(pilot, "decision.approve", { id, by: lead })).toContain(
      "Lea Lead has no right to decide it",
    );
    pilot.run("decision.route", { id, reason: "the owner is away" });
    expect(decision(pilot, id).routed).toMatchObject({ to: lead, reason: "the owner is away" });
    pilot.run("decision.approve", { id, by: lead });
    expect(decision(pilot, id).decidedBy).toBe(lead);
  });
});

describe("a suspended domain", () => {
  /** Escalation at 9 %, granted; then 20 % in the last mature week. */
  function suspended() {
    const pilot = new TestPilot("2026-06-22");
    const people = addLeaders(pilot);
    const day = (escalated: number) => ({
      eligible: 120,
      qualified: 70,
      accepted: 100 - escalated,
      escalated,
    });
    pilot.import(workRows("2026-06-22", "2026-07-12", "Triage", ["Home"], () => day(9)));
    pilot.now = "2026-07-17T08:00:00Z";
    const guardrail = pilot.run("guardrail.add", {
      domain: "Pricing experiments",
      bands: [{ metric: "trust.escalation", side: "atMost", bound: 0.12, on: "interval" }],
      budgetPerWeek: 1,
      holder: [people.cro],
    });
    pilot.run("guardrail.grant", { id: guardrail });
    pilot.import(workRows("2026-07-13", "2026-07-19", "Triage", ["Home"], () => day(20)));
    return { pilot, ...people };
  }
  const IN_DOMAIN = { domain: "Pricing experiments" };
  const WHY =
    "Pricing experiments is suspended (Escalation rate ≤ 12.0\u2009% does not hold: 20.0\u2009% (17.2–23.1)): route it to the converged executive, or record an override";

  it("refuses its holder, and the converged executive without an override", () => {
    const { pilot, cro, lead } = suspended();
    const id = draft(pilot, IN_DOMAIN);
    pilot.now = "2026-07-23T08:00:00Z";
    expect(refusal(pilot, "decision.approve", { id, by: cro })).toBe(
      `"Route by topic" cannot be approved: ${WHY}`,
    );
    expect(refusal(pilot, "decision.approve", { id, by: lead })).toBe(
      `"Route by topic" cannot be approved: ${WHY}`,
    );
    // Until the week matured it was active.
    pilot.now = "2026-07-22T23:59:00Z";
    pilot.run("decision.approve", { id, by: cro });
  });

  it("takes the converged executive's override, and nobody else's", () => {
    const { pilot, cro, lead } = suspended();
    const id = draft(pilot, IN_DOMAIN);
    pilot.now = "2026-07-23T08:00:00Z";
    expect(refusal(pilot, "decision.override", { id, by: cro, reason: "a deal" })).toBe(
      "only the converged executive overrides: Lea Lead",
    );
    pilot.run("decision.override", { id, by: lead, reason: "a signed promise" });
    expect(refusal(pilot, "decision.approve", { id, by: cro })).toContain("is suspended");
    pilot.run("decision.approve", { id, by: lead });
    expect(decision(pilot, id).override).toEqual({
      by: lead,
      reason: "a signed promise",
      at: "2026-07-23T08:00:00Z",
    });
    expect(pilot.view("2026-07-24T08:00:00Z").findings.map(({ code }) => code)).not.toContain(
      "decision in a suspended domain",
    );
  });

  it("routes what is over the budget up", () => {
    const { pilot, cro, lead } = suspended();
    pilot.now = "2026-07-20T08:00:00Z";
    pilot.run("decision.approve", { id: draft(pilot, IN_DOMAIN), by: cro });
    const second = draft(pilot, IN_DOMAIN);
    expect(refusal(pilot, "decision.approve", { id: second, by: cro })).toBe(
      '"Route by topic" cannot be approved: Pricing experiments is over its budget (the budget of 1 a week is used up: route it up): route it to the converged executive',
    );
    pilot.run("decision.approve", { id: second, by: lead });
    expect(pilot.view("2026-07-21T08:00:00Z").findings.map(({ code }) => code)).not.toContain(
      "decision over its budget",
    );
  });
});

describe("two keys", () => {
  it("are turned by two people who hold them, and fall where what they agreed to changes", () => {
    const pilot = new TestPilot();
    const { lead, cpo, cro } = addLeaders(pilot);
    const id = draft(pilot, { category: 4, options: ["A", "B"], chosen: "A" });
    expect(refusal(pilot, "decision.agree", { id, key: "product", by: cro })).toBe(
      "Rita Revenue does not hold the product key (Pia Product)",
    );
    pilot.run("decision.agree", { id, key: "product", by: cpo });
    expect(refusal(pilot, "decision.approve", { id, by: lead })).toBe(
      '"Route by topic" cannot be approved: the revenue key (Rita Revenue) was not turned',
    );
    pilot.run("decision.choose", { id, option: "B" });
    expect(decision(pilot, id).keys).toBeUndefined();
    pilot.run("decision.agree", { id, key: "product", by: cpo });
    pilot.run("decision.edit", { id, title: "Route by topic and size" });
    expect(decision(pilot, id).keys).toHaveLength(1);
    pilot.run("decision.agree", { id, key: "revenue", by: cro });
    pilot.run("decision.approve", { id, by: lead });
    expect(decision(pilot, id).keys?.map(({ key, by }) => [key, by])).toEqual([
      ["product", cpo],
      ["revenue", cro],
    ]);
  });

  it("are for commercial packaging alone, and never both with one person", () => {
    const pilot = new TestPilot();
    const { cpo } = addLeaders(pilot);
    expect(refusal(pilot, "decision.agree", { id: draft(pilot), key: "product", by: cpo })).toContain(
      "category 4",
    );
    const both = pilot.run("person.add", { name: "Both", role: "CRO" });
    pilot.run("person.edit", { id: cpo, role: "CRO" });
    pilot.run("person.edit", { id: both, role: "CPO" });
    const id = draft(pilot, { category: 4 });
    pilot.run("decision.agree", { id, key: "product", by: both });
    pilot.run("person.edit", { id: both, role: "CRO" });
    expect(refusal(pilot, "decision.agree", { id, key: "revenue", by: both })).toBe(
      "the two keys are turned by two people",
    );
  });
});

describe("sending back, rejecting, carrying out", () => {
  it("takes an approval, its keys and its override back with the conditions", () => {
    const pilot = new TestPilot();
    const { lead } = addLeaders(pilot);
    const id = draft(pilot);
    pilot.run("decision.approve", { id, by: lead });
    pilot.run("decision.revise", { id, conditions: "only in Home" });
    const sent = decision(pilot, id);
    expect(sent).toMatchObject({ status: "revise", conditions: "only in Home" });
    expect([sent.decidedBy, sent.decidedAt, sent.netEffects]).toEqual([undefined, undefined, undefined]);
    pilot.run("decision.edit", { id, scope: "Home" });
    pilot.run("decision.approve", { id, by: lead });
    expect(decision(pilot, id).conditions).toBeUndefined();
  });

  it("rejects with a reason; what was approved or carried out is not rejected", () => {
    const pilot = new TestPilot();
    const { lead } = addLeaders(pilot);
    const id = draft(pilot);
    pilot.run("decision.reject", { id, by: lead, reason: "no case" });
    expect(decision(pilot, id)).toMatchObject({
      status: "rejected",
      rejectionReason: "no case",
      decidedBy: lead,
    });
    expect(refusal(pilot, "decision.approve", { id, by: lead })).toContain("it was rejected: raise it anew");
    const other = draft(pilot);
    pilot.run("decision.approve", { id: other, by: lead });
    expect(refusal(pilot, "decision.reject", { id: other, by: lead, reason: "late" })).toContain(
      "send it back first",
    );
    pilot.run("decision.execute", { id: other });
    expect(refusal(pilot, "decision.revise", { id: other, conditions: "more" })).toContain(
      "it was carried out",
    );
  });

  it("records what was carried out before its lenses as a dated breach", () => {
    const pilot = new TestPilot();
    const id = draft(pilot, { lenses: { outcome: lens } });
    pilot.now = "2026-06-25T08:00:00Z";
    pilot.run("decision.execute", { id });
    const texts = () =>
      pilot
        .view("2026-07-01T08:00:00Z")
        .findings.filter(({ about }) => about === id)
        .map(({ text }) => text);
    expect(texts()).toEqual([
      '"Route by topic" was carried out on 2026-06-25 before its three lenses: they are not whole',
    ]);
    pilot.now = "2026-06-27T08:00:00Z";
    pilot.run("decision.edit", { id, lenses });
    expect(texts()).toEqual([
      '"Route by topic" was carried out on 2026-06-25 before its three lenses: they were whole on 2026-06-27',
    ]);
    expect(refusal(pilot, "decision.execute", { id })).toBe("it was carried out already");

    // Whole in time, but nobody decided.
    const other = draft(pilot);
    pilot.run("decision.edit", { id: other, lenses });
    pilot.now = "2026-06-28T08:00:00Z";
    pilot.run("decision.execute", { id: other });
    expect(
      pilot
        .view("2026-07-01T08:00:00Z")
        .findings.filter(({ about, code }) => about === other && code === "executed before its lenses")
        .map(({ text }) => text),
    ).toEqual(['"Route by topic" was carried out on 2026-06-28 before it was decided']);
  });
});

describe("what a decision says", () => {
  it("is raised when it is drafted, and keeps what it expected once it was taken", () => {
    const pilot = new TestPilot();
    const { lead, cpo } = addLeaders(pilot);
    const id = draft(pilot);
    expect(decision(pilot, id).raisedAt).toBe(pilot.now);
    pilot.run("decision.approve", { id, by: lead });
    const worse = { ...lenses, outcome: { ...lens, effect: 2 } };
    expect(refusal(pilot, "decision.edit", { id, lenses: worse })).toContain(
      "what it expected stays as it was",
    );
    expect(refusal(pilot, "decision.choose", { id, option: null })).toContain("stays as it was");
    pilot.run("decision.edit", { id, owner: cpo, title: "Route by topic, from May" });
    expect(refusal(pilot, "decision.remove", { id })).toBe("a decision that was taken stays on record");
    pilot.run("decision.remove", { id: draft(pilot) });
  });

  it("lets the expected changes follow the choice", () => {
    const pilot = new TestPilot();
    const outcome = { ...lens, metric: "avd.rate", expectedChange: 0.03 };
    const id = draft(pilot, { options: ["A", "B"], lenses: { ...lenses, outcome } });
    const state = () => {
      const { chosen, estimates, lenses: now } = decision(pilot, id);
      return [chosen, estimates, now?.outcome?.expectedChange];
    };
    pilot.run("decision.choose", { id, option: "A" });
    expect(state()).toEqual(["A", undefined, 0.03]);
    pilot.run("decision.edit", { id, estimates: [{ option: "B", lens: "outcome", change: 0.01 }] });
    pilot.run("decision.choose", { id, option: "B" });
    expect(state()).toEqual(["B", [{ option: "A", lens: "outcome", change: 0.03 }], 0.01]);
    pilot.run("decision.choose", { id, option: "A" });
    expect(state()).toEqual(["A", [{ option: "B", lens: "outcome", change: 0.01 }], 0.03]);
    expect(refusal(pilot, "decision.choose", { id, option: "C" })).toBe('"C" is none of its options');
  });

  it("is not decided by editing it", () => {
    const pilot = new TestPilot();
    const id = draft(pilot);
    for (const field of [{ status: "approved" }, { decidedBy: "x" }, { keys: [] }, { netEffects: [] }]) {
      expect(pilot.try("decision.edit", { id, ...field })).toMatchObject({
        ok: false,
        problem: { code: "COMMAND_INPUT" },
      });
    }
  });
});
