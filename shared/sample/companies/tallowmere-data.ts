import type { TemplateRow } from "../csv-text.ts";
import type { CustomerGroup, MonthStory } from "../customer-book.ts";
import { customersOf } from "../customer-book.ts";
import type { Deliveries } from "../data-files.ts";
import { loopFiles, revenueFiles, sampleFile, workFiles } from "../data-files.ts";
import { between, levelsBetween } from "../levels.ts";
import { loopSeries } from "../loop-register.ts";
import type { ChangeStory, IncidentStory } from "../registers.ts";
import { correctionFiles, registerFiles } from "../registers.ts";
import type { SampleFile } from "../sample-company.ts";
import { dayAt, momentAt, monthAt } from "../sample-dates.ts";
import type { Level, Stretch } from "../work-plan.ts";
import { weeks, workDaysOf } from "../work-plan.ts";

const SEED = "tallowmere";
const START = dayAt("2026-06-22");
const ROUTING_DAY = dayAt("2026-08-27");
/** The workflow of the pilot. */
export const PILOT_WORKFLOW = "Payroll query resolution";
/** The two workflows of phase 4. */
export const SCALE_WORKFLOWS = ["Starter and leaver set-up", "Tax code correction"] as const;
const DELIVERIES: Deliveries = {
  first: START + 1,
  last: dayAt("2026-11-20"),
  lateMonday: dayAt("2026-07-27"),
};

const before: { readonly [segment: string]: Level } = {
  Small: level(500, 0.39, 0.79, 0.098, 3.2, 40),
  "Mid-market": level(425, 0.42, 0.82, 0.087, 3.2, 34),
  Enterprise: level(275, 0.431, 0.829, 0.081, 3.2, 21),
};
const after: { readonly [segment: string]: Level } = {
  Small: { ...level(575, 0.56, 0.87, 0.058, 2.76, 46), model: 0.82, infra: 0.34, support: 1.6, revenue: 5.7 },
  "Mid-market": {
    ...level(495, 0.59, 0.885, 0.054, 2.76, 39),
    model: 0.82,
    infra: 0.34,
    support: 1.6,
    revenue: 5.7,
  },
  Enterprise: {
    ...level(330, 0.6, 0.889, 0.05, 2.76, 24),
    model: 0.82,
    infra: 0.34,
    support: 1.6,
    revenue: 5.7,
  },
};

function level(
  weekly: number,
  qualified: number,
  acceptance: number,
  escalation: number,
  cost: number,
  customers: number,
): Level {
  return {
    weekly,
    attempted: 0.84,
    completed: qualified + 0.1,
    qualified,
    reviewed: 0.64,
    outcomes: 0.91,
    acceptance,
    escalation,
    failed: 0.012,
    model: cost * 0.19,
    infra: cost * 0.11,
    support: cost * 0.7,
    revenue: 5.45,
    customers,
  };
}

/** Every second day of the pilot is told unit by unit: seven of any fourteen days. */
export function isLogged(day: number): boolean {
  return day >= START && day <= dayAt("2026-11-19") && (day - START) % 2 === 0;
}

/** The exact sums of the four baseline weeks and of the last four, by segment. Costs fall on the days that are booked. */
const BASELINE: Stretch = {
  from: START,
  to: START + 27,
  levels: before,
  exact: {
    Small: {
      eligible: 2000,
      qualified: 780,
      reviewed: 1200,
      accepted: 948,
      escalated: 118,
      outcomes: 905,
      ...cents(905, 3.2, 0.6, 0.35),
    },
    "Mid-market": {
      eligible: 1700,
      qualified: 714,
      reviewed: 1100,
      accepted: 902,
      escalated: 95,
      outcomes: 772,
      ...cents(772, 3.2, 0.6, 0.35),
    },
    Enterprise: {
      eligible: 1100,
      qualified: 474,
      reviewed: 700,
      accepted: 580,
      escalated: 57,
      outcomes: 500,
      ...cents(500, 3.2, 0.6, 0.35),
    },
  },
};
const LAST_FOUR: Stretch = {
  from: dayAt("2026-10-19"),
  to: dayAt("2026-11-15"),
  levels: after,
  exact: {
    Small: {
      eligible: 2300,
      qualified: 1288,
      reviewed: 1450,
      accepted: 1262,
      escalated: 84,
      outcomes: 1040,
      ...cents(1040, 2.76, 0.82, 0.34),
    },
    "Mid-market": {
      eligible: 1980,
      qualified: 1168,
      reviewed: 1300,
      accepted: 1150,
      escalated: 70,
      outcomes: 900,
      ...cents(900, 2.76, 0.82, 0.34),
    },
    Enterprise: {
      eligible: 1320,
      qualified: 792,
      reviewed: 850,
      accepted: 756,
      escalated: 44,
      outcomes: 600,
      ...cents(600, 2.76, 0.82, 0.34),
    },
  },
};

/** Cost parts of outcomes at exactly `perOutcome` altogether. */
function cents(outcomes: number, perOutcome: number, model: number, infra: number) {
  const modelCents = Math.round(outcomes * model * 100);
  const infraCents = Math.round(outcomes * infra * 100);
  return {
    modelCents,
    infraCents,
    supportCents: Math.round(outcomes * perOutcome * 100) - modelCents - infraCents,
  };
}

/** How far the routing change has come through: nothing before it, half in its first days, all after two weeks. */
const STRETCHES: readonly Stretch[] = [
  ...weeks(START - 84, 12, () => before),
  BASELINE,
  ...weeks(START + 28, 5, (week) => levelsBetween(before, after, 0.01 * week)).map(
    (stretch): Stretch =>
      stretch.from < dayAt("2026-08-10")
        ? stretch
        : {
            ...stretch,
            exact: {
              Small: { escalated: 32 },
              "Mid-market": { escalated: 25 },
              Enterprise: { escalated: 15 },
            },
          },
  ),
  { from: dayAt("2026-08-24"), to: ROUTING_DAY - 1, levels: levelsBetween(before, after, 0.05) },
  { from: ROUTING_DAY, to: dayAt("2026-08-30"), levels: levelsBetween(before, after, 0.5) },
  ...weeks(dayAt("2026-08-31"), 7, (week) => levelsBetween(before, after, Math.min(1, 0.88 + 0.06 * week))),
  LAST_FOUR,
  { from: dayAt("2026-11-16"), to: dayAt("2026-11-19"), levels: after },
];

/** The two workflows of phase 4: a measured run of four weeks, the next since Monday. */
function scaleStretches(size: number): readonly Stretch[] {
  const small = between(
    before["Small"] ?? level(500, 0.4, 0.8, 0.09, 3.2, 30),
    after["Small"] ?? level(500, 0.5, 0.85, 0.06, 2.8, 30),
    0.7,
  );
  const levels = { Small: { ...small, weekly: size }, "Mid-market": { ...small, weekly: size * 0.8 } };
  return [
    ...weeks(dayAt("2026-09-21"), 4, () => levels),
    { from: dayAt("2026-11-16"), to: dayAt("2026-11-19"), levels },
  ];
}

const GROUPS = (count: number): readonly CustomerGroup[] => [
  { segment: "Small", prefix: "SM", count, monthly: 420 },
  { segment: "Mid-market", prefix: "MM", count, monthly: 1450 },
  { segment: "Enterprise", prefix: "EN", count, monthly: 5200 },
];

/** Days to the first value: the median of the first 60 customers is 90, that of all with one by October 75. */
const OLD_DAYS = [
  41, 44, 47, 50, 52, 54, 56, 58, 60, 62, 64, 66, 68, 70, 71, 73, 74, 75, 80, 81, 81, 82, 83, 83, 84, 84, 84,
  85, 85, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101, 102, 103, 105, 106, 108, 110, 112, 114, 116, 118,
  121, 124, 127, 130, 134, 138, 142, 147, 152,
];
const NEW_DAYS = [
  33, 34, 35, 36, 37, 38, 39, 40, 42, 43, 45, 46, 48, 49, 51, 53, 55, 57, 34, 36, 38, 41, 44, 47,
];

const MONTHS: readonly MonthStory[] = [
  { month: monthAt("2026-03"), nrr: 0.9962, grr: 0.9845, expanding: 9, shrinking: 9 },
  { month: monthAt("2026-04"), nrr: 0.9981, grr: 0.9852, expanding: 9, shrinking: 9 },
  { month: monthAt("2026-05"), nrr: 0.997, grr: 0.9848, expanding: 9, shrinking: 9 },
  { month: monthAt("2026-06"), nrr: 0.9975, grr: 0.985, expanding: 9, shrinking: 9 },
  { month: monthAt("2026-07"), nrr: 0.998, grr: 0.9855, expanding: 9, shrinking: 9 },
  { month: monthAt("2026-08"), nrr: 0.9985, grr: 0.986, expanding: 10, shrinking: 9 },
  { month: monthAt("2026-09"), nrr: 1.0004, grr: 0.987, expanding: 14, shrinking: 9 },
  { month: monthAt("2026-10"), nrr: 1.001, grr: 0.9875, expanding: 15, shrinking: 9 },
];

const LOOP_TITLES = [
  "Pension opt-out read as a leaver",
  "Back-dated pay rise answered with the old rate",
  "Overtime query sent to the wrong desk",
  "Answer quotes last year's threshold",
  "Statutory pay start date off by one day",
  "Customer asks twice: first answer too general",
  "Tax code letter not recognised",
  "Bank holiday rule missing for Scotland",
];

/** Every file that the company sent in. */
export function tallowmereFiles(): SampleFile[] {
  const days = workDaysOf(SEED, {
    workflow: PILOT_WORKFLOW,
    stretches: STRETCHES,
    missing: [dayAt("2026-08-05")],
    isLogged,
  });
  const cycleOf = ({ day }: { readonly day: number }) => ({
    medianMinutes: day < ROUTING_DAY ? 34 : day < ROUTING_DAY + 7 ? 26 : 22,
  });
  const customers = [
    ...customersOf(
      SEED,
      GROUPS(20),
      { from: dayAt("2024-01-15"), to: dayAt("2026-01-20") },
      OLD_DAYS,
      [60, 66, 72, 58, 69],
    ),
    // One signing a segment in June: a fit of 65 in all, as the index of the baseline month needs it.
    ...customersOf(
      `${SEED}-june`,
      GROUPS(1),
      { from: dayAt("2026-06-03"), to: dayAt("2026-06-19"), firstNumber: 21 },
      [60, 120, 60],
      [65],
    ),
    ...customersOf(
      `${SEED}-new`,
      GROUPS(8),
      { from: dayAt("2026-07-01"), to: dayAt("2026-08-28"), firstNumber: 22 },
      NEW_DAYS,
      [70, 76, 81],
    ),
    ...customersOf(
      `${SEED}-october`,
      GROUPS(2),
      { from: dayAt("2026-10-05"), to: dayAt("2026-10-29"), firstNumber: 30 },
      [44, 52],
      [75],
    ),
  ];
  const loops = [
    ...loopSeries(START - 70, 5, [17, 19, 14, 22, 16, 15, 18, 21, 13, 20, 17, 16], LOOP_TITLES),
    ...loopSeries(START, 0.6, [15, 11, 18, 12, 14.5, 16, 13, 20, 15.5, 14, 17], LOOP_TITLES),
    ...loopSeries(dayAt("2026-07-10"), 2, [14, 16, 13], LOOP_TITLES),
    ...loopSeries(
      START + 28,
      4,
      [14, 15, 13, 13, 12, 14, 12, 11, 12, 11, 10, 12, 10, 11, 9, 10, 9, 11, 9, 10, 9, 8],
      LOOP_TITLES,
    ),
    ...loopSeries(dayAt("2026-10-19"), 1.2, [9, 5, 12, 6, 8, 10, 7, 13, 9.5, 8.5, 11], LOOP_TITLES),
    ...loopSeries(dayAt("2026-11-12"), 1.5, [8, 9, 8, 9], LOOP_TITLES),
  ];
  return [
    ...workFiles(SEED, PILOT_WORKFLOW, days, DELIVERIES, { isLogged, cycleOf }),
    ...SCALE_WORKFLOWS.flatMap((workflow, index) =>
      workFiles(
        SEED,
        workflow,
        workDaysOf(SEED, { workflow, stretches: scaleStretches(index === 0 ? 140 : 90) }),
        { first: dayAt("2026-10-19"), last: DELIVERIES.last },
      ),
    ),
    ...loopFiles(PILOT_WORKFLOW, loops, DELIVERIES),
    ...revenueFiles(SEED, customers, MONTHS, DELIVERIES),
    ...registers(),
  ];
}

function registers(): SampleFile[] {
  const effort = (months: readonly string[]): TemplateRow[] =>
    months.flatMap((month, index) =>
      Object.entries({ Small: 14, "Mid-market": 18, Enterprise: 16 }).map(([segment, days]) => ({
        month,
        workflow: PILOT_WORKFLOW,
        segment,
        person_days: days + index,
        spend: `${(days + index) * 520}.00`,
      })),
    );
  return [
    ...correctionFiles(SEED, PILOT_WORKFLOW, Object.keys(before), [
      { from: START - 84, to: START - 1, count: 90, usualMinutes: 58, importedOn: DELIVERIES.first },
      { from: START, to: START + 27, count: 34, usualMinutes: 55, importedOn: START + 29 },
      { from: START + 28, to: ROUTING_DAY - 1, count: 44, usualMinutes: 54, importedOn: ROUTING_DAY + 4 },
      {
        from: ROUTING_DAY,
        to: dayAt("2026-11-19"),
        count: 96,
        usualMinutes: 32,
        importedOn: DELIVERIES.last,
      },
    ]),
    ...registerFiles(PILOT_WORKFLOW, INCIDENTS, CHANGES, [START + 29, dayAt("2026-08-31"), DELIVERIES.last]),
    sampleFile(
      "effort",
      "effort-2026-q3.csv",
      effort(["2026-07", "2026-08", "2026-09"]),
      momentAt(dayAt("2026-10-04"), "07:00"),
    ),
    sampleFile("effort", "effort-2026-10.csv", effort(["2026-10"]), momentAt(dayAt("2026-11-04"), "07:00")),
  ];
}

const INCIDENTS: readonly IncidentStory[] = [
  { on: "2026-06-24", minutes: 95, title: "Queries without an employer number were closed", loop: "L-015" },
  { on: "2026-07-21", minutes: 140, title: "Knowledge base served the 2025 tables", loop: "L-028" },
  { on: "2026-08-18", minutes: 60, title: "Hand-over queue stuck after a restart", loop: "L-035" },
  { on: "2026-10-06", minutes: 45, title: "Slow answers while the index was rebuilt", loop: "L-047" },
];

const CHANGES: readonly ChangeStory[] = [
  { on: "2026-05-12", kind: "ux", title: "Query form asks for the pay period first" },
  {
    on: "2026-07-29",
    kind: "policy",
    title: "Answers about pensions quote the scheme rules",
    status: "validated",
  },
  { on: "2026-08-27", kind: "routing", title: "Queries go by topic and confidence, not by customer size" },
  { on: "2026-09-14", kind: "ux", title: "Customers see why a query went to a person", status: "validated" },
  { on: "2026-10-07", kind: "policy", title: "Confidence threshold for tax codes set per topic" },
];
