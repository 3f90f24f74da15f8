import type { TemplateRow } from "../csv-text.ts";
import type { MonthStory } from "../customer-book.ts";
import { customersOf } from "../customer-book.ts";
import type { Deliveries } from "../data-files.ts";
import { loopFiles, revenueFiles, workFiles } from "../data-files.ts";
import { tellFoundation, tellPlan } from "../foundation.ts";
import type { History } from "../history.ts";
import { createHistory } from "../history.ts";
import { usualLevel } from "../levels.ts";
import { loopSeries } from "../loop-register.ts";
import { tellGuardrail } from "../operations.ts";
import { headlineThresholds, LEADERS, tellPhases, tellSeal, USUAL_DRIS } from "../phases.ts";
import { correctionFiles, registerFiles } from "../registers.ts";
import type { SampleCompany, SampleFile } from "../sample-company.ts";
import { dayAt, monthAt } from "../sample-dates.ts";
import type { WorkDay } from "../work-days.ts";
import { workRow } from "../work-days.ts";
import type { Stretch } from "../work-plan.ts";
import { weeks, workDaysOf } from "../work-plan.ts";

const SEED = "ossunela";
const START = "2026-09-14";
const DAY_0 = dayAt(START);
const ZONE = "America/New_York";
const WORKFLOW = "Denial appeal drafting";
/** The only segment that counts its eligible cases. */
const COUNTED = "Small practice";
const DELIVERIES: Deliveries = { first: DAY_0 + 1, last: dayAt("2026-11-20"), lateMonday: dayAt("2026-10-26") };

const money = { model: 2.4, infra: 0.9, support: 8.5, revenue: 21, customers: 4, outcomes: 0.62 };
const LEVELS = {
  Clinic: usualLevel({ weekly: 13, qualified: 0.38, acceptance: 0.8, escalation: 0.07, attempted: 0.75, reviewed: 0.58, ...money }),
  Hospital: usualLevel({ weekly: 10, qualified: 0.38, acceptance: 0.79, escalation: 0.07, attempted: 0.75, reviewed: 0.58, ...money }),
  [COUNTED]: usualLevel({ weekly: 5.2, qualified: 0.38, acceptance: 0.78, escalation: 0.07, attempted: 0.75, reviewed: 0.52, ...money }),
};

const STRETCHES: readonly Stretch[] = [
  ...weeks(DAY_0 - 56, 8, () => LEVELS),
  {
    from: DAY_0,
    to: DAY_0 + 27,
    levels: LEVELS,
    exact: {
      Clinic: { eligible: 52, attempted: 40, reviewed: 30, accepted: 24, escalated: 2 },
      Hospital: { eligible: 40, attempted: 31, reviewed: 23, accepted: 18, escalated: 2 },
      [COUNTED]: { eligible: 19, attempted: 14, completed: 9, qualified: 7, reviewed: 11, accepted: 8, escalated: 1 },
    },
  },
  ...weeks(DAY_0 + 28, 1, () => LEVELS),
  {
    from: dayAt("2026-10-19"),
    to: dayAt("2026-11-15"),
    levels: LEVELS,
    exact: {
      Clinic: { eligible: 53, attempted: 41, reviewed: 30, accepted: 25, escalated: 2 },
      Hospital: { eligible: 41, attempted: 31, reviewed: 22, accepted: 18, escalated: 1 },
      [COUNTED]: { eligible: 27, attempted: 20, completed: 15, qualified: 12, reviewed: 11, accepted: 9, escalated: 1 },
    },
  },
  { from: dayAt("2026-11-16"), to: dayAt("2026-11-19"), levels: LEVELS },
];

const MONTHS: readonly MonthStory[] = ["2026-07", "2026-08", "2026-09", "2026-10"].map((month) => ({
  month: monthAt(month),
  nrr: 1.002,
  grr: 0.992,
  expanding: 3,
  shrinking: 2,
}));

const LOOP_TITLES = ["Payer letter without a reason code", "Modifier dropped in the appeal", "Deadline read from the wrong page", "Attachment list incomplete"];

/** Clinics and hospitals do not count eligible cases, and so cannot say what was qualified of them. */
function rowOf(workflow: string, day: WorkDay): TemplateRow {
  const row = workRow(workflow, day);
  return day.segment === COUNTED ? row : { ...row, eligible: undefined, completed: undefined, qualified: undefined };
}

function files(): SampleFile[] {
  const days = workDaysOf(SEED, { workflow: WORKFLOW, stretches: STRETCHES, missing: [dayAt("2026-09-07")] });
  const customers = customersOf(
    SEED,
    [
      { segment: "Clinic", prefix: "C", count: 6, monthly: 5200 },
      { segment: "Hospital", prefix: "H", count: 3, monthly: 14_500 },
      { segment: COUNTED, prefix: "P", count: 5, monthly: 1300 },
    ],
    { from: dayAt("2025-01-15"), to: dayAt("2026-10-12") },
    [58, 66, 72, 81],
    [62, 70, 66],
  );
  const loops = [
    ...loopSeries(DAY_0 - 50, 12, [18, 16, 19, 17], LOOP_TITLES),
    ...loopSeries(DAY_0 + 1, 4, [15, 14, 16, 13], LOOP_TITLES),
    ...loopSeries(dayAt("2026-10-13"), 5, [15, 13, 14, 16, 12], LOOP_TITLES),
  ];
  const segments = Object.keys(LEVELS);
  return [
    ...workFiles(SEED, WORKFLOW, days, DELIVERIES, undefined, rowOf),
    ...loopFiles(WORKFLOW, loops, DELIVERIES),
    ...revenueFiles(SEED, customers, MONTHS, DELIVERIES),
    ...correctionFiles(SEED, WORKFLOW, segments, [
      { from: DAY_0, to: DAY_0 + 27, count: 20, usualMinutes: 75, importedOn: DAY_0 + 29 },
      { from: dayAt("2026-10-19"), to: dayAt("2026-11-15"), count: 21, usualMinutes: 70, importedOn: DELIVERIES.last },
    ]),
    ...registerFiles(
      WORKFLOW,
      [{ on: "2026-09-16", minutes: 55, title: "Appeals with two payers went out with one address", loop: "L-005" }],
      [
        { on: "2026-08-11", kind: "ux", title: "Billers see which sentence answers which denial reason" },
        { on: "2026-10-14", kind: "policy", title: "Appeals quote the payer's own rule" },
      ],
      [DAY_0 + 29, DELIVERIES.last],
    ),
  ];
}

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
    workflow: WORKFLOW,
    firstReviewDay: 32,
    lastReviewDay: 67,
    emptyReviews: [1, 4],
    tradeOffs: [
      "One segment measured well rather than three measured badly.",
      "Second look at every appeal over 10,000 dollars, whatever it costs.",
      "No new payers until the counting of eligible cases is in place.",
    ],
    packagingDay: 59,
    packaging: {
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
    trigger: "",
    defaultOutcome: "",
    firstLine: [],
    rateBound: 0,
    acceptanceBound: 0,
  });
  tellGuardrail(history, 62, "prompt tuning", "cto", [
    { metric: "trust.acceptance", workflow: `@workflow:${WORKFLOW}`, side: "atLeast", bound: 0.8, on: "interval" },
    { metric: "avd.rate", workflow: `@workflow:${WORKFLOW}`, side: "atLeast", bound: 0.3, on: "interval" },
  ], 2, false);
  return {
    key: SEED,
    name: "Ossunela Health Billing",
    timeZone: ZONE,
    currency: "USD",
    startDate: START,
    createdAt: history.moment(0, "06:30"),
    files: files(),
    steps: history.steps(),
    sealOn,
  };
}

function tellStart(history: History): void {
  const [rate, , cost, revenue, loop] = headlineThresholds({ rate: 0.1, acceptance: 0.8, cost: 24, domainOwner: "billing" });
  tellFoundation(history, {
    industry: "Billing services",
    workflow: {
      name: WORKFLOW,
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
      { title: "Too few cases to decide by", description: "Sales wants a figure for the deck, the pilot has sixteen reviews a week.", costPerWeek: 6_000, costBasis: "One deal a month waits for a figure.", owner: "lead", parties: ["cro", "billing"] },
      { title: "Eligible cases are not counted", description: "Clinics and hospitals send denials in bulk; nobody marks what could be appealed.", costPerWeek: 4_200, costBasis: "Half a biller's week spent on sorting.", owner: "billing", parties: ["billing", "cto"] },
      { title: "Prompts change without a record", description: "Wording is tuned by whoever has the case.", costPerWeek: 2_500, costBasis: "Drafts written twice.", owner: "cto", parties: ["cto", "cpo"] },
    ],
    objective: {
      avd: { baseline: 0.37, target: 0.55 },
      trust: { baseline: 0.781, target: 0.88 },
      cost: { baseline: 11.9, target: 9.5 },
      revenue: { baseline: 70.2, target: 85 },
      loop: { baseline: 14, target: 8 },
    },
    metrics: [rate, cost, revenue, loop].flatMap((owned) => owned ?? []).concat({
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
    "p1-map": 13, "p1-dashboard": 20, "p1-objective": 26, "p1-conflicts": 24, "p2-review": 32, "p2-dri": 33, "p2-loop": 52, "p2-pricing": 59,
  });
}
