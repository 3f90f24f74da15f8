import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import { tellChange } from "../change-story.ts";
import { tellFoundation, tellPlan } from "../foundation.ts";
import type { History } from "../history.ts";
import { createHistory } from "../history.ts";
import { headlineThresholds, LEADERS, tellPhases, tellSeal, USUAL_DRIS } from "../phases.ts";
import type { SampleCompany } from "../sample-company.ts";
import { KESTROVA_WORKFLOW, kestrovaFiles } from "./kestrova-data.ts";

const SEED = "kestrova";
const START = "2026-07-27";

/** Kestrova Freight: flat on top, falling everywhere beneath. */
export function kestrova(): SampleCompany {
  const history = createHistory(START, "Europe/Berlin");
  tellStart(history);
  const sealOn = tellSeal(
    history,
    29,
    {
      avd: { verdict: "improved" },
      trust: { verdict: "no detectable change" },
      cost: { verdict: "no detectable change" },
    },
    "Cycle times are not measured yet; all headline figures are covered in the three segments.",
  );
  tellPhases(history, {
    workflow: KESTROVA_WORKFLOW,
    firstReviewDay: 31,
    lastReviewDay: 115,
    emptyReviews: [2, 9],
    tradeOffs: [
      "Check fewer kinds of documents, but those to the end.",
      "Large accounts first: the campaign gets the two best clerks.",
      "Speed over a second look for repeat shippers.",
      "Keep the manual check for dangerous goods whatever it costs.",
      "Release more documents automatically: threshold from 0.90 to 0.84.",
      "Clerks for large accounts come from the small-shipper desk until December.",
      "Corrections go to the model team the same day, at the price of one report less.",
      "Hold the promised release rate for new contracts at the measured bound.",
      "No second campaign before the autumn volume is through.",
      "Rescue lane for perishables, paid from the overtime budget.",
      "Roll-up and segments are read side by side before any further release.",
    ],
    packaging: {
      onDay: 52,
      title: "Large-account package with a measured release rate",
      question: "Offer large accounts a package whose promised release rate is the measured lower bound?",
      category: 4,
      options: ["Price by shipment as before", "Package with the measured rate"],
      chosen: "Package with the measured rate",
      decidedBy: "lead",
      outcome: [1, "Large shippers know what is released at once and what a clerk looks at."],
      reliability: [0, "Volume grows where the documents are cleanest."],
      revenue: [2, "Campaign for the autumn with a promise that can be kept."],
      expects: ["avd.rate", 0.02, 110],
    },
    matrix: { onDay: 67 },
    guardrail: { onDay: 66, rateBound: 0.4, acceptanceBound: 0.8 },
    scenario: {
      onDay: 74,
      trigger: "A customer asks for release of a kind of document whose acceptance is below its guardrail.",
      defaultOutcome: "The kind of document stays with a clerk until two weeks hold the guardrail.",
      firstLine: ["customs", "cro"],
    },
    incentivesDay: 85,
  });
  tellFourthPhase(history);
  tellChange(history, {
    key: "CH-04",
    workflow: KESTROVA_WORKFLOW,
    kinds: ["policy"],
    title: "Confidence threshold for automatic release lowered from 0.90 to 0.84",
    owner: "customs",
    toldOn: 67,
    plannedFor: 71,
    rollbackPlan: "Set the threshold back to 0.90; takes a minute.",
    guardrail: "guardrail-confidence-thresholds",
    approvals: [["cpo", 67, 69]],
    authorisedOn: 70,
  });
  return {
    key: SEED,
    name: "Kestrova Freight",
    timeZone: "Europe/Berlin",
    currency: "EUR",
    startDate: START,
    createdAt: history.moment(0, "06:30"),
    files: kestrovaFiles(),
    steps: history.steps(),
    sealOn,
  };
}

function tellStart(history: History): void {
  tellFoundation(history, {
    industry: "Freight forwarding",
    workflow: {
      name: KESTROVA_WORKFLOW,
      description:
        "Documents of a shipment are read, checked against the booking and released to customs, or passed to a clerk.",
      customerPromise: "Released within two hours, or a clerk calls before the cut-off.",
      unitValue: "6.20",
    },
    people: [
      ...LEADERS,
      ["customs", "VP Customs", "other", "operations"],
      ["marketing", "VP Marketing", "other", "marketing"],
    ],
    dri: "customs",
    executiveDris: ["lead"],
    meetingZero: {
      question:
        "Win large accounts with automatic release now, or raise acceptance for small shippers first?",
      options: ["Large accounts now", "Small shippers first"],
      decided: true,
      outcome: "Large accounts now, with small shippers watched in every review.",
      figures: { avd: 0.45, trust: 0.84, cost: 2, revenue: "unknown", loop: 15 },
    },
    conflicts: [
      {
        title: "Campaigns are planned without capacity",
        description: "Marketing opens a campaign before customs knows the volume.",
        costPerWeek: 14_000,
        costBasis: "Overtime and demurrage in the last two campaigns.",
        owner: "marketing",
        parties: ["marketing", "customs"],
      },
      {
        title: "Who may lower a threshold",
        description: "Product and engineering both set confidence thresholds.",
        costPerWeek: 9_000,
        costBasis: "Rework of released documents, per week.",
        owner: "cpo",
        parties: ["cpo", "cto"],
      },
      {
        title: "Clerks corrected twice",
        description: "Corrections reach the model team by mail, weeks later.",
        costPerWeek: 5_500,
        costBasis: "Two clerks, half a day each, every day.",
        owner: "cto",
        parties: ["cto", "customs"],
      },
    ],
    objective: {
      avd: { baseline: 0.46, target: 0.6 },
      trust: { baseline: 0.84, target: 0.9 },
      cost: { baseline: 2, target: 1.6 },
      revenue: { baseline: 66, target: 85 },
      loop: { baseline: 14, target: 7 },
    },
    metrics: headlineThresholds({ rate: 0.36, acceptance: 0.76, cost: 2.6, domainOwner: "customs" }),
    reviewWeekday: 4,
  });
  tellPlan(history, USUAL_DRIS, {
    "p1-map": 13,
    "p1-dashboard": 20,
    "p1-objective": 26,
    "p1-conflicts": 24,
    "p2-review": 31,
    "p2-dri": 31,
    "p2-loop": 50,
    "p2-pricing": 53,
    "p3-guardrails": 67,
    "p3-escalation": 80,
    "p3-incentives": 86,
    "p4-forums": 114,
  });
}

function tellFourthPhase({ on, day }: History): void {
  const dateOf = (number: number) => formatCalendarDate(day(number));
  for (const [item, number] of [
    ["p4-replicate", 120],
    ["p4-charters", 118],
  ] as const) {
    on(97, "12:00", "Converged executive", "checklistItem.edit", {
      id: `@item:${item}`,
      due: dateOf(number),
    });
  }
  on(93, "11:00", "CEO", "forum.add", {
    name: "Document quality round",
    kind: "forum",
    hoursPerMonth: 6,
    people: 8,
    owner: "@ceo",
    decision: "retire",
    changedOutcome: 0,
    retiredOn: dateOf(112),
  });
  on(93, "11:05", "CEO", "forum.add", {
    name: "Pricing committee",
    kind: "approval gate",
    hoursPerMonth: 4,
    people: 6,
    owner: "@cro",
    decision: "keep",
    changedOutcome: 3,
  });
  for (const [test, number, evidence] of [
    ["integrated planning", 88, "Campaign and capacity stand in one plan since September."],
    ["shared dashboards", 95, "All three leaders open the same page in the weekly review."],
    ["decision rights", 102, "Decisions since September were taken by their accountable owners."],
    ["escalation paths", 109, "One escalation settled at the second level within its time."],
  ] as const) {
    on(number, "16:00", "Operating partner", "convergenceTest.add", {
      test,
      passed: true,
      on: dateOf(number),
      evidence,
      by: "@lead",
    });
  }
}
