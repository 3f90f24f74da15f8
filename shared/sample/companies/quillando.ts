import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import { tellFoundation, tellPlan } from "../foundation.ts";
import type { History } from "../history.ts";
import { createHistory } from "../history.ts";
import { headlineThresholds, LEADERS, tellPhases, tellSeal, USUAL_DRIS } from "../phases.ts";
import type { SampleCompany } from "../sample-company.ts";
import { QUILLANDO_WORKFLOW, quillandoFiles } from "./quillando-data.ts";

const START = "2026-07-13";
const ZONE = "Europe/Madrid";

/** Quillando Retail: looks like a triumph, is regression to the mean. */
export function quillando(): SampleCompany {
  const history = createHistory(START, ZONE);
  tellStart(history);
  const sealOn = tellSeal(
    history,
    4,
    {
      avd: { target: 0.5 },
      trust: { verdict: "no detectable change" },
      cost: { target: 1.5 },
      revenue: { verdict: "no detectable change" },
    },
    "Cycle times are not measured; sixteen weeks of history stand behind the headlines.",
  );
  tellRunning(history);
  tellScale(history);
  return {
    key: "quillando",
    name: "Quillando Retail",
    timeZone: ZONE,
    currency: "EUR",
    startDate: START,
    createdAt: history.moment(0, "06:30"),
    files: quillandoFiles(),
    steps: history.steps(),
    sealOn,
  };
}

function tellStart(history: History): void {
  tellFoundation(history, {
    industry: "Retail software",
    workflow: {
      name: QUILLANDO_WORKFLOW,
      description:
        "A shopper sends something back; the parcel is announced, checked and refunded, or passed to a clerk.",
      customerPromise: "A label at once and the money within three days.",
      unitValue: "3.10",
      chosenBecauseBad: true,
    },
    people: [...LEADERS, ["returns", "Head of Returns", "other", "operations"]],
    dri: "returns",
    executiveDris: ["lead"],
    meetingZero: {
      question: "Start with returns, which fell to 43 % in June, or with order tracking, which is steady?",
      options: ["Returns", "Order tracking"],
      decided: true,
      outcome: "Returns, because it had become bad.",
      figures: { avd: 0.43, trust: 0.85, cost: 1.6, revenue: "unknown", loop: 13 },
    },
    conflicts: [
      {
        title: "Refund speed against fraud checks",
        description: "Support wants money back in a day, finance wants a second look.",
        costPerWeek: 9_500,
        costBasis: "Contacts about refunds under way.",
        owner: "finance",
        parties: ["finance", "returns"],
      },
      {
        title: "Carriers belong to nobody",
        description: "Interfaces of carriers are nobody's product; an outage lasted six weeks.",
        costPerWeek: 8_000,
        costBasis: "Hours of typing labels by hand in June.",
        owner: "cto",
        parties: ["cto", "returns"],
      },
      {
        title: "Exchange is not sold",
        description: "Revenue counts refunds as lost and nobody owns the exchange.",
        costPerWeek: 3_500,
        costBasis: "Exchanges not offered, at the usual margin.",
        owner: "cro",
        parties: ["cro", "cpo"],
      },
    ],
    objective: {
      avd: { baseline: 0.431, target: 0.58 },
      trust: { baseline: 0.843, target: 0.9 },
      cost: { baseline: 1.62, target: 1.3 },
      revenue: { baseline: 73.5, target: 86 },
      loop: { baseline: 13, target: 7 },
    },
    metrics: headlineThresholds({ rate: 0.34, acceptance: 0.75, cost: 2.1, domainOwner: "returns" }),
    reviewWeekday: 4,
    days: { map: 1, cadence: 1, ownership: 1, conflicts: 2, objective: 3 },
  });
  tellPlan(history, USUAL_DRIS, {
    "p1-map": 2,
    "p1-dashboard": 3,
    "p1-objective": 4,
    "p1-conflicts": 4,
    "p2-review": 31,
    "p2-dri": 31,
    "p2-loop": 50,
    "p2-pricing": 58,
    "p3-guardrails": 66,
    "p3-escalation": 78,
    "p3-incentives": 88,
    "p4-charters": 110,
    "p4-forums": 115,
  });
}

function tellRunning(history: History): void {
  tellPhases(history, {
    workflow: QUILLANDO_WORKFLOW,
    firstReviewDay: 31,
    lastReviewDay: 129,
    emptyReviews: [4, 10],
    tradeOffs: [
      "Small refunds at once, large ones with a second look.",
      "Exchange before refund, even where it takes one more screen.",
      "One carrier less rather than an interface that nobody keeps.",
      "Proof of damage only above 40 euros.",
      "Returns desk answers merchants first, shoppers second, in the sale weeks.",
      "Keep the manual carrier lane for one more quarter.",
      "Instant refunds only for shoppers with three orders or more.",
      "Photos instead of a store visit for home goods.",
      "Fewer reasons to choose from; the free text stays.",
      "Sale weeks: no change of refund rules, whatever the queue.",
      "Pay for a second label service as insurance.",
      "Hold the scope until we know what the autumn rise is made of.",
    ],
    packaging: {
      onDay: 57,
      title: "Returns priced per parcel",
      question: "Charge merchants per parcel, or a share of what is kept?",
      category: 4,
      options: ["Per parcel", "Share of what is kept"],
      chosen: "Per parcel",
      decidedBy: "lead",
      outcome: [1, "Merchants see what an automatic return costs them."],
      reliability: [0, "Counting exists."],
      revenue: [1, "Income follows volume."],
      expects: ["avd.rate", 0.02, 120],
    },
    matrix: { onDay: 67 },
    guardrail: { onDay: 64, rateBound: 0.38, acceptanceBound: 0.78 },
    scenario: {
      onDay: 71,
      trigger: "A merchant asks for instant refunds in a segment whose acceptance is below its guardrail.",
      defaultOutcome: "Refunds stay at three days in that segment.",
      firstLine: ["returns", "cro"],
    },
    incentivesDay: 86,
  });
}

function tellScale({ on, day }: History): void {
  const dateOf = (number: number) => formatCalendarDate(day(number));
  on(109, "10:00", "Converged executive", "charter.add", {
    role: "AI Product Ops",
    title: "AI Product Ops",
    holder: "@returns",
    rights: ["@right-4", "@right-6"],
    version: 1,
    text: "Keeps the loop from complaint to validated change, and the guardrails of returns.",
  });
  on(109, "10:10", "Converged executive", "charter.add", {
    role: "Revenue Engineering",
    title: "Revenue Engineering",
    holder: "@finance",
    rights: ["@right-7", "@right-8"],
    version: 1,
    text: "Checks promises against the record and follows exchanges to their margin.",
  });
  on(95, "11:00", "CEO", "forum.add", {
    name: "Carrier round",
    kind: "forum",
    hoursPerMonth: 5,
    people: 7,
    owner: "@ceo",
    decision: "retire",
    changedOutcome: 0,
    retiredOn: dateOf(113),
  });
  on(120, "11:30", "CEO", "checklistItem.edit", {
    id: "@item:p4-replicate",
    overrideReason:
      "No second workflow until it is known how much of the rise is ours and how much is the end of the outage.",
  });
  for (const [test, number, evidence] of [
    ["shared dashboards", 80, "One page for all three leaders."],
    ["decision rights", 101, "Decisions since August were taken by their accountable owners."],
    ["escalation paths", 94, "Drill and one case in time."],
  ] as const) {
    on(number, "16:00", "Operating partner", "convergenceTest.add", {
      test,
      passed: true,
      on: dateOf(number),
      evidence,
      by: "@lead",
    });
  }
  on(126, "10:00", "Operating partner", "note.add", {
    kind: "note",
    about: `@workflow:${QUILLANDO_WORKFLOW}`,
    text: "The carrier interface was restored on 24 July, before the first change went live on 18 August. Against the twelve weeks before the outage the rate has not moved; the cost of an outcome has.",
  });
  on(128, "15:00", "Operating partner", "ask.add", {
    text: "Please show the rise against the spring weeks as well on the board slide.",
    owner: "@ceo",
    due: dateOf(137),
  });
}
