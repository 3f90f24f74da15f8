import { tellFoundation, tellPlan } from "../foundation.ts";
import type { History } from "../history.ts";
import { createHistory } from "../history.ts";
import { tellGuardrail } from "../operations.ts";
import { headlineThresholds, LEADERS, tellPhases, tellSeal, USUAL_DRIS } from "../phases.ts";
import type { SampleCompany } from "../sample-company.ts";
import { OSSUNELA_WORKFLOW, ossunelaFiles } from "./ossunela-data.ts";

const SEED = "ossunela";
const START = "2026-09-14";
const ZONE = "America/New_York";

/** Ossunela Health Billing: probably good, cannot be shown. */
export function ossunela(): SampleCompany {
  const history = createHistory(START, ZONE);
  tellStart(history);
  const sealOn = tellSeal(
    history,
    29,
    { avd: { verdict: "improved" }, trust: { target: 0.8, verdict: "no detectable change" } },
    "Only small practices count eligible cases; fourteen customers and four loops are all there were.",
  );
  tellPhases(history, {
    workflow: OSSUNELA_WORKFLOW,
    firstReviewDay: 32,
    lastReviewDay: 60,
    emptyReviews: [1, 4],
    tradeOffs: [
      "One segment measured well rather than three measured badly.",
      "Second look at every appeal over 10,000 dollars, whatever it costs.",
      "No new payers until the counting of eligible cases is in place.",
      "Widen to clinics in December only if somebody counts there.",
    ],
    packaging: {
      onDay: 59,
      title: "Price per drafted appeal",
      question: "Charge per draft or per won appeal?",
      category: 4,
      options: ["Per draft", "Per won appeal"],
      chosen: "Per draft",
      decidedBy: "lead",
      outcome: [0, "A draft is what we can measure; a won appeal depends on the payer."],
      reliability: [0, "No change of the system."],
      revenue: [1, "Income follows volume from the first month."],
      expects: ["trust.acceptance", 0.02, 150],
    },
  });
  tellGuardrail(
    history,
    62,
    "prompt tuning",
    "cto",
    [
      {
        metric: "trust.acceptance",
        workflow: `@workflow:${OSSUNELA_WORKFLOW}`,
        side: "atLeast",
        bound: 0.8,
        on: "interval",
      },
      {
        metric: "avd.rate",
        workflow: `@workflow:${OSSUNELA_WORKFLOW}`,
        side: "atLeast",
        bound: 0.3,
        on: "interval",
      },
    ],
    2,
    false,
  );
  return {
    key: SEED,
    name: "Ossunela Health Billing",
    timeZone: ZONE,
    currency: "USD",
    startDate: START,
    createdAt: history.moment(0, "06:30"),
    files: ossunelaFiles(),
    steps: history.steps(),
    sealOn,
  };
}

function tellStart(history: History): void {
  const [rate, , cost, revenue, loop] = headlineThresholds({
    rate: 0.1,
    acceptance: 0.8,
    cost: 24,
    domainOwner: "billing",
  });
  tellFoundation(history, {
    industry: "Billing services",
    workflow: {
      name: OSSUNELA_WORKFLOW,
      description: "A denied claim is read and an appeal is drafted for the biller to check and send.",
      customerPromise: "A draft within a day that quotes the payer's own rule.",
      unitValue: "38.00",
    },
    people: [...LEADERS, ["billing", "VP Billing", "other", "operations"]],
    dri: "billing",
    executiveDris: ["lead"],
    meetingZero: {
      question: "Measure all three segments a little, or small practices well?",
      options: ["All three a little", "Small practices well"],
      decided: true,
      outcome: "Small practices well.",
      figures: { avd: "unknown", trust: 0.8, cost: "unknown", revenue: "unknown", loop: "unknown" },
    },
    conflicts: [
      {
        title: "Too few cases to decide by",
        description: "Sales wants a figure for the deck, the pilot has sixteen reviews a week.",
        costPerWeek: 6_000,
        costBasis: "One deal a month waits for a figure.",
        owner: "lead",
        parties: ["cro", "billing"],
      },
      {
        title: "Eligible cases are not counted",
        description: "Clinics and hospitals send denials in bulk; nobody marks what could be appealed.",
        costPerWeek: 4_200,
        costBasis: "Half a biller's week spent on sorting.",
        owner: "billing",
        parties: ["billing", "cto"],
      },
      {
        title: "Prompts change without a record",
        description: "Wording is tuned by whoever has the case.",
        costPerWeek: 2_500,
        costBasis: "Drafts written twice.",
        owner: "cto",
        parties: ["cto", "cpo"],
      },
    ],
    objective: {
      avd: { baseline: 0.37, target: 0.55 },
      trust: { baseline: 0.781, target: 0.88 },
      cost: { baseline: 11.9, target: 9.5 },
      revenue: { baseline: 70.2, target: 85 },
      loop: { baseline: 14, target: 8 },
    },
    metrics: [rate, cost, revenue, loop]
      .flatMap((owned) => owned ?? [])
      .concat({
        metric: "trust.acceptance",
        owner: "billing",
        keeper: "finance",
        direction: "below",
        warn: 0.84,
        breach: 0.8,
        action: "Every draft gets a second reader until two weeks hold the line, starting within 48 h",
        deadlineHours: 48,
      }),
    reviewWeekday: 5,
  });
  tellPlan(history, USUAL_DRIS, {
    "p1-map": 13,
    "p1-dashboard": 20,
    "p1-objective": 26,
    "p1-conflicts": 24,
    "p2-review": 32,
    "p2-dri": 33,
    "p2-loop": 52,
    "p2-pricing": 59,
  });
}
