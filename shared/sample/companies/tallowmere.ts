import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import { tellFoundation, tellPlan } from "../foundation.ts";
import type { History } from "../history.ts";
import { createHistory } from "../history.ts";
import { tellDecision, tellGuardrail, tellReviews, tellScenario, tellSharedIncentives } from "../operations.ts";
import type { SampleCompany } from "../sample-company.ts";
import { PILOT_WORKFLOW, SCALE_WORKFLOWS, tallowmereFiles } from "./tallowmere-data.ts";

const START = "2026-06-22";
const WORKFLOW = `@workflow:${PILOT_WORKFLOW}`;
const SEAL_DAY = 29;

/** Tallowmere Payroll: it worked, and can prove it. */
export function tallowmere(): SampleCompany {
  const history = createHistory(START, "Europe/London");
  tellFirstPhase(history);
  tellLaunch(history);
  tellEnforcement(history);
  tellScale(history);
  tellLastPhase(history);
  return {
    key: "tallowmere",
    name: "Tallowmere Payroll",
    timeZone: "Europe/London",
    currency: "GBP",
    startDate: START,
    createdAt: history.moment(0, "06:30"),
    files: tallowmereFiles(),
    steps: history.steps(),
    sealOn: formatCalendarDate(history.day(SEAL_DAY)),
  };
}

function tellFirstPhase(history: History): void {
  tellFoundation(history, {
    industry: "Payroll software",
    workflow: {
      name: PILOT_WORKFLOW,
      description: "A question about a pay slip comes in by mail or in the product and is answered, or passed to a payroll specialist.",
      customerPromise: "A correct answer within the hour, and a person whenever the customer asks for one.",
      unitValue: "4.50",
    },
    people: [
      ["ceo", "CEO", "CEO", "other"],
      ["cpo", "CPO", "CPO", "product"],
      ["cto", "CTO", "CTO", "technology"],
      ["cro", "CRO", "CRO", "revenue"],
      ["lead", "Converged executive", "converged executive", "product"],
      ["support", "VP Support", "other", "customer"],
      ["ops", "Head of Product Ops", "other", "operations"],
      ["finance", "Finance partner", "other", "finance"],
    ],
    dri: "support",
    executiveDris: ["lead"],
    meetingZero: {
      question: "Answer more pay-slip questions without a person now, or hold until overrides fall below 10 %?",
      options: ["Widen the scope now", "Hold until overrides fall below 10 %"],
      decided: true,
      outcome: "Hold for eight weeks, fix the routing first, then widen topic by topic.",
      figures: { avd: 0.4, trust: 0.8, cost: 3.2, revenue: "unknown", loop: 14 },
    },
    conflicts: [
      {
        title: "Automation promised in renewals before support agrees",
        description: "Account managers offer automated answers for topics that support has not released.",
        costPerWeek: 18_000,
        costBasis: "Six escalated accounts a week, two days of a specialist each, and one credit note.",
        owner: "lead",
        parties: ["cro", "support"],
      },
      {
        title: "Two teams own the routing rules",
        description: "Product decides the topics, engineering the queues; a change needs both calendars.",
        costPerWeek: 11_500,
        costBasis: "Eleven days of waiting per change, three changes a month.",
        owner: "cto",
        parties: ["cpo", "cto"],
      },
      {
        title: "Model spend is nobody's line",
        description: "Engineering is measured on the budget, support on the queue; neither sees the cost of an answer.",
        costPerWeek: 6_000,
        costBasis: "Spend above plan in the last quarter, per week.",
        owner: "finance",
        parties: ["cto", "support"],
      },
    ],
    objective: {
      avd: { baseline: 0.41, target: 0.65 },
      trust: { baseline: 0.81, target: 0.91 },
      cost: { baseline: 3.2, target: 2.4 },
      revenue: { baseline: 54.5, target: 84.5 },
      loop: { baseline: 15, target: 5 },
    },
    metrics: [
      { metric: "avd.rate", owner: "lead", keeper: "ops", direction: "below", warn: 0.38, breach: 0.33, action: "Stop widening the scope and review the last two releases within 72 h", deadlineHours: 72 },
      { metric: "trust.acceptance", owner: "support", keeper: "ops", direction: "below", warn: 0.76, breach: 0.72, action: "Send the two worst topics back to specialists within 48 h", deadlineHours: 48 },
      { metric: "cost.perOutcome", owner: "cto", keeper: "finance", direction: "above", warn: 3.6, breach: 4, action: "Freeze model changes until the cost of an answer is explained, within 72 h", deadlineHours: 72 },
      { metric: "revenue.rqi", owner: "cro", keeper: "finance", direction: "below", warn: 45, breach: 35, action: "Review every deal signed in the month with product within ten days", deadlineHours: 240 },
      { metric: "loop.detectToValidate", owner: "ops", keeper: "ops", direction: "above", warn: 20, breach: 28, action: "Name one person who may release without a committee within 72 h", deadlineHours: 72 },
    ],
    reviewWeekday: 4,
  });
  tellPlan(
    history,
    {
      "p1-map": "ops", "p1-dashboard": "ops", "p1-objective": "lead", "p1-conflicts": "lead",
      "p2-review": "lead", "p2-dri": "ceo", "p2-loop": "ops", "p2-pricing": "cro",
      "p3-guardrails": "cto", "p3-escalation": "cro", "p3-incentives": "ceo",
      "p4-replicate": "lead", "p4-charters": "ops", "p4-forums": "ceo",
      "p5-evaluate": "lead", "p5-structure": "ceo", "p5-publish": "cpo",
    },
    {
      "p1-map": 13, "p1-dashboard": 20, "p1-objective": 26, "p1-conflicts": 24, "p2-review": 31, "p2-dri": 31,
      "p2-loop": 50, "p2-pricing": 56, "p3-guardrails": 68, "p3-escalation": 76, "p3-incentives": 86,
      "p4-replicate": 120, "p4-charters": 108, "p4-forums": 112,
    },
  );
  history.on(SEAL_DAY, "12:30", "Consultant", "baseline.seal", {
    date: formatCalendarDate(history.day(SEAL_DAY)),
    criteria: {
      avd: { target: 0.55 },
      trust: { target: 0.85 },
      cost: { target: 2.9 },
      revenue: { verdict: "no detectable change" },
      loop: { target: 12 },
    },
    waive: "Not measured before the pilot; the headline of every pillar is covered in all three segments.",
  });
}

function tellLaunch(history: History): void {
  const decide = (day: number, story: Parameters<typeof tellDecision>[5], as: string) =>
    tellDecision(history, day, "09:30", "Converged executive", PILOT_WORKFLOW, story, as);
  decide(52, {
    title: "Packaging: answers per employee instead of per seat",
    question: "Sell automated answers by employee, with the measured rate as the promise?",
    category: 4,
    options: ["Keep the price per seat", "Price per employee, promise the measured lower bound"],
    chosen: "Price per employee, promise the measured lower bound",
    decidedBy: "lead",
    outcome: [1, "Customers are promised what the record shows, so fewer answers disappoint."],
    reliability: [0, "No change to the system; metering exists."],
    revenue: [1, "Smaller first contracts, but expansion follows use."],
    expects: ["avd.rate", 0.05, 120],
  }, "decision-packaging");
  decide(59, {
    title: "Route queries by topic and confidence",
    question: "Replace routing by customer size with routing by topic and confidence?",
    category: 2,
    domain: "routing",
    options: ["Keep routing by size", "Route by topic and confidence from 27 August"],
    chosen: "Route by topic and confidence from 27 August",
    decidedBy: "lead",
    outcome: [2, "The right specialist or the right answer at the first try."],
    reliability: [1, "One rule set instead of three; fewer hand-overs."],
    revenue: [1, "Escalations in renewal months should fall."],
    expects: ["avd.rate", 0.1, 94],
  }, "decision-routing");
  decide(107, {
    title: "Confidence threshold for tax codes per topic",
    question: "One threshold for all tax-code questions, or one per topic?",
    category: 2,
    domain: "confidence thresholds",
    options: ["One threshold", "One per topic"],
    chosen: "One per topic",
    decidedBy: "cpo",
    outcome: [1, "Simple codes are answered at once, odd ones by a person."],
    reliability: [0, "Four numbers to watch instead of one."],
    revenue: [0, "No direct effect expected."],
    expects: ["trust.acceptance", 0.01, 140],
  }, "decision-threshold");
  const trade = (day: number, tradeOff: string, decisions?: readonly string[]) => ({
    day,
    tradeOff,
    ...(decisions === undefined ? {} : { decisions }),
  });
  // Weekly on Thursdays; 6, 13 and 20 August and 29 October fell out for holidays.
  tellReviews(history, "Converged executive", [
    trade(31, "Quality before reach: no new topics until overrides fall."),
    { day: 38, absent: ["cro"] },
    trade(66, "Routing goes live today for all segments; the small-business desk gives up its own queue.", ["decision-routing", "decision-packaging"]),
    trade(73, "Keep the old escalation mailbox two more weeks although it costs a person."),
    trade(80, "Spend on the larger model only where the topic earns it."),
    { day: 87 },
    trade(94, "Explain every hand-over to the customer, even at ten seconds per query."),
    trade(101, "Widen to statutory pay, hold pensions."),
    trade(108, "A threshold per tax topic rather than a higher one for all.", ["decision-threshold"]),
    trade(115, "Two more workflows get the same gates before they get the model."),
    { day: 122, absent: ["cto"] },
    trade(136, "Retire the weekly change board; changes inside guardrails need no meeting."),
    trade(143, "Year-end questions get a queue of their own; two features wait for it."),
    trade(150, "Hold the scope until the year-end peak is over; enter no new segment before January."),
  ]);
}

function tellEnforcement(history: History): void {
  const { on, day } = history;
  tellGuardrail(history, 64, "confidence thresholds", "cpo", [
    { metric: "avd.rate", workflow: WORKFLOW, side: "atLeast", bound: 0.38, on: "interval" },
    { metric: "trust.acceptance", workflow: WORKFLOW, side: "atLeast", bound: 0.78, on: "interval" },
  ], 2, true);
  tellGuardrail(history, 64, "model substitutions", "cto", [
    { metric: "trust.escalation", workflow: WORKFLOW, side: "atMost", bound: 0.12, on: "interval" },
    { metric: "cost.perOutcome", workflow: WORKFLOW, side: "atMost", bound: 3.6, on: "value" },
  ], 1, true);
  tellScenario(history, 70, 75, {
    trigger: "A deal or renewal asks for automation of a topic whose acceptance is below its guardrail.",
    defaultOutcome: "The topic stays with specialists; the contract promises the measured lower bound.",
    firstLine: ["support", "cro"],
  });
  tellSharedIncentives(history, 84, ["cpo", "cto", "cro", "lead"]);
  for (const [name, decision, note] of [
    ["Tickets closed per agent", "retire", "Rewarded closing, not solving; gone from the scorecard in August."],
    ["Release count", "convert", "Became validated loops per week."],
  ] as const) {
    on(40, "10:00", "Operating partner", "shadowMetric.add", {
      function: decision === "retire" ? "customer" : "technology",
      name,
      decision,
      by: formatCalendarDate(day(90)),
      note,
    });
  }
}

function tellScale(history: History): void {
  const { on, day } = history;
  for (const [index, name] of SCALE_WORKFLOWS.entries()) {
    on(91, "09:00", "Converged executive", "workflow.add", {
      name,
      description: index === 0 ? "A person joins or leaves and has to be paid right from the first day." : "A wrong tax code is found, corrected and explained.",
      customerPromise: "Done before the next pay run, with a person to ask.",
      dri: [index === 0 ? "@support" : "@ops"],
      executiveDri: ["@lead"],
    });
  }
  on(91, "09:10", "Converged executive", "pilot.edit", { id: "@pilot", scaleWorkflows: SCALE_WORKFLOWS.map((name) => `@workflow:${name}`) });
  on(106, "10:00", "Converged executive", "charter.add", {
    role: "AI Product Ops", title: "AI Product Ops", holder: "@ops", rights: ["@right-4", "@right-6"], version: 1,
    text: "Runs the learning loop from signal to validated change, keeps the guardrails and their evidence, prepares the weekly review.",
  });
  on(106, "10:10", "Converged executive", "charter.add", {
    role: "Revenue Engineering", title: "Revenue Engineering", holder: "@finance", rights: ["@right-7", "@right-8"], version: 1,
    text: "Turns measured rates into promises and prices, checks every contract against the lower bound, follows expansion to its cause.",
  });
  for (const [name, kind, hours, people, decision, retiredOn] of [
    ["Change board", "approval gate", 8, 9, "retire", 136],
    ["Release readiness call", "forum", 6, 12, "retire", 110],
    ["Product steering", "forum", 6, 9, "keep", null],
    ["Pricing committee", "approval gate", 4, 6, "keep", null],
  ] as const) {
    on(92, "11:00", "CEO", "forum.add", {
      name, kind, hoursPerMonth: hours, people, owner: "@ceo", decision, changedOutcome: decision === "retire" ? 1 : 4,
      ...(retiredOn === null ? {} : { retiredOn: formatCalendarDate(day(retiredOn)) }),
    });
  }
  for (const [test, onDay, evidence] of [
    ["integrated planning", 90, "One plan and one backlog for product, engineering and revenue since September."],
    ["shared dashboards", 66, "The routing change was judged by all three leaders on one page."],
    ["decision rights", 101, "Eleven of the last twelve decisions were taken by the accountable owner."],
    ["escalation paths", 108, "Two escalations settled at the first level, within 24 h."],
  ] as const) {
    on(onDay, "16:00", "Operating partner", "convergenceTest.add", {
      test, passed: true, on: formatCalendarDate(day(onDay)), evidence, by: "@lead",
    });
  }
}

/** Phase 5 is in work: nothing of it is proven yet. */
function tellLastPhase({ on, day }: History): void {
  on(140, "10:00", "CEO", "structureDecision.add", {
    option: "President of Product and Growth with a chief architect",
    preconditions: [
      { text: "The verdict against the pass criteria is \"performs\" for four weeks", met: true },
      { text: "The two added workflows hold their guardrails through a quarter" },
    ],
    judgement: "Evidence so far favours one leader for product and revenue; the second precondition is open until December.",
  });
  on(141, "10:00", "CEO", "checklistItem.edit", {
    id: "@item:p5-evaluate",
    due: formatCalendarDate(day(170)),
    note: "Moved to the board meeting of 9 December.",
  });
  on(144, "10:00", "Operating partner", "narrative.add", {
    title: "Board synthesis, fourth quarter 2026",
    periodFrom: "2026-09-01",
    periodTo: "2026-11-15",
    sentences: [{ text: "Autonomous value rose since the routing change, trust rose with it, and the cost of an answer fell." }],
    claims: [
      { claim: "More is solved without a person", metric: "avd.rate" },
      { claim: "Customers accept it more often", metric: "trust.acceptance" },
      { claim: "Every answer costs less", metric: "cost.perOutcome" },
      { claim: "We learn faster", metric: "loop.detectToValidate" },
    ],
    status: "draft",
  });
  on(147, "11:00", "CEO", "change.add", {
    key: "CH-06",
    workflow: WORKFLOW,
    kinds: ["routing"],
    title: "Year-end questions get a queue of their own",
    plannedOn: formatCalendarDate(day(156)),
    status: "planned",
  });
  on(148, "15:00", "Operating partner", "ask.add", {
    text: "Please name who evaluates the pilot with you in the December board meeting.",
    about: "@item:p5-evaluate",
    owner: "@ceo",
    due: formatCalendarDate(day(158)),
  });
}
