import { describe, expect, it } from "vitest";
import { addLoops, plainDay, revenueRows, workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

const AS_OF = "2026-07-15T12:00:00Z";
const item = (pilot: TestPilot, key: string, asOf = AS_OF) => {
  const found = pilot.view(asOf).items.find(({ template }) => template === key);
  if (found === undefined) throw new Error(`no item ${key}`);
  return found;
};
const withWork = (): TestPilot => {
  const pilot = new TestPilot();
  pilot.import(workRows("2026-06-15", "2026-07-12", "Query", ["Small", "Large"], plainDay));
  return pilot;
};

describe("a fresh pilot", () => {
  it("has seventeen open items, each with something missing, no DRI and a due date inside its phase", () => {
    const { items } = new TestPilot().view("2026-06-22T12:00:00Z");
    expect(items).toHaveLength(17);
    for (const { state, missing, dri, late } of items) {
      expect({ state, dri, late, hasMissing: missing.length > 0 }).toEqual({
        state: "open",
        dri: null,
        late: false,
        hasMissing: true,
      });
    }
  });
});

describe("p1-map", () => {
  it("is proven by rights of every category, a cadence with hours and owners of the five headlines", () => {
    const pilot = new TestPilot();
    const ada = pilot.person("Ada");
    for (const category of [1, 2, 3, 4]) {
      pilot.run("decisionRight.add", { decisionType: `Type ${category}`, category, accountable: ada });
    }
    pilot.run("cadence.add", { name: "Staff meeting", kind: "weekly", hours: 1.5, asIs: true });
    for (const metric of [
      "avd.rate",
      "trust.acceptance",
      "cost.perOutcome",
      "revenue.rqi",
      "loop.detectToValidate",
    ]) {
      expect(item(pilot, "p1-map").state).toBe("open");
      pilot.run("metricOwnership.add", { metric, owner: ada });
    }
    expect(item(pilot, "p1-map")).toMatchObject({ state: "proven", missing: [] });
  });

  it("says which of its three parts is missing, and finds a decision type with two owners", () => {
    const pilot = new TestPilot();
    const [ada, ben] = [pilot.person("Ada"), pilot.person("Ben")];
    pilot.run("decisionRight.add", { decisionType: "Discounts", category: 4, accountable: ada });
    pilot.run("decisionRight.add", { decisionType: "Discounts", category: 4, accountable: ben });
    pilot.run("cadence.add", { name: "Staff meeting", kind: "weekly" });
    expect(item(pilot, "p1-map").missing).toEqual([
      "no decision right is mapped for platform controls, value-engine controls, squad-level optimisation",
      '"Discounts" does not have exactly one accountable owner',
      'the meeting "Staff meeting" has no hours',
      "no owner for avd.rate, trust.acceptance, cost.perOutcome, revenue.rqi, loop.detectToValidate",
    ]);
  });
});

describe("p1-dashboard", () => {
  it("is proven by data of pillars 1–3 and 5 for the workflow and of pillar 4 for the company", () => {
    const pilot = withWork();
    expect(item(pilot, "p1-dashboard").missing).toEqual([
      "no revenue data for the company: import revenue.csv",
      "no learning loops of Query: import loops.csv",
    ]);
    pilot.import(revenueRows(["2026-06"], 2));
    addLoops(pilot, "Query", "2026-06-20", 2, 4);
    expect(item(pilot, "p1-dashboard").state).toBe("proven");
  });

  it("asks for the workflow to be named where there are several, and looks at that one", () => {
    const pilot = withWork();
    pilot.run("workflow.add", { name: "Onboarding" });
    expect(item(pilot, "p1-dashboard").missing[0]).toBe("the pilot's first workflow is not named");
    pilot.run("pilot.edit", { id: pilot.pilotId, firstWorkflow: pilot.recordId("workflow", "Onboarding") });
    expect(item(pilot, "p1-dashboard").missing).toContain("no data for Autonomous value rate of Onboarding");
  });
});

describe("p1-objective", () => {
  const whole = { baseline: 1, target: 2 };

  it("is proven by weights that add up to 1 and a baseline and a target for every pillar", () => {
    const pilot = new TestPilot();
    // 0.3 + 0.25 + 0.15 + 0.2 + 0.1 = 1
    pilot.run("pilot.set", {
      objective: { avd: whole, trust: whole, cost: whole, revenue: whole, loop: whole },
    });
    expect(item(pilot, "p1-objective").state).toBe("proven");
  });

  it("names weights that do not add up, and the pillars without a target", () => {
    const pilot = new TestPilot();
    expect(item(pilot, "p1-objective").missing).toEqual(["no shared objective is set"]);
    pilot.run("pilot.set", {
      objective: {
        avd: { ...whole, weight: 0.4 },
        trust: whole,
        cost: whole,
        revenue: whole,
        loop: { baseline: 3 },
      },
    });
    // 0.4 + 0.25 + 0.15 + 0.2 + 0.1 = 1.1
    expect(item(pilot, "p1-objective").missing).toEqual([
      "the weights add up to 1.1, not 1",
      "loop has no target",
    ]);
  });
});

describe("p1-conflicts", () => {
  it("is proven by three ranked conflicts, each with its cost of delay and an owner", () => {
    const pilot = new TestPilot();
    const owner = pilot.person("Ada");
    const add = (rank: number, more: object) =>
      pilot.run("conflict.add", { title: `Conflict ${rank}`, rank, ...more });
    add(1, { owner, costOfDelayMicrosPerWeek: 1 });
    add(2, { owner });
    expect(item(pilot, "p1-conflicts").missing).toEqual([
      'the conflict "Conflict 2" has no cost of delay',
      "no conflict has rank 3",
    ]);
    const second = [...pilot.state.records.values()].find(({ fields }) => fields["title"] === "Conflict 2");
    pilot.run("conflict.edit", { id: second?.id, costOfDelayMicrosPerWeek: 5 });
    add(3, { owner, costOfDelayMicrosPerWeek: 1 });
    expect(item(pilot, "p1-conflicts").state).toBe("proven");
    add(3, { owner, costOfDelayMicrosPerWeek: 1 });
    expect(item(pilot, "p1-conflicts").missing).toEqual(["2 conflicts share rank 3"]);
  });
});

describe("p2-review", () => {
  it("is proven by a closed weekly review, not by one that is open or monthly", () => {
    const pilot = new TestPilot();
    const close = { closedAt: "2026-07-14T10:00:00Z", verdict: "none" };
    pilot.run("review.add", { kind: "weekly", startedAt: "2026-07-14T09:00:00Z" });
    pilot.run("review.add", { kind: "monthly", ...close });
    expect(item(pilot, "p2-review").missing).toEqual(["no weekly operating review is closed"]);
    pilot.run("review.add", { kind: "weekly", ...close });
    expect(item(pilot, "p2-review").state).toBe("proven");
    expect(item(pilot, "p2-review", "2026-07-13T12:00:00Z").state).toBe("open");
  });
});

describe("p2-dri", () => {
  it("is proven by exactly one executive DRI on the pilot workflow", () => {
    const pilot = withWork();
    const [ada, ben] = [pilot.person("Ada"), pilot.person("Ben")];
    const id = pilot.recordId("workflow", "Query");
    expect(item(pilot, "p2-dri").missing).toEqual(["Query has no executive DRI"]);
    pilot.run("workflow.edit", { id, executiveDri: [ada, ben] });
    expect(item(pilot, "p2-dri").missing).toEqual(["Query has 2 executive DRIs: exactly one is right"]);
    pilot.run("workflow.edit", { id, executiveDri: [ada] });
    expect(item(pilot, "p2-dri").state).toBe("proven");
  });
});

describe("p2-loop", () => {
  it("follows one incident through loop and change to validation", () => {
    const pilot = new TestPilot();
    expect(item(pilot, "p2-loop").missing).toEqual(["no incident is recorded"]);
    const incident = pilot.run("incident.add", { key: "I-1", startedAt: "2026-07-01T00:00:00Z" });
    expect(item(pilot, "p2-loop").missing).toEqual(["no incident is linked to a learning loop"]);
    pilot.run("incident.edit", { id: incident, loop: "L-1" });
    const loop = pilot.run("loop.add", { key: "L-1", detectedAt: "2026-07-01T01:00:00Z" });
    expect(item(pilot, "p2-loop").missing).toEqual(["no loop that came from an incident led to a change"]);
    pilot.run("loop.edit", { id: loop, change: pilot.run("change.add", { key: "C-1", title: "Prompt" }) });
    expect(item(pilot, "p2-loop").missing).toEqual(["no change that came from an incident is validated"]);
    pilot.run("loop.edit", { id: loop, validatedAt: "2026-07-05T00:00:00Z" });
    expect(item(pilot, "p2-loop").state).toBe("proven");
  });

  it("proves itself through the commands of one followed record, and only once it is validated", () => {
    const pilot = new TestPilot();
    const missing = () => item(pilot, "p2-loop").missing;
    pilot.now = "2026-07-14T08:00:00Z";
    const incident = pilot.run("incident.add", { title: "Queue stuck", startedAt: "2026-07-01T00:00:00Z" });
    const loop = pilot.run("loop.open", { incident });
    expect(missing()).toEqual(["no loop that came from an incident led to a change"]);
    const change = pilot.run("change.add", { title: "Restart it", status: "planned" });
    pilot.run("loop.attach", { id: loop, change });
    pilot.run("change.authorise", { id: change, at: "2026-07-02T00:00:00Z" });
    pilot.run("change.deploy", { id: change, at: "2026-07-03T00:00:00Z" });
    expect(missing()).toEqual(["no change that came from an incident is validated"]);
    pilot.run("change.validate", { id: change, verdict: "improved", at: "2026-07-13T00:00:00Z" });
    expect(item(pilot, "p2-loop").state).toBe("proven");
    expect(item(pilot, "p2-loop", "2026-07-12T12:00:00Z").state).toBe("open");
    // The loop keeps its deployment when its change is taken away; without either nothing was changed.
    pilot.run("change.remove", { id: change });
    expect(item(pilot, "p2-loop").state).toBe("proven");
    pilot.run("loop.edit", { id: loop, deployedAt: null });
    expect(missing()).toEqual(["no loop that came from an incident led to a change"]);
  });
});

describe("p2-pricing", () => {
  const lens = { effect: 1, sentence: "better" };
  const decision = (metric?: string) => ({
    title: "Outcome pricing",
    category: 4,
    status: "approved",
    lenses: { outcome: metric === undefined ? lens : { ...lens, metric }, reliability: lens, revenue: lens },
  });

  it("is proven by an approved packaging decision that rests on a metric of value or trust with data", () => {
    const pilot = withWork();
    pilot.run("decision.add", decision("trust.acceptance"));
    expect(item(pilot, "p2-pricing").state).toBe("proven");
  });

  it("takes a decision for one of pricing where a pricing change carries it out", () => {
    const pilot = withWork();
    const { category: _, ...plain } = decision("trust.acceptance");
    const id = pilot.run("decision.add", plain);
    pilot.run("change.add", { title: "Screen", kinds: ["ux"], decision: id });
    expect(item(pilot, "p2-pricing").missing).toEqual(["no pricing or packaging decision is recorded"]);
    pilot.run("change.add", { title: "Price list", kinds: ["ux", "pricing"], decision: id });
    expect(item(pilot, "p2-pricing").state).toBe("proven");
  });

  it("is not by one that rests on nothing, or on a metric without data", () => {
    const pilot = new TestPilot();
    pilot.run("decision.add", { ...decision("avd.rate"), status: "draft" });
    expect(item(pilot, "p2-pricing").missing).toEqual(["no pricing or packaging decision is approved"]);
    pilot.run("decision.add", decision());
    expect(item(pilot, "p2-pricing").missing[0]).toContain("names a metric of value or trust");
    pilot.run("decision.add", decision("avd.rate"));
    expect(item(pilot, "p2-pricing").missing).toEqual(["no data for Autonomous value rate"]);
  });
});

describe("what people say of an item", () => {
  it("is claimed where they ticked it and the data do not show it; an override settles it as it is", () => {
    const pilot = new TestPilot();
    const { id } = item(pilot, "p1-objective");
    pilot.run("checklistItem.edit", { id, status: "done", dri: pilot.person("Ada") });
    expect(item(pilot, "p1-objective", "2026-07-21T12:00:00Z")).toMatchObject({
      state: "claimed",
      late: true,
    });
    pilot.run("checklistItem.edit", { id, overrideReason: "agreed with the board" });
    expect(item(pilot, "p1-objective", "2026-07-21T12:00:00Z")).toMatchObject({
      state: "claimed",
      late: false,
      overrideReason: "agreed with the board",
    });
  });

  it("proves an item of the pilot's own once it is done and evidence is attached", () => {
    const pilot = new TestPilot();
    const own = pilot.run("checklistItem.add", { phase: "P1", title: "Own", status: "done" });
    const state = () => pilot.view(AS_OF).items.find(({ id }) => id === own);
    expect(state()).toMatchObject({ state: "claimed", missing: ["no evidence is attached"] });
    pilot.run("evidence.add", { about: own, kind: "text", text: "seen" });
    expect(state()).toMatchObject({ state: "proven" });
    pilot.run("checklistItem.edit", { id: own, status: "dropped" });
    expect(state()).toBeUndefined();
  });
});
