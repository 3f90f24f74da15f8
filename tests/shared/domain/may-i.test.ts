import { describe, expect, it } from "vitest";
import type { MayAnswer, MayQuestion } from "../../../shared/domain/may-i.ts";
import { mayI, mayIEverywhere } from "../../../shared/domain/may-i.ts";
import { workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

const escalation = (bound: number, more: object = {}) => ({
  metric: "trust.escalation",
  side: "atMost",
  bound,
  on: "interval",
  ...more,
});

/** Home escalates 9 %, Motor 20 % from 13 July on; a domain for each kind of answer. */
function world() {
  const pilot = new TestPilot("2026-06-22");
  const holder = [pilot.person("Ada")];
  const day = (escalated: number) => ({ eligible: 120, qualified: 70, accepted: 100 - escalated, escalated });
  pilot.import(workRows("2026-06-22", "2026-07-12", "Triage", ["Home", "Motor"], () => day(9)));
  const [home, motor] = ["Home", "Motor"].map((name) => pilot.recordId("segment", name));
  pilot.now = "2026-07-16T08:00:00Z";
  const grant = (domain: string, bands: readonly object[], budgetPerWeek = 1) => {
    const id = pilot.run("guardrail.add", { domain, bands, budgetPerWeek, holder });
    pilot.run("guardrail.grant", { id });
    return id;
  };
  grant("whole workflow", [escalation(0.12)]);
  grant("Home alone", [escalation(0.12, { segment: home })]);
  grant("Motor alone", [escalation(0.12, { segment: motor })]);
  const tight = grant("tight", [escalation(0.12)]);
  pilot.run("guardrail.add", {
    domain: "never granted",
    bands: [escalation(0.12)],
    budgetPerWeek: 1,
    holder,
  });
  pilot.import(
    workRows("2026-07-13", "2026-07-19", "Triage", ["Home", "Motor"], (_, segment) =>
      day(segment === "Motor" ? 20 : 9),
    ),
  );
  pilot.now = "2026-07-23T08:00:00Z";
  const ask = (question: MayQuestion, asOf = "2026-07-23T08:00:00Z"): MayAnswer => {
    const view = pilot.view(asOf);
    return mayI({ ...view, pilot: pilot.state }, question);
  };
  return { pilot, ask, home: home ?? "", motor: motor ?? "", tight };
}

describe("may I do this now?", () => {
  it("yes, while every band holds and the budget has room", () => {
    const { ask } = world();
    expect(ask({ domain: "Home alone" })).toMatchObject({
      allowed: true,
      reasons: ["every band holds; 0 of 1 changes used this week"],
      missing: [],
      route: "none",
    });
    // Before the week of 13 July matured, the whole workflow might.
    expect(ask({ domain: "whole workflow" }, "2026-07-22T23:59:59Z").allowed).toBe(true);
  });

  it("no, with the reason and what is missing", () => {
    const { pilot, ask, tight } = world();
    // 29 of 200 a day: 14.5 % (12.8–16.4).
    expect(ask({ domain: "whole workflow" })).toMatchObject({
      allowed: false,
      reasons: ["Escalation rate ≤ 12.0\u2009% does not hold: 14.5\u2009% (12.8–16.4)"],
      missing: ["a mature week in which Escalation rate holds"],
      route: "override",
    });
    expect(ask({ domain: "never granted" })).toMatchObject({
      allowed: false,
      reasons: ["nobody granted it"],
      missing: ["granting it, once its bands hold"],
      route: "route up",
    });
    expect(ask({ domain: "unheard of" })).toMatchObject({
      allowed: false,
      reasons: ['"unheard of" is not a delegated domain'],
      right: null,
    });
    pilot.run("guardrail.edit", {
      id: tight,
      bands: [escalation(0.12), { metric: "trust.override", side: "atMost", bound: 0.001, on: "interval" }],
    });
    expect(ask({ domain: "tight" }, "2026-07-22T12:00:00Z")).toMatchObject({
      allowed: false,
      missing: ["about 2,438 more units of Override rate"],
    });
  });

  it("says that a used budget is routed up, and from when on it is whole again", () => {
    const { pilot, ask } = world();
    const lens = { effect: 1, sentence: "better" };
    pilot.run("decision.add", {
      title: "Wording",
      domain: "Home alone",
      status: "approved",
      lenses: { outcome: lens, reliability: lens, revenue: lens },
      decidedAt: "2026-07-21T08:00:00Z",
    });
    expect(ask({ domain: "Home alone" })).toMatchObject({
      allowed: false,
      reasons: ["the budget of 1 a week is used up: route it up"],
      missing: ["the week from 2026-07-27, when the budget is whole again"],
      route: "route up",
    });
    expect(ask({ domain: "Home alone" }, "2026-07-27T00:00:00Z").allowed).toBe(true);
    expect(ask({ domain: "Home alone" }, "2026-07-26T23:59:59Z").allowed).toBe(false);
  });

  it("counts the bands that meet the asked scope, and tells what they read there", () => {
    const { ask, home, motor } = world();
    // A band on Motor does not hold back Home; without another band nothing shows that Home is safe.
    expect(ask({ domain: "Motor alone", segment: home })).toMatchObject({
      allowed: false,
      reasons: ["it has no band that could be shown to hold"],
    });
    expect(ask({ domain: "Motor alone", segment: motor })).toMatchObject({
      allowed: false,
      route: "override",
    });
    // A band on the whole workflow holds back Home too, where it holds by itself.
    const whole = ask({ domain: "whole workflow", segment: home });
    expect(whole.allowed).toBe(false);
    expect(whole.narrower).toMatchObject([
      { state: "holds", reason: "Escalation rate ≤ 12.0\u2009% in Home holds: 9.0\u2009% (7.1–11.3)" },
    ]);
    expect(ask({ domain: "Home alone", segment: home }).narrower).toEqual([]);
  });

  it("is asked for every domain at once", () => {
    const { pilot } = world();
    const view = pilot.view("2026-07-23T08:00:00Z");
    const answers = mayIEverywhere({ ...view, pilot: pilot.state });
    expect(answers.map(({ domain, allowed }) => [domain, allowed])).toEqual([
      ["whole workflow", false],
      ["Home alone", true],
      ["Motor alone", false],
      ["tight", false],
      ["never granted", false],
    ]);
  });

  it("follows an obligation on the same metric until it is answered", () => {
    const { pilot, ask, home } = world();
    pilot.now = "2026-07-08T08:00:00Z";
    pilot.run("threshold.add", {
      metric: "trust.escalation",
      direction: "above",
      breach: 0.05,
      action: "Look at it",
      deadlineHours: 48,
    });
    pilot.now = "2026-07-24T08:00:00Z";
    const asOf = "2026-07-24T08:00:00Z";
    expect(ask({ domain: "Home alone", segment: home }, asOf)).toMatchObject({
      allowed: false,
      reasons: ["Escalation rate fired: Look at it"],
      missing: ["the answer to the obligation on Escalation rate"],
    });
    for (const { id } of pilot.view(asOf).obligations)
      pilot.run("obligation.answer", { obligation: id, answer: "obeyed" });
    expect(ask({ domain: "Home alone", segment: home }, asOf).allowed).toBe(true);
  });
});
