import { describe, expect, it } from "vitest";
import { betterDay, plainDay, workRows } from "./test-data.ts";
import { publishMatrix } from "./test-matrix.ts";
import { TestPilot } from "./test-pilot.ts";

/** Day 150. */
const AS_OF = "2026-11-19T12:00:00Z";
const item = (pilot: TestPilot, key: string, asOf = AS_OF) => {
  const found = pilot.view(asOf).items.find(({ template }) => template === key);
  if (found === undefined) throw new Error(`no item ${key}`);
  return found;
};

describe("p3-guardrails", () => {
  const band = (metric: string) => ({ metric, side: "atLeast", bound: 0.4, on: "value" });
  const measured = () => {
    const pilot = new TestPilot();
    pilot.import(workRows("2026-06-22", "2026-07-12", "Triage", ["Home"], plainDay));
    pilot.now = "2026-07-17T08:00:00Z";
    return pilot;
  };

  it("is proven by granted guardrails with bands on autonomy and trust and a budget", () => {
    const pilot = measured();
    const id = pilot.run("guardrail.add", {
      domain: "Prompt tuning",
      bands: [band("avd.rate"), band("trust.acceptance")],
      budgetPerWeek: 2,
      holder: [pilot.person("Ada")],
    });
    pilot.run("guardrail.grant", { id });
    expect(item(pilot, "p3-guardrails").state).toBe("proven");
  });

  it("is not by a draft, a guardrail without a budget, or one that holds value alone", () => {
    const pilot = measured();
    expect(item(pilot, "p3-guardrails").missing).toEqual(["no guardrail is recorded"]);
    const domain = { domain: "Prompt tuning", bands: [band("avd.rate")], holder: [pilot.person("Ada")] };
    const id = pilot.run("guardrail.add", { ...domain, budgetPerWeek: 1 });
    expect(item(pilot, "p3-guardrails").missing[0]).toBe("no guardrail is granted");
    pilot.run("guardrail.grant", { id });
    expect(item(pilot, "p3-guardrails").missing).toEqual(["no granted guardrail holds a metric of trust"]);
    pilot.run("guardrail.edit", { id, budgetPerWeek: null });
    expect(item(pilot, "p3-guardrails").missing[0]).toBe("no guardrail is granted");
  });
});

describe("p3-escalation", () => {
  it("is proven by a complete scenario whose drill was held", () => {
    const pilot = new TestPilot();
    const [ada, ben] = [pilot.person("Ada"), pilot.person("Ben")];
    const id = pilot.run("escalationScenario.add", {
      title: "Quality against revenue",
      trigger: "escalation above 12 %",
      parties: [ada, ben],
      levels: [{ who: [ada, ben], hours: 24 }],
      decider: ada,
      defaultOutcome: "quality wins",
      drilledOn: "2026-12-01",
    });
    expect(item(pilot, "p3-escalation").missing).toEqual([
      'the scenario "Quality against revenue" was not drilled',
    ]);
    pilot.run("escalationScenario.edit", { id, drilledOn: "2026-09-01" });
    expect(item(pilot, "p3-escalation").state).toBe("proven");
  });

  it("names everything that a scenario lacks", () => {
    const pilot = new TestPilot();
    expect(item(pilot, "p3-escalation").missing).toEqual(["no escalation scenario is modelled"]);
    pilot.run("escalationScenario.add", { title: "Empty" });
    expect(item(pilot, "p3-escalation").missing).toHaveLength(6);
  });
});

describe("p3-incentives", () => {
  const leaders = (pilot: TestPilot) =>
    (["CPO", "CTO", "CRO"] as const).map((role) => pilot.person(`The ${role}`, role));
  const plan = (pilot: TestPilot, person: string, rows: readonly object[]) =>
    rows.forEach((row) => pilot.run("incentive.add", { person, ...row }));
  const shared = { metric: "avd.rate", weight: 0.5, shared: true };

  it("is proven by plans of which half is on the same shared outcomes", () => {
    const pilot = new TestPilot();
    for (const person of leaders(pilot)) plan(pilot, person, [shared, { metric: "own", weight: 0.5 }]);
    expect(item(pilot, "p3-incentives").state).toBe("proven");
  });

  it("finds a plan on bookings alone, a missing plan, a shadow metric and different shared outcomes", () => {
    const pilot = new TestPilot();
    const [cpo = "", cto = "", cro = ""] = leaders(pilot);
    pilot.run("shadowMetric.add", { function: "revenue", name: "demo count", decision: "keep" });
    plan(pilot, cpo, [shared, { metric: "demo count", weight: 0.5 }]);
    plan(pilot, cro, [{ metric: "bookings", weight: 1, bookings: true }]);
    expect(item(pilot, "p3-incentives").missing).toEqual([
      "The CTO has no incentive plan",
      "less than half of The CRO's plan is on shared outcomes",
      "The CRO is paid on bookings alone",
      'The CPO\'s plan pays the shadow metric "demo count"',
      "the leaders do not share the same outcomes",
    ]);
    plan(pilot, cto, [shared]);
    expect(item(pilot, "p3-incentives").missing[0]).not.toBe("The CTO has no incentive plan");
  });
});

describe("p4-replicate", () => {
  it("is proven by two more workflows, each with one executive DRI, data of pillars 1–3 and its own baseline", () => {
    const pilot = new TestPilot();
    const ada = pilot.person("Ada");
    for (const name of ["Query", "Refunds", "Onboarding"]) {
      pilot.import(workRows("2026-09-07", "2026-10-04", name, ["Small"], plainDay));
    }
    const [query, refunds, onboarding] = ["Query", "Refunds", "Onboarding"].map((name) =>
      pilot.recordId("workflow", name),
    );
    const edit = (scaleWorkflows: readonly (string | undefined)[]) =>
      pilot.run("pilot.edit", { id: pilot.pilotId, firstWorkflow: query, scaleWorkflows });
    edit([query, refunds]);
    expect(item(pilot, "p4-replicate").missing).toEqual([
      "1 more workflow is to be named",
      "Refunds has no executive DRI",
      "Refunds has no baseline of its own",
    ]);
    edit([refunds, onboarding]);
    pilot.now = "2026-10-08T08:00:00Z";
    for (const id of [refunds, onboarding]) {
      pilot.run("workflow.edit", { id, executiveDri: [ada] });
      pilot.run("baseline.sealWorkflow", { workflow: id, date: "2026-10-04" });
    }
    expect(item(pilot, "p4-replicate").state).toBe("proven");
    // Before their data there is nothing to show.
    expect(item(pilot, "p4-replicate", "2026-09-06T12:00:00Z").missing).toHaveLength(6);
  });
});

describe("p4-charters", () => {
  it("is proven by both charters, held and linked to rights", () => {
    const pilot = new TestPilot();
    const holder = pilot.person("Ada");
    expect(item(pilot, "p4-charters").missing).toEqual([
      "no charter for AI Product Ops",
      "no charter for Revenue Engineering",
    ]);
    const right = pilot.run("decisionRight.add", {
      decisionType: "Prompts",
      category: 2,
      accountable: holder,
    });
    pilot.run("charter.add", { role: "AI Product Ops", text: "Runs the loops", holder, rights: [right] });
    const id = pilot.run("charter.add", { role: "Revenue Engineering", text: "Designs packaging", holder });
    expect(item(pilot, "p4-charters").missing).toEqual([
      "the charter of Revenue Engineering is not linked to a decision right",
    ]);
    pilot.run("charter.edit", { id, rights: [right] });
    expect(item(pilot, "p4-charters").state).toBe("proven");
  });
});

describe("p4-forums", () => {
  it("is proven by a forum that is retired and did not come back", () => {
    const pilot = new TestPilot();
    const id = pilot.run("forum.add", { name: "Steering", kind: "forum", decision: "retire" });
    expect(item(pilot, "p4-forums").missing).toEqual(["no forum or approval gate is retired or merged"]);
    pilot.run("forum.edit", { id, retiredOn: "2026-09-20" });
    expect(item(pilot, "p4-forums").state).toBe("proven");
    pilot.run("forum.edit", { id, seenAgainOn: "2026-10-20" });
    expect(item(pilot, "p4-forums").missing).toEqual(['"Steering" came back after it was retired']);
  });
});

/** A baseline with a criterion, and data up to 1 November. */
function evaluatedPilot(): TestPilot {
  const pilot = new TestPilot();
  pilot.import(workRows("2026-06-22", "2026-07-19", "Query", ["Small"], plainDay));
  pilot.now = "2026-07-22T12:00:00Z";
  pilot.run("baseline.seal", { date: "2026-07-19", criteria: { avd: {} } });
  pilot.import(workRows("2026-07-20", "2026-11-01", "Query", ["Small"], betterDay));
  return pilot;
}

describe("p5-evaluate", () => {
  it("is proven by a baseline, a verdict and a quarterly review that could see it", () => {
    const pilot = evaluatedPilot();
    expect(item(pilot, "p5-evaluate").missing).toEqual(["no quarterly review was closed from Day 121 on"]);
    pilot.run("review.add", { kind: "quarterly", closedAt: "2026-11-10T12:00:00Z", verdict: "decision" });
    expect(item(pilot, "p5-evaluate").state).toBe("proven");
  });

  it("is open before Day 121, without a baseline, and without enough data", () => {
    expect(item(evaluatedPilot(), "p5-evaluate", "2026-10-20T12:00:00Z").missing).toContain(
      "the verdict against the pass criteria is not due before Day 121",
    );
    expect(item(new TestPilot(), "p5-evaluate").missing).toContain("the baseline is not sealed");
    const bare = new TestPilot();
    bare.run("baseline.seal", { date: "2026-07-19", criteria: { avd: {} } });
    expect(item(bare, "p5-evaluate").missing[0]).toBe(
      "not enough data for the verdict: avd.rate: not enough data",
    );
  });
});

describe("p5-structure", () => {
  it("is proven by a decision with reason, decider and judged preconditions, resting on a verdict", () => {
    const pilot = evaluatedPilot();
    expect(item(pilot, "p5-structure").missing).toEqual(["no structure decision is recorded"]);
    const id = pilot.run("structureDecision.add", {
      option: "Merge CPO and CTO first",
      preconditions: [{ text: "shared dashboards" }],
      decidedOn: "2026-10-01",
    });
    expect(item(pilot, "p5-structure").missing).toEqual([
      '"Merge CPO and CTO first" is not decided from Day 121 on',
      "nobody is named who decided it",
      "it has no reason",
      "a precondition of it is not judged",
    ]);
    pilot.run("structureDecision.edit", {
      id,
      decidedOn: "2026-11-02",
      decidedBy: pilot.person("Ada", "CEO"),
      reason: "the figures",
      preconditions: [{ text: "shared dashboards", met: true }],
    });
    expect(item(pilot, "p5-structure").state).toBe("proven");
  });
});

describe("p5-publish", () => {
  it("is proven by a published model, matrix, owners of all shown metrics and a published narrative", () => {
    const pilot = new TestPilot();
    const owner = pilot.person("Ada");
    const headlines = [
      "avd.rate",
      "trust.acceptance",
      "cost.perOutcome",
      "revenue.rqi",
      "loop.detectToValidate",
    ];
    expect(item(pilot, "p5-publish").missing).toEqual([
      "no operating model was published from Day 121 on",
      "no decision-rights matrix from version 1 on is published",
      `no owner for ${headlines.join(", ")}`,
      "no board narrative was published from Day 121 on",
    ]);
    const { lead } = publishMatrix(pilot, "2026-10-30");
    for (const metric of headlines) pilot.run("metricOwnership.add", { metric, owner });
    pilot.run("workflow.add", { name: "Query", executiveDri: [lead] });
    pilot.now = "2026-11-02T12:00:00Z";
    pilot.run("operatingModel.publish", {});
    pilot.run("test.make", {
      type: "narrative",
      fields: { title: "Board", status: "published", publishedAt: "2026-11-05T12:00:00Z" },
    });
    expect(item(pilot, "p5-publish").state).toBe("proven");
    pilot.run("metricOwnership.add", { metric: "avd.yield", shownToLeadership: true });
    expect(item(pilot, "p5-publish").missing).toEqual(["no owner for avd.yield"]);
  });
});
