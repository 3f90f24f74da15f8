import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { CONVERGENCE_TESTS } from "../../../shared/domain/title-gate.ts";
import { addLoops, betterDay, plainDay, revenueRows, workRows } from "./test-data.ts";
import { addLeaders, completeRows, type MatrixPeople } from "./test-matrix.ts";
import { TestPilot } from "./test-pilot.ts";

/** Day 0 is Monday 22 June 2026. */
const START = parseCalendarDate("2026-06-22") ?? Number.NaN;
const HEADLINES = ["avd.rate", "trust.acceptance", "cost.perOutcome", "revenue.rqi", "loop.detectToValidate"];
const lens = { effect: 1, sentence: "better" };

/** Noon (UTC) of a day of the pilot. */
export function momentOfDay(day: number): string {
  return new Date((START + day) * 86_400_000 + 12 * 3_600_000).toISOString();
}

/** The date of a day of the pilot, YYYY-MM-DD. */
export function dateOfDay(day: number): string {
  return momentOfDay(day).slice(0, 10);
}

/** A company that runs its pilot by commands alone; `launchDay`: the day of its first closed weekly review. */
export class SeventeenCompany {
  readonly pilot = new TestPilot();
  readonly people: MatrixPeople;
  readonly launchDay: number;

  constructor(launchDay: number) {
    this.launchDay = launchDay;
    this.people = addLeaders(this.pilot);
  }

  on(day: number, command: string, input: object): string {
    this.pilot.now = momentOfDay(day);
    return this.pilot.run(command, input);
  }

  state(day: number): ReadonlyMap<string, string> {
    const { items } = this.pilot.view(momentOfDay(day));
    return new Map(items.map(({ template, state, missing }) => [template ?? "", missing[0] ?? state]));
  }

  gate(day: number) {
    return this.pilot.view(momentOfDay(day)).titleGate;
  }
}

/** Rights, cadence and owners as found, a month of data, the objective, three conflicts; the baseline is sealed. */
export function phaseOne(company: SeventeenCompany): void {
  const { pilot, people } = company;
  const { lead, cpo, cto, cro } = people;
  for (const [category, accountable] of [cto, lead, cto, cro].entries()) {
    company.on(5, "decisionRight.add", {
      decisionType: `Type ${category + 1}`,
      category: category + 1,
      accountable,
    });
  }
  company.on(5, "cadence.add", { name: "Roadmap round", kind: "weekly", hours: 2, people: 6, asIs: true });
  for (const metric of HEADLINES) company.on(6, "metricOwnership.add", { metric, owner: lead });
  pilot.now = momentOfDay(28);
  pilot.import(workRows("2026-06-22", "2026-07-19", "Query", ["Small"], plainDay));
  pilot.import(revenueRows(["2026-05", "2026-06"], 2));
  const workflow = pilot.recordId("workflow", "Query");
  company.on(28, "pilot.edit", { id: pilot.pilotId, firstWorkflow: workflow });
  addLoops(pilot, "Query", "2026-06-23", 9, 4);
  company.on(28, "pilot.set", {
    objective: Object.fromEntries(
      ["avd", "trust", "cost", "revenue", "loop"].map((pillar) => [
        pillar,
        { weight: 0.2, baseline: 1, target: 2 },
      ]),
    ),
  });
  for (const [rank, parties] of [
    [cpo, cto],
    [cpo, cro],
    [cto, cro],
  ].entries()) {
    company.on(28, "conflict.add", {
      title: `Conflict ${rank + 1}`,
      rank: rank + 1,
      costOfDelayMicrosPerWeek: 1_000_000,
      owner: lead,
      parties,
    });
  }
  company.on(29, "baseline.seal", { date: "2026-07-19", criteria: { avd: {} } });
}

/** A closed review, one executive, an incident that is followed through, a price. */
export function phaseTwo(company: SeventeenCompany): void {
  const { pilot, people, launchDay } = company;
  const workflow = pilot.recordId("workflow", "Query");
  company.on(launchDay, "review.add", {
    kind: "weekly",
    closedAt: momentOfDay(launchDay),
    verdict: "decision",
    tradeOff: "Roll the policy back.",
  });
  company.on(35, "workflow.edit", { id: workflow, executiveDri: [people.lead] });
  const incident = company.on(40, "incident.add", { title: "Queue stuck", startedAt: momentOfDay(38) });
  const loop = company.on(40, "loop.open", { incident });
  const change = company.on(40, "change.add", { title: "Restart it", status: "planned" });
  company.on(40, "loop.attach", { id: loop, change });
  company.on(41, "change.authorise", { id: change });
  company.on(42, "change.deploy", { id: change });
  company.on(52, "change.validate", { id: change, verdict: "improved" });
  const decision = company.on(55, "decision.add", {
    title: "Price by outcome",
    domain: "Pricing",
    status: "draft",
    lenses: { outcome: { ...lens, metric: "avd.rate" }, reliability: lens, revenue: lens },
  });
  company.on(55, "decision.approve", { id: decision, by: people.lead });
}

/** A guardrail and the matrix, a drilled scenario, plans of the leaders. */
export function phaseThree(company: SeventeenCompany): void {
  const { pilot, people } = company;
  const { lead, cpo, cto, cro } = people;
  pilot.now = momentOfDay(66);
  pilot.import(workRows("2026-07-20", "2026-08-23", "Query", ["Small"], plainDay));
  const band = (metric: string) => ({ metric, side: "atLeast", bound: 0.3, on: "value" });
  const guardrail = company.on(66, "guardrail.add", {
    domain: "Prompt tuning",
    bands: [band("avd.rate"), band("trust.acceptance")],
    budgetPerWeek: 2,
    holder: [cto],
  });
  company.on(66, "guardrail.grant", { id: guardrail });
  const matrix = company.on(67, "rightsMatrix.draft", { empty: true });
  for (const row of completeRows(people, guardrail)) {
    company.on(67, "decisionRight.add", { ...row, matrix });
  }
  company.on(67, "rightsMatrix.publish", { id: matrix, effectiveFrom: dateOfDay(68) });
  company.on(75, "escalationScenario.add", {
    title: "Quality against revenue",
    trigger: "escalation above 12 %",
    parties: [cpo, cro],
    levels: [{ who: [cpo, cro], hours: 24 }],
    decider: lead,
    defaultOutcome: "quality wins",
    drilledOn: dateOfDay(74),
  });
  for (const person of [lead, cpo, cto, cro]) {
    company.on(85, "incentive.add", { person, metric: "avd.rate", weight: 0.6, shared: true });
    company.on(85, "incentive.add", { person, metric: "Objectives of the own field", weight: 0.4 });
  }
}

/** Two more workflows, two charters, a meeting less. */
export function phaseFour(company: SeventeenCompany): void {
  const { pilot, people } = company;
  const names = ["Refunds", "Onboarding"];
  for (const name of names) company.on(91, "workflow.scale", { name });
  pilot.now = momentOfDay(112);
  for (const name of names) {
    pilot.import(workRows("2026-09-14", "2026-10-11", name, ["Small"], plainDay));
    company.on(112, "baseline.sealWorkflow", {
      workflow: pilot.recordId("workflow", name),
      date: "2026-10-11",
    });
  }
  const rights = [...pilot.state.records.values()]
    .filter(({ type, fields }) => type === "decisionRight" && fields["decisionType"] === "Prompts")
    .map(({ id }) => id);
  for (const [role, holder] of [
    ["AI Product Ops", people.cto],
    ["Revenue Engineering", people.cpo],
  ] as const) {
    const id = company.on(113, "charter.template", { role });
    company.on(113, "charter.edit", { id, holder, rights });
    company.on(113, "charter.approve", { id });
  }
  const forum = company.on(114, "forum.fromCadence", {});
  company.on(114, "forum.edit", { id: forum, decision: "retire", retiredOn: dateOfDay(114) });
}

/** Better figures, the tests of convergence, structure, narrative and operating model. */
export function phaseFive(company: SeventeenCompany): void {
  const { pilot, people } = company;
  pilot.now = momentOfDay(150);
  pilot.import(workRows("2026-08-24", "2026-11-15", "Query", ["Small"], betterDay));
  for (const test of CONVERGENCE_TESTS) {
    company.on(118, "convergenceTest.add", { test, passed: true, on: dateOfDay(118), evidence: "seen" });
  }
  company.on(150, "review.add", { kind: "quarterly", closedAt: momentOfDay(150), verdict: "decision" });
  company.on(150, "structureDecision.add", {
    option: "Keep the three titles, with a committee under one accountable executive",
    preconditions: [{ text: "The room decides", met: true, evidence: "4 of the last 4" }],
    decidedOn: dateOfDay(150),
    decidedBy: people.lead,
    reason: "It performs, and the three leaders decide together.",
  });
  const narrative = company.on(151, "narrative.add", {
    title: "Board",
    status: "draft",
    claims: [
      { kind: "growth", claim: "More is done without a person", metric: "avd.rate" },
      { kind: "margin", claim: "An outcome costs less", metric: "cost.perOutcome" },
      { kind: "risk", claim: "Customers accept more", metric: "trust.acceptance" },
    ],
  });
  company.on(151, "narrative.write", {
    id: narrative,
    sentences: [{ text: "The product does {1} of the work by itself.", figures: [{ metric: "avd.rate" }] }],
  });
  company.on(151, "narrative.publish", { id: narrative });
  company.on(152, "operatingModel.publish", {});
}
