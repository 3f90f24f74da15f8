import { formatCalendarDate } from "../../calendar/calendar-date.ts";
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
import type { Stretch } from "../work-plan.ts";
import { weeks, workDaysOf } from "../work-plan.ts";

const SEED = "brontavia";
const START = "2026-08-17";
const DAY_0 = dayAt(START);
const ZONE = "Europe/Paris";
const WORKFLOW = "First notice of loss triage";
const DELIVERIES: Deliveries = { first: DAY_0 + 1, last: dayAt("2026-11-20"), lateMonday: dayAt("2026-10-05") };

const LEVELS = {
  Home: usualLevel({ weekly: 800, qualified: 0.42, acceptance: 0.86, escalation: 0.09, reviewed: 0.625, support: 1.5 }),
  Motor: usualLevel({ weekly: 640, qualified: 0.4, acceptance: 0.83, escalation: 0.108, reviewed: 0.625, support: 1.6 }),
};

/** The cost of an outcome fell a little when glass claims went straight to partners. */
const LATER = {
  Home: { ...LEVELS.Home, support: 1.38 },
  Motor: { ...LEVELS.Motor, support: 1.48 },
};

/** The same before Day 0. */
const EARLIER: readonly (readonly [home: number, motor: number])[] = [
  [44, 43], [46, 40], [45, 45], [43, 42], [47, 41], [44, 44], [45, 46], [46, 42], [44, 40], [45, 43],
];
/** Escalated of 500 (Home) and 400 (Motor) reviewed, week by week from Day 0; the last week is the one after 10 November. */
const ESCALATED: readonly (readonly [home: number, motor: number])[] = [
  [44, 41], [46, 44], [45, 39], [43, 43], [47, 45], [45, 42], [44, 46], [46, 41], [45, 47], [43, 44], [46, 42],
  [45, 54], [45, 94],
];
/** Accepted in the four baseline weeks, in those between, in the last four before and after the change. */
const ACCEPTED = { Home: [430, 431, 434, 434], Motor: [332, 333, 338, 282] } as const;
const QUALIFIED = { Home: [336, 350, 376, 376], Motor: [256, 270, 301, 301] } as const;

const STRETCHES: readonly Stretch[] = [
  ...weeks(DAY_0 - 70, EARLIER.length, () => LEVELS).map((stretch, week): Stretch => {
    const [home, motor] = EARLIER[week] ?? [45, 42];
    return {
      ...stretch,
      exact: {
        Home: { eligible: 800, reviewed: 500, escalated: home, accepted: 431 },
        Motor: { eligible: 640, reviewed: 400, escalated: motor, accepted: 333 },
      },
    };
  }),
  ...weeks(DAY_0, ESCALATED.length, (week) => (week < 9 ? LEVELS : LATER)).map((stretch, week): Stretch => {
    const stage = week < 4 ? 0 : week < 9 ? 1 : week < 12 ? 2 : 3;
    const [home, motor] = ESCALATED[week] ?? [45, 42];
    return {
      ...stretch,
      exact: {
        Home: { eligible: 800, reviewed: 500, escalated: home, accepted: ACCEPTED.Home[stage], qualified: QUALIFIED.Home[stage] },
        Motor: { eligible: 640, reviewed: 400, escalated: motor, accepted: Math.min(400 - motor, ACCEPTED.Motor[stage]), qualified: QUALIFIED.Motor[stage] },
      },
    };
  }),
  {
    from: dayAt("2026-11-16"),
    to: dayAt("2026-11-19"),
    levels: { ...LEVELS, Motor: { ...LEVELS.Motor, acceptance: 0.71, escalation: 0.23 } },
  },
];

const MONTHS: readonly MonthStory[] = [
  { month: monthAt("2026-05"), nrr: 0.999, grr: 0.987, expanding: 9, shrinking: 8 },
  { month: monthAt("2026-06"), nrr: 0.9985, grr: 0.9868, expanding: 9, shrinking: 8 },
  { month: monthAt("2026-07"), nrr: 0.999, grr: 0.987, expanding: 9, shrinking: 8 },
  { month: monthAt("2026-08"), nrr: 1.0, grr: 0.9872, expanding: 10, shrinking: 8 },
  { month: monthAt("2026-09"), nrr: 1.0005, grr: 0.9875, expanding: 10, shrinking: 8 },
  { month: monthAt("2026-10"), nrr: 1.001, grr: 0.988, expanding: 11, shrinking: 8 },
];

const LOOP_TITLES = [
  "Water damage read as storm",
  "Policy number with a space not found",
  "Second vehicle missing in the report",
  "Injury mentioned on page two",
  "Photo upload times out on site",
  "Glass claims sent to the body shop",
];

function files(): SampleFile[] {
  const days = workDaysOf(SEED, { workflow: WORKFLOW, stretches: STRETCHES, missing: [dayAt("2026-07-14")] });
  const customers = customersOf(
    SEED,
    [
      { segment: "Home", prefix: "H", count: 34, monthly: 3100 },
      { segment: "Motor", prefix: "V", count: 30, monthly: 3900 },
    ],
    { from: dayAt("2024-01-20"), to: dayAt("2026-04-15") },
    [52, 58, 63, 67, 71, 75, 80, 84, 90, 97],
    [61, 67, 72, 64, 70],
  );
  const newer = customersOf(
    `${SEED}-new`,
    [
      { segment: "Home", prefix: "H", count: 5, monthly: 3000 },
      { segment: "Motor", prefix: "V", count: 5, monthly: 4100 },
    ],
    { from: dayAt("2026-07-02"), to: dayAt("2026-10-29"), firstNumber: 35 },
    [49, 57, 66],
    [69],
  );
  const loops = [
    ...loopSeries(DAY_0 - 60, 6, [18, 17, 19, 16, 18, 20, 17, 19, 16, 18], LOOP_TITLES),
    ...loopSeries(DAY_0, 0.8, [16, 15, 17, 14, 18, 16, 15, 17, 16, 13], LOOP_TITLES),
    ...loopSeries(DAY_0 + 28, 4, [17, 16, 15, 17, 16, 15, 16, 14, 15], LOOP_TITLES),
    ...loopSeries(dayAt("2026-10-19"), 1, [15, 14, 16, 13, 15, 16, 14, 15, 14, 17], LOOP_TITLES),
  ];
  return [
    ...workFiles(SEED, WORKFLOW, days, DELIVERIES),
    ...loopFiles(WORKFLOW, loops, DELIVERIES),
    ...revenueFiles(SEED, [...customers, ...newer], MONTHS, DELIVERIES),
    ...correctionFiles(SEED, WORKFLOW, Object.keys(LEVELS), [
      { from: DAY_0 - 70, to: DAY_0 + 27, count: 110, usualMinutes: 66, importedOn: DAY_0 + 29 },
      { from: DAY_0 + 28, to: dayAt("2026-11-19"), count: 74, usualMinutes: 60, importedOn: DELIVERIES.last },
    ]),
    ...registerFiles(
      WORKFLOW,
      [
        { on: "2026-08-18", minutes: 80, title: "Reports without a postcode were parked", loop: "L-012" },
        { on: "2026-10-01", minutes: 40, title: "Photo store refused uploads", loop: "L-025" },
      ],
      [
        { on: "2026-07-06", kind: "ux", title: "Callers confirm the kind of damage themselves" },
        { on: "2026-09-22", kind: "routing", title: "Glass claims go straight to partners" },
        { on: "2026-11-10", kind: "policy", title: "New policy logic for injury and third-party claims" },
      ],
      [DAY_0 + 29, dayAt("2026-10-12"), DELIVERIES.last],
    ),
  ];
}

/** Brontavia Insurance: a breach today, an obligation, suspended rights, and a decision against them. */
export function brontavia(): SampleCompany {
  const history = createHistory(START, ZONE);
  tellStart(history);
  const sealOn = tellSeal(
    history,
    29,
    { avd: { verdict: "improved" }, trust: { target: 0.86 }, cost: { verdict: "no detectable change" } },
    "Cycle times come with the new claims desk in spring; headlines are covered in both segments.",
  );
  tellRunning(history);
  tellThisWeek(history);
  return {
    key: SEED,
    name: "Brontavia Insurance",
    timeZone: ZONE,
    currency: "EUR",
    startDate: START,
    createdAt: history.moment(0, "06:30"),
    files: files(),
    steps: history.steps(),
    sealOn,
  };
}

function tellStart(history: History): void {
  tellFoundation(history, {
    industry: "Insurance software",
    workflow: {
      name: WORKFLOW,
      description: "A loss is reported, read, sorted by kind and urgency, and handed to repair, adjuster or payment.",
      customerPromise: "The right desk within ten minutes, an adjuster at once where somebody is hurt.",
      unitValue: "7.40",
    },
    people: [...LEADERS, ["claims", "VP Claims", "other", "operations"]],
    dri: "claims",
    executiveDris: ["lead"],
    meetingZero: {
      question: "Take injury claims into automatic triage this year, or keep them with adjusters?",
      options: ["Take them in by November", "Keep them with adjusters"],
      decided: true,
      outcome: "Take them in by November, with the escalation rate as the brake.",
      figures: { avd: 0.41, trust: 0.85, cost: 2.3, revenue: "unknown", loop: "unknown" },
    },
    conflicts: [
      { title: "Discounts against claims quality", description: "Sales offers volume discounts on lines whose triage is not stable.", costPerWeek: 21_000, costBasis: "Leakage on wrongly sorted claims, per week.", owner: "lead", parties: ["cro", "claims"] },
      { title: "Policy logic without a brake", description: "Changes of the policy logic go live without anybody who may take them back.", costPerWeek: 12_000, costBasis: "Escalations of the two worst releases, spread over a quarter.", owner: "claims", parties: ["cpo", "claims"] },
      { title: "Partners wait for data", description: "Repair partners get photos a day late.", costPerWeek: 4_500, costBasis: "Rental days paid while waiting.", owner: "cto", parties: ["cto", "claims"] },
    ],
    objective: {
      avd: { baseline: 0.411, target: 0.515 },
      trust: { baseline: 0.847, target: 0.9 },
      cost: { baseline: 2.34, target: 1.9 },
      revenue: { baseline: 63.1, target: 80 },
      loop: { baseline: 16, target: 8 },
    },
    metrics: [
      ...headlineThresholds({ rate: 0.32, acceptance: 0.74, cost: 3, domainOwner: "claims" }),
      {
        metric: "trust.escalation",
        owner: "claims",
        keeper: "finance",
        direction: "above",
        warn: 0.1,
        breach: 0.12,
        action: "Roll back the last policy change on this workflow within 48 h, or the converged executive records why not",
        deadlineHours: 48,
      },
    ],
    reviewWeekday: 1,
  });
  tellPlan(history, USUAL_DRIS, {
    "p1-map": 13, "p1-dashboard": 20, "p1-objective": 26, "p1-conflicts": 24,
    "p2-review": 31, "p2-dri": 31, "p2-loop": 50, "p2-pricing": 58,
    "p3-guardrails": 66, "p3-escalation": 78, "p3-incentives": 88,
  });
}

function tellRunning(history: History): void {
  const { on, day } = history;
  // The first review launched the pilot on Day 31, a Thursday; from then on they are held on Mondays.
  tellPhases(history, {
    workflow: WORKFLOW,
    firstReviewDay: 31,
    lastReviewDay: 31,
    emptyReviews: [],
    tradeOffs: ["Storm season first: glass claims wait two weeks."],
    packagingDay: 57,
    packaging: {
      title: "Triage sold by line of business",
      question: "Sell triage per line, with the measured rate of that line as the promise?",
      category: 4,
      options: ["One price for all lines", "A price per line with its measured rate"],
      chosen: "A price per line with its measured rate",
      decidedBy: "lead",
      outcome: [1, "Insurers know what each line gets today."],
      reliability: [0, "Measured already; nothing to build."],
      revenue: [1, "Home can be sold at once, motor follows its record."],
      expects: ["trust.acceptance", 0.01, 120],
    },
    guardrailsDay: 64,
    scenarioDay: 71,
    trigger: "A discount or a deal asks for volume on a line whose escalation rate is above its guardrail.",
    defaultOutcome: "The offer is withdrawn until one mature week holds the guardrail.",
    firstLine: ["claims", "cro"],
    incentivesDay: 86,
    rateBound: 0.36,
    acceptanceBound: 0.78,
  });
  tellPhases(history, {
    workflow: WORKFLOW,
    firstReviewDay: 35,
    lastReviewDay: 91,
    emptyReviews: [3, 7],
    tradeOffs: [
      "Adjusters keep injuries until the policy logic is tested on old claims.",
      "Photos before forms: one screen less, one upload more.",
      "Spend on the larger model only for reports over 200 words.",
      "Partners get data in the hour; the nightly file stays a month longer.",
      "Injury and third-party claims go live on 10 November, in all regions at once.",
    ],
    trigger: "",
    defaultOutcome: "",
    firstLine: [],
    rateBound: 0,
    acceptanceBound: 0,
  });
  const band = { metric: "trust.escalation", workflow: `@workflow:${WORKFLOW}`, side: "atMost", bound: 0.12, on: "value" };
  tellGuardrail(history, 64, "pricing experiments", "cro", [band], 2, true);
  tellGuardrail(history, 64, "model substitutions", "cto", [band], 1, true);
  for (const [test, number, evidence] of [
    ["integrated planning", 84, "One quarterly plan for claims, product and sales."],
    ["shared dashboards", 77, "The weekly review uses one page for all three."],
    ["escalation paths", 82, "The drill and one real case ended in time."],
  ] as const) {
    on(number, "16:00", "Operating partner", "convergenceTest.add", { test, passed: true, on: formatCalendarDate(day(number)), evidence, by: "@lead" });
  }
}

/** The week of 20 November: the escalation runs, the discount is decided against a suspended right. */
function tellThisWeek({ on, moment }: History): void {
  on(94, "17:00", "VP Claims", "escalation.add", {
    scenario: "@scenario",
    title: "Quality against revenue: motor volume while escalations rise",
    startedAt: moment(94, "17:00"),
    workflow: `@workflow:${WORKFLOW}`,
  }, "escalation");
  on(95, "10:15", "CRO", "decision.add", {
    title: "10 % volume discount, Motor",
    question: "Grant a 10 % discount for 20,000 motor reports a year?",
    category: 4,
    domain: "pricing experiments",
    guardrail: "@guardrail-pricing-experiments",
    workflow: `@workflow:${WORKFLOW}`,
    segment: "@segment:Motor",
    options: ["Keep the list price", "10 % volume discount"],
    chosen: "10 % volume discount",
    lenses: {
      outcome: { effect: 0, sentence: "No effect expected on the handling of reports." },
      reliability: { effect: -1, sentence: "A third more motor volume from January." },
      revenue: { effect: 2, sentence: "Closes the largest motor deal of the year before the quarter ends." },
    },
    status: "approved",
    owner: "@cro",
    decidedBy: "@cro",
    decidedAt: moment(95, "10:15"),
  }, "decision-discount");
  on(95, "11:30", "Operating partner", "ask.add", {
    text: "Who decides the rollback before Saturday midnight, and does the motor discount stand?",
    about: "@decision-discount",
    owner: "@ceo",
    due: "2026-11-20",
  });
}
