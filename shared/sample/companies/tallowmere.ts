import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import { tellFoundation, tellPlan } from "../foundation.ts";
import type { History } from "../history.ts";
import { createHistory } from "../history.ts";
import { tellDecision, tellReviews } from "../operations.ts";
import type { SampleCompany } from "../sample-company.ts";
import { tellChanges } from "./tallowmere-changes.ts";
import { tellEnforcement, tellLastPhase, tellResets, tellScale } from "./tallowmere-course.ts";
import { PILOT_WORKFLOW, tallowmereFiles } from "./tallowmere-data.ts";
import { tellDelegated } from "./tallowmere-decisions.ts";

const START = "2026-06-22";
const SEAL_DAY = 29;

/** Tallowmere Payroll: it worked, and can prove it. */
export function tallowmere(): SampleCompany {
  const history = createHistory(START, "Europe/London");
  tellFirstPhase(history);
  tellLaunch(history);
  tellDelegated(history);
  tellEnforcement(history);
  tellScale(history);
  tellLastPhase(history);
  tellResets(history);
  tellChanges(history);
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
      description:
        "A question about a pay slip comes in by mail or in the product and is answered, or passed to a payroll specialist.",
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
      question:
        "Answer more pay-slip questions without a person now, or hold until overrides fall below 10 %?",
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
        description:
          "Engineering is measured on the budget, support on the queue; neither sees the cost of an answer.",
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
      {
        metric: "avd.rate",
        owner: "lead",
        keeper: "ops",
        direction: "below",
        warn: 0.38,
        breach: 0.33,
        action: "Stop widening the scope and review the last two releases within 72 h",
        deadlineHours: 72,
      },
      {
        metric: "trust.acceptance",
        owner: "support",
        keeper: "ops",
        direction: "below",
        warn: 0.76,
        breach: 0.72,
        action: "Send the two worst topics back to specialists within 48 h",
        deadlineHours: 48,
      },
      {
        metric: "cost.perOutcome",
        owner: "cto",
        keeper: "finance",
        direction: "above",
        warn: 3.6,
        breach: 4,
        action: "Freeze model changes until the cost of an answer is explained, within 72 h",
        deadlineHours: 72,
      },
      {
        metric: "revenue.rqi",
        owner: "cro",
        keeper: "finance",
        direction: "below",
        warn: 45,
        breach: 35,
        action: "Review every deal signed in the month with product within ten days",
        deadlineHours: 240,
      },
      {
        metric: "loop.detectToValidate",
        owner: "ops",
        keeper: "ops",
        direction: "above",
        warn: 20,
        breach: 28,
        action: "Name one person who may release without a committee within 72 h",
        deadlineHours: 72,
      },
    ],
    reviewWeekday: 4,
  });
  tellPlan(
    history,
    {
      "p1-map": "ops",
      "p1-dashboard": "ops",
      "p1-objective": "lead",
      "p1-conflicts": "lead",
      "p2-review": "lead",
      "p2-dri": "ceo",
      "p2-loop": "ops",
      "p2-pricing": "cro",
      "p3-guardrails": "cto",
      "p3-escalation": "cro",
      "p3-incentives": "ceo",
      "p4-replicate": "lead",
      "p4-charters": "ops",
      "p4-forums": "ceo",
      "p5-evaluate": "lead",
      "p5-structure": "ceo",
      "p5-publish": "cpo",
    },
    {
      "p1-map": 13,
      "p1-dashboard": 20,
      "p1-objective": 26,
      "p1-conflicts": 24,
      "p2-review": 31,
      "p2-dri": 31,
      "p2-loop": 50,
      "p2-pricing": 56,
      "p3-guardrails": 68,
      "p3-escalation": 76,
      "p3-incentives": 86,
      "p4-replicate": 120,
      "p4-charters": 108,
      "p4-forums": 112,
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
  decide(
    52,
    {
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
    },
    "decision-packaging",
  );
  decide(
    59,
    {
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
    },
    "decision-routing",
  );
  decide(
    107,
    {
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
    },
    "decision-threshold",
  );
  const trade = (day: number, tradeOff: string, decisions?: readonly string[]) => ({
    day,
    tradeOff,
    ...(decisions === undefined ? {} : { decisions }),
  });
  // Weekly on Thursdays; 6, 13 and 20 August and 29 October fell out for holidays.
  tellReviews(history, "Converged executive", [
    trade(31, "Quality before reach: no new topics until overrides fall."),
    { day: 38, absent: ["cro"] },
    trade(66, "Routing goes live today for all segments; the small-business desk gives up its own queue.", [
      "decision-routing",
      "decision-packaging",
    ]),
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
