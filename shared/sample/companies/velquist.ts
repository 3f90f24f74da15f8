import type { CustomerStory, MonthStory } from "../customer-book.ts";
import { customersOf } from "../customer-book.ts";
import type { Deliveries } from "../data-files.ts";
import { loopFiles, revenueFiles, workFiles } from "../data-files.ts";
import { tellFoundation, tellPlan } from "../foundation.ts";
import type { History } from "../history.ts";
import { createHistory } from "../history.ts";
import { levelsBetween, usualLevel } from "../levels.ts";
import { loopSeries } from "../loop-register.ts";
import { headlineThresholds, LEADERS, tellPhases, tellSeal, USUAL_DRIS } from "../phases.ts";
import { correctionFiles, registerFiles } from "../registers.ts";
import type { SampleCompany, SampleFile } from "../sample-company.ts";
import { dayAt, monthAt } from "../sample-dates.ts";
import type { Level, Stretch } from "../work-plan.ts";
import { weeks, workDaysOf } from "../work-plan.ts";

const SEED = "velquist";
const START = "2026-08-31";
const DAY_0 = dayAt(START);
const ZONE = "America/Chicago";
const WORKFLOW = "Dispatch and rescheduling";
const DELIVERIES: Deliveries = { first: DAY_0 + 1, last: dayAt("2026-11-20"), lateMonday: dayAt("2026-10-12") };

type Levels = { readonly [segment: string]: Level };

/** A dispatch request covers several visits, so that outcomes (visits done) outnumber requests. */
const before: Levels = {
  Regional: usualLevel({ weekly: 300, qualified: 0.52, acceptance: 0.84, escalation: 0.06, outcomes: 2, model: 0.87, infra: 0.33, support: 0.8, revenue: 5 }),
  National: usualLevel({ weekly: 280, qualified: 0.54, acceptance: 0.86, escalation: 0.055, outcomes: 2, model: 0.87, infra: 0.33, support: 0.8, revenue: 5 }),
  Franchise: usualLevel({ weekly: 170, qualified: 0.53, acceptance: 0.83, escalation: 0.065, outcomes: 2, model: 0.86, infra: 0.34, support: 0.8, revenue: 5 }),
};
const after: Levels = {
  Regional: usualLevel({ weekly: 400, qualified: 0.56, acceptance: 0.85, escalation: 0.058, outcomes: 2.28, model: 1.48, infra: 0.27, support: 0.69, revenue: 4.8 }),
  National: usualLevel({ weekly: 420, qualified: 0.585, acceptance: 0.87, escalation: 0.052, outcomes: 2.28, model: 1.48, infra: 0.27, support: 0.69, revenue: 4.8 }),
  Franchise: usualLevel({ weekly: 230, qualified: 0.56, acceptance: 0.84, escalation: 0.063, outcomes: 2.28, model: 1.48, infra: 0.27, support: 0.69, revenue: 4.8 }),
};

/** Money of a stretch in hundredths: the parts, split over the segments. */
const cents = (model: number, infra: number, support: number) => ({
  modelCents: model * 100,
  infraCents: infra * 100,
  supportCents: support * 100,
});

const STRETCHES: readonly Stretch[] = [
  ...weeks(DAY_0 - 70, 10, () => before),
  {
    from: DAY_0,
    to: DAY_0 + 27,
    levels: before,
    exact: {
      Regional: { eligible: 1200, qualified: 624, outcomes: 2400, ...cents(2080, 800, 1920) },
      National: { eligible: 1120, qualified: 606, outcomes: 2240, ...cents(1940, 750, 1790) },
      Franchise: { eligible: 680, qualified: 360, outcomes: 1360, ...cents(1180, 450, 1090) },
    },
  },
  { from: DAY_0 + 28, to: dayAt("2026-09-30"), levels: levelsBetween(before, after, 0.15) },
  // 1 to 18 October and 19 to 31 October together are the whole month: 2,394 of 4,200, like the last four weeks.
  {
    from: dayAt("2026-10-01"),
    to: dayAt("2026-10-18"),
    levels: levelsBetween(before, after, 0.5),
    exact: {
      Regional: { eligible: 810, qualified: 454 },
      National: { eligible: 840, qualified: 492 },
      Franchise: { eligible: 470, qualified: 262 },
    },
  },
  {
    from: dayAt("2026-10-19"),
    to: dayAt("2026-10-31"),
    levels: after,
    exact: {
      Regional: { eligible: 795, qualified: 445, outcomes: 1800, ...cents(2660, 490, 1240) },
      National: { eligible: 830, qualified: 486, outcomes: 1900, ...cents(2820, 510, 1310) },
      Franchise: { eligible: 455, qualified: 255, outcomes: 1040, ...cents(1540, 280, 710) },
    },
  },
  {
    from: dayAt("2026-11-01"),
    to: dayAt("2026-11-15"),
    levels: after,
    exact: {
      Regional: { eligible: 810, qualified: 454, outcomes: 1850, ...cents(2730, 500, 1270) },
      National: { eligible: 845, qualified: 494, outcomes: 1940, ...cents(2860, 530, 1340) },
      Franchise: { eligible: 465, qualified: 260, outcomes: 1070, ...cents(1590, 290, 730) },
    },
  },
  { from: dayAt("2026-11-16"), to: dayAt("2026-11-19"), levels: after },
];

const MONTHS: readonly MonthStory[] = ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10"].map((month, index) => ({
  month: monthAt(month),
  nrr: 1.004 + 0.001 * index,
  grr: 0.986 - 0.001 * index,
  expanding: 6,
  shrinking: 4,
}));

/** What sales promised, by the yearly revenue that it was promised to. */
const PROMISES: readonly (readonly [name: string, segment: string, promise: number, arrThousands: number, renewal: string])[] = [
  ["N-101", "National", 0.8, 240, "2027-01-31"],
  ["N-102", "National", 0.8, 180, "2027-06-30"],
  ["R-101", "Regional", 0.75, 170, "2027-02-28"],
  ["R-102", "Regional", 0.75, 140, "2027-08-31"],
  ["N-103", "National", 0.7, 150, "2027-04-30"],
  ["F-101", "Franchise", 0.7, 110, "2026-12-31"],
  ["R-103", "Regional", 0.6, 105, "2027-03-31"],
  ["F-102", "Franchise", 0.6, 85, "2027-07-31"],
  ["F-103", "Franchise", 0.5, 70, "2027-05-31"],
  ["R-104", "Regional", 0.5, 50, "2027-09-30"],
];

const LOOP_TITLES = [
  "Two visits on one route booked twice",
  "Technician without the part sent out",
  "Reschedule text sent at night",
  "Franchise calendar an hour off",
  "Emergency jobs queued behind maintenance",
];

function customers(): CustomerStory[] {
  const promised = PROMISES.map(([name, segment, promisedAutonomy, arrThousands, renewal], index): CustomerStory => ({
    name,
    segment,
    signedOn: dayAt("2025-02-03") + index * 37,
    daysToValue: 44 + index * 6,
    fitScore: 48 + ((index * 13) % 40),
    monthlyCents: Math.round((arrThousands * 100_000) / 12),
    arrCents: arrThousands * 100_000,
    promisedAutonomy,
    renewalOn: dayAt(renewal),
  }));
  const silent = customersOf(
    SEED,
    [
      { segment: "Regional", prefix: "R", count: 3, monthly: 4200 },
      { segment: "National", prefix: "N", count: 2, monthly: 9800 },
      { segment: "Franchise", prefix: "F", count: 1, monthly: 3100 },
    ],
    { from: dayAt("2026-03-02"), to: dayAt("2026-10-20"), firstNumber: 201 },
    [52, 61, 70],
    [52, 66, 45],
  );
  return [...promised, ...silent];
}

function files(): SampleFile[] {
  const days = workDaysOf(SEED, { workflow: WORKFLOW, stretches: STRETCHES, missing: [dayAt("2026-07-03")] });
  const loops = [
    ...loopSeries(DAY_0 - 60, 6, [17, 19, 18, 16, 18, 17, 19, 16, 18, 17], LOOP_TITLES),
    ...loopSeries(DAY_0, 1, [16, 17, 15, 16, 18, 14, 17, 16, 15], LOOP_TITLES),
    ...loopSeries(DAY_0 + 28, 3, [16, 15, 17, 16, 14, 15, 16], LOOP_TITLES),
    ...loopSeries(dayAt("2026-10-19"), 1, [15, 14, 16, 15, 13, 16, 14, 15, 15], LOOP_TITLES),
  ];
  return [
    ...workFiles(SEED, WORKFLOW, days, DELIVERIES),
    ...loopFiles(WORKFLOW, loops, DELIVERIES),
    ...revenueFiles(SEED, customers(), MONTHS, DELIVERIES),
    ...correctionFiles(SEED, WORKFLOW, Object.keys(before), [
      { from: DAY_0 - 70, to: DAY_0 + 27, count: 95, usualMinutes: 52, importedOn: DAY_0 + 29 },
      { from: DAY_0 + 28, to: dayAt("2026-11-19"), count: 50, usualMinutes: 50, importedOn: DELIVERIES.last },
    ]),
    ...registerFiles(
      WORKFLOW,
      [
        { on: "2026-09-02", minutes: 110, title: "Route service returned yesterday's traffic", loop: "L-013" },
        { on: "2026-10-14", minutes: 65, title: "Text provider throttled confirmations", loop: "L-025" },
      ],
      [
        { on: "2026-08-03", kind: "ux", title: "Technicians confirm a new time with one tap" },
        { on: "2026-10-05", kind: "routing", title: "All requests go to the large model first" },
        { on: "2026-10-27", kind: "pricing", title: "Autonomy tier in the autumn price list" },
      ],
      [DAY_0 + 29, dayAt("2026-10-19"), DELIVERIES.last],
    ),
  ];
}

/** Velquist Field Service: fragile growth, promises above delivery, and a CRO paid on bookings. */
export function velquist(): SampleCompany {
  const history = createHistory(START, ZONE);
  tellStart(history);
  const sealOn = tellSeal(
    history,
    29,
    { avd: { target: 0.6 }, trust: { verdict: "no detectable change" }, cost: { target: 1.8 } },
    "Cycle times are in the dispatch system and follow in January; sixteen customers are all there are.",
  );
  tellRunning(history);
  return {
    key: SEED,
    name: "Velquist Field Service",
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
  tellFoundation(history, {
    industry: "Field service software",
    workflow: {
      name: WORKFLOW,
      description: "A job is assigned to a technician and moved when traffic, parts or the customer ask for it.",
      customerPromise: "One confirmed time, moved at most once.",
      unitValue: "9.00",
    },
    people: [...LEADERS, ["dispatch", "VP Dispatch", "other", "operations"]],
    dri: "dispatch",
    executiveDris: ["lead"],
    meetingZero: {
      question: "Grow volume on the large model, or hold volume until the cost of a visit falls?",
      options: ["Grow now", "Hold until cost falls"],
      decided: true,
      outcome: "Grow now, with cost per visit on the first page.",
      figures: { avd: 0.55, trust: 0.85, cost: "unknown", revenue: "unknown", loop: 17 },
    },
    conflicts: [
      { title: "Autonomy is sold before it is measured", description: "Contracts promise up to 80 % without a look at the record.", costPerWeek: 24_000, costBasis: "Credits and renewals at risk, spread over the year.", owner: "lead", parties: ["cro", "cpo"] },
      { title: "Model spend grows with nobody's budget", description: "Every request goes to the large model; the bill is shared by three cost centres.", costPerWeek: 15_000, costBasis: "Model spend above the plan of August.", owner: "cto", parties: ["cto", "finance"] },
      { title: "Franchises are asked last", description: "Changes of routing reach franchise owners on the day.", costPerWeek: 4_000, costBasis: "Visits moved twice in the week after a change.", owner: "dispatch", parties: ["dispatch", "cpo"] },
    ],
    objective: {
      avd: { baseline: 0.53, target: 0.65 },
      trust: { baseline: 0.836, target: 0.9 },
      cost: { baseline: 2, target: 1.6 },
      revenue: { baseline: 67.5, target: 85 },
      loop: { baseline: 16, target: 8 },
    },
    metrics: headlineThresholds({ rate: 0.42, acceptance: 0.72, cost: 3.2, domainOwner: "dispatch" }),
    reviewWeekday: 3,
  });
  tellPlan(history, USUAL_DRIS, {
    "p1-map": 13, "p1-dashboard": 20, "p1-objective": 26, "p1-conflicts": 24,
    "p2-review": 37, "p2-dri": 37, "p2-loop": 52, "p2-pricing": 58, "p3-guardrails": 66, "p3-escalation": 78,
  });
}

function tellRunning(history: History): void {
  tellPhases(history, {
    workflow: WORKFLOW,
    firstReviewDay: 37,
    lastReviewDay: 79,
    emptyReviews: [3],
    tradeOffs: [
      "Volume before cost until the end of October.",
      "Franchises get a week's notice of every routing change.",
      "The large model first for all requests; the bill is looked at in November.",
    ],
    packagingDay: 57,
    packaging: {
      title: "Autonomy tier in the autumn price list",
      question: "Sell a tier with a promised rate, and which rate?",
      category: 4,
      options: ["No promise", "Promise the measured lower bound", "Promise 80 %"],
      chosen: "Promise the measured lower bound",
      decidedBy: "lead",
      outcome: [1, "New contracts say what the record shows."],
      reliability: [0, "Nothing changes in dispatch."],
      revenue: [1, "A tier that renews, although smaller at signing."],
      expects: ["avd.rate", 0.03, 120],
    },
    guardrailsDay: 64,
    scenarioDay: 71,
    trigger: "A contract asks for a rate above the measured lower bound.",
    defaultOutcome: "The contract carries the measured lower bound.",
    firstLine: ["dispatch", "cro"],
    rateBound: 0.45,
    acceptanceBound: 0.78,
  });
  tellIncentivesAndBoard(history);
}

/** Product and engineering share the outcomes; the CRO is paid on bookings alone. */
function tellIncentivesAndBoard({ on }: History): void {
  for (const leader of ["cpo", "cto", "lead"]) {
    for (const [metric, weight, shared] of [
      ["avd.rate", 0.3, true],
      ["trust.acceptance", 0.3, true],
      ["Objectives of the own field", 0.4, false],
    ] as const) {
      on(72, "15:00", "CEO", "incentive.add", { person: `@${leader}`, metric, weight, shared });
    }
  }
  on(72, "15:10", "CEO", "incentive.add", { person: "@cro", metric: "Bookings", weight: 1, shared: false, bookings: true });
  on(40, "10:00", "Operating partner", "shadowMetric.add", {
    function: "revenue",
    name: "demo count",
    decision: "keep",
    owner: "@cro",
    target: 40,
    months: { "2026-08": 33, "2026-09": 41, "2026-10": 47 },
  });
  on(40, "10:05", "Operating partner", "shadowMetric.add", {
    function: "customer",
    name: "tickets closed",
    decision: "keep",
    owner: "@dispatch",
    target: 900,
    months: { "2026-08": 870, "2026-09": 955, "2026-10": 1130 },
  });
  on(80, "16:00", "CEO", "narrative.add", {
    title: "Board synthesis, fourth quarter 2026",
    periodFrom: "2026-09-01",
    periodTo: "2026-11-15",
    sentences: [{ text: "Visits grew by 60 % in ten weeks, and autonomy now expands our margin." }],
    claims: [
      { claim: "Defensible growth", metric: "avd.rate" },
      { claim: "Margin expansion", metric: "cost.perOutcome" },
    ],
    status: "draft",
  });
  on(80, "17:00", "Operating partner", "ask.add", {
    text: "What happens to the four contracts above 60 % at their renewals?",
    owner: "@cro",
    due: "2026-11-27",
  });
}
