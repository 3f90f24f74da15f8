import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readinessCase } from "../../../shared/domain/readiness/readiness-case.ts";
import {
  GAP_LEVEL,
  MEASURE_QUESTIONS,
  readinessPlan,
} from "../../../shared/domain/readiness/readiness-plan.ts";
import { READINESS_SECTIONS } from "../../../shared/domain/readiness/readiness-question.ts";
import { READINESS_QUESTIONS } from "../../../shared/domain/readiness/readiness-questions.ts";
import { readinessState } from "../../../shared/domain/readiness/readiness-state.ts";
import { built } from "../sample/sample-pilots.ts";
import { plainDay, revenueRows, workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

const QUESTIONS = READINESS_SECTIONS.flatMap((section) =>
  READINESS_QUESTIONS[section].map((question) => ({ section, ...question })),
);

function answered(levels: readonly (number | null)[], evidence: (index: number) => boolean = () => false) {
  const pilot = new TestPilot(null);
  for (const [index, { section, key }] of QUESTIONS.entries()) {
    const level = levels[index] ?? null;
    if (level === null) continue;
    pilot.run("readinessAnswer.add", {
      section,
      question: key,
      level,
      ...(evidence(index) ? { evidence: "seen" } : {}),
    });
  }
  return pilot;
}

describe("the questionnaire", () => {
  it("has five questions for each of the five patterns, and a description of its own for every level", () => {
    expect(READINESS_SECTIONS.map((section) => READINESS_QUESTIONS[section].length)).toEqual([5, 5, 5, 5, 5]);
    const levels = QUESTIONS.flatMap(({ key, levels: five }) => five.map((words) => `${key}: ${words}`));
    expect(new Set(levels).size).toBe(125);
  });

  it("is closed question by question by exactly one measure of the plan", () => {
    const closed = [...MEASURE_QUESTIONS.values()].flat();
    expect(closed.toSorted()).toEqual(QUESTIONS.map(({ key }) => key).toSorted());
  });
});

describe("readiness", () => {
  it("of Ardlune is 38 of 100, with low confidence in two sections and nine lines from day one", async () => {
    const { state, view } = await built("ardlune");
    const { state: readiness, plan, coverage } = readinessCase(state, view);
    expect(readiness.sections.map(({ level }) => level)).toEqual([2, 1, 1, 2, expect.closeTo(1.6, 9)]);
    expect(Math.round(readiness.score ?? 0)).toBe(38);
    expect(readiness).toMatchObject({
      answered: 25,
      evidenced: 14,
      lowConfidence: ["ownership", "feedback"],
    });
    expect(plan).toHaveLength(9);
    expect(coverage.rows[0]?.families.find(({ family }) => family === "commercial")?.share).toBeGreaterThan(
      0,
    );
  });

  it("has no score while a section has no answer, and the last answer to a question counts", () => {
    const pilot = answered(QUESTIONS.map((_, index) => (index < 20 ? 2 : null)));
    expect(readinessState(pilot.state)).toMatchObject({ score: null, answered: 20 });
    pilot.run("readinessAnswer.add", { section: "coherence", question: "trust-shown", level: 4 });
    expect(readinessState(pilot.state).score).toBe(60);
    pilot.run("readinessAnswer.add", { section: "coherence", question: "trust-shown", level: 0 });
    expect(readinessState(pilot.state)).toMatchObject({ score: 40, answered: 21 });
  });

  it.each([
    [0, "low"],
    [2, "low"],
    [3, "medium"],
    [4, "high"],
    [5, "high"],
  ])("with evidence for %d of 5 answers has %s confidence", (count, confidence) => {
    const pilot = answered(
      QUESTIONS.map(() => 2),
      (index) => index < count,
    );
    expect(readinessState(pilot.state).sections[0]?.confidence).toBe(confidence);
  });

  it("rises with every answer, and its plan holds each gap exactly once (seed 63)", () => {
    const level = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(
        fc.array(level, { minLength: 25, maxLength: 25 }),
        fc.integer({ min: 0, max: 24 }),
        (levels, at) => {
          const score = (of: readonly number[]) => readinessState(answered(of).state).score ?? Number.NaN;
          const here = score(levels);
          expect(here).toBeGreaterThanOrEqual(0);
          expect(here).toBeLessThanOrEqual(100);
          const raised = score(levels.with(at, 4));
          expect(raised > here).toBe((levels[at] ?? 4) < 4);
          const plan = readinessPlan(readinessState(answered(levels).state));
          const gaps = plan.flatMap((line) => line.gaps.map(({ question }) => question));
          const low = QUESTIONS.filter((_, index) => (levels[index] ?? 4) <= GAP_LEVEL).map(({ key }) => key);
          expect(gaps.toSorted()).toEqual(low.toSorted());
          expect(plan.map(({ dueDay }) => dueDay)).toEqual(
            plan.map(({ dueDay }) => dueDay).toSorted((a, b) => a - b),
          );
        },
      ),
      { seed: 63, numRuns: 15 },
    );
  });
});

describe("computed signals", () => {
  const signalsOf = (pilot: TestPilot, asOf = "2026-09-20T12:00:00Z") => {
    const { signals } = readinessCase(pilot.state, pilot.view(asOf));
    return Object.fromEntries(signals.map(({ section, state }) => [section, state]));
  };

  it("say nothing before there is anything to say", () => {
    expect(signalsOf(new TestPilot(null))).toEqual(
      Object.fromEntries(READINESS_SECTIONS.map((section) => [section, "no data"])),
    );
  });

  it("show drift in a decision with a negative revenue lens, and board incoherence in pillars without a line", () => {
    const pilot = new TestPilot();
    const by = pilot.person("Lea", "converged executive");
    const lens = { effect: 1, sentence: "better" };
    const lenses = { outcome: { ...lens, effect: 2 }, reliability: lens, revenue: { ...lens, effect: -1 } };
    const id = pilot.run("decision.add", { title: "Route", status: "draft", lenses });
    pilot.run("decision.approve", { id, by });
    const narrative = pilot.run("narrative.add", {
      title: "Board",
      status: "draft",
      claims: [{ claim: "Growth", metric: "avd.rate" }],
    });
    expect(signalsOf(pilot)).toMatchObject({ drift: "shown", coherence: "shown" });
    const metrics = ["avd.rate", "trust.acceptance", "cost.perOutcome", "revenue.nrr", "loop.hitRate"];
    pilot.run("narrative.edit", {
      id: narrative,
      claims: metrics.map((metric) => ({ claim: metric, metric })),
    });
    expect(signalsOf(pilot).coherence).toBe("not there");
  });

  it("show where a workflow or a metric has no or several owners", () => {
    const pilot = new TestPilot();
    pilot.run("workflow.add", { name: "Triage" });
    expect(signalsOf(pilot).ownership).toBe("shown");
  });
});

describe("the coverage grid", () => {
  it("says for each workflow which families are there, and how old they are", () => {
    const pilot = new TestPilot();
    pilot.import(workRows("2026-06-29", "2026-07-26", "Triage", ["Home"], plainDay));
    pilot.import(revenueRows(["2026-06", "2026-07"], 2));
    pilot.run("workflow.add", { name: "Refunds" });
    const { coverage } = readinessCase(pilot.state, pilot.view("2026-07-30T12:00:00Z"));
    const words = coverage.rows.map(({ workflow, families }) => [
      workflow,
      ...families.map(({ share }) => share),
    ]);
    expect(words).toEqual([
      ["Triage", 1, 1, 1, 1],
      ["Refunds", null, null, null, 1],
    ]);
    expect(coverage.rows[0]?.families[0]?.ageDays).toBe(4);
  });
});

describe("target.start", () => {
  it("sets Day 0, lays the plan out and takes the lines of the plan from day one over, but those left out", () => {
    const pilot = answered(QUESTIONS.map(() => 1));
    pilot.run("diligence.add", { sector: "Property" });
    const plan = readinessPlan(readinessState(pilot.state));
    const [left] = plan;
    pilot.now = "2026-06-22T08:00:00Z";
    pilot.run("target.start", { startDate: "2026-07-06", without: [left?.key] });
    const view = pilot.view("2026-07-06T12:00:00Z");
    expect(view.moment.day).toBe(0);
    const own = view.items.filter(({ template }) => template === null);
    expect(own.map(({ title }) => title).toSorted()).toEqual(
      plan
        .slice(1)
        .map(({ title }) => title)
        .toSorted(),
    );
    expect(own.every(({ due }) => due !== null)).toBe(true);
    expect(view.items.find(({ template }) => template === "p1-map")?.due).not.toBeNull();
    const again = pilot.try("target.start", { startDate: "2026-07-06" });
    expect(again.ok ? null : again.problem.code).toBe("RULE");
  });
});
