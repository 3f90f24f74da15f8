import type { CustomerStory, MonthStory } from "../customer-book.ts";
import { customersOf } from "../customer-book.ts";
import type { Deliveries } from "../data-files.ts";
import { loopFiles, revenueFiles, workFiles } from "../data-files.ts";
import { levelsBetween, usualLevel } from "../levels.ts";
import { loopSeries } from "../loop-register.ts";
import { correctionFiles, registerFiles } from "../registers.ts";
import type { SampleFile } from "../sample-company.ts";
import { dayAt, monthAt } from "../sample-dates.ts";
import type { Level, Stretch } from "../work-plan.ts";
import { weeks, workDaysOf } from "../work-plan.ts";

const SEED = "velquist";
const START = "2026-08-31";
const DAY_0 = dayAt(START);
/** The workflow of the pilot. */
export const VELQUIST_WORKFLOW = "Dispatch and rescheduling";
const DELIVERIES: Deliveries = {
  first: DAY_0 + 1,
  last: dayAt("2026-11-20"),
  lateMonday: dayAt("2026-10-12"),
};

type Levels = { readonly [segment: string]: Level };

/** A dispatch request covers several visits, so that outcomes (visits done) outnumber requests. */
const before: Levels = {
  Regional: usualLevel({
    weekly: 300,
    qualified: 0.52,
    acceptance: 0.84,
    escalation: 0.06,
    outcomes: 2,
    model: 0.87,
    infra: 0.33,
    support: 0.8,
    revenue: 5,
  }),
  National: usualLevel({
    weekly: 280,
    qualified: 0.54,
    acceptance: 0.86,
    escalation: 0.055,
    outcomes: 2,
    model: 0.87,
    infra: 0.33,
    support: 0.8,
    revenue: 5,
  }),
  Franchise: usualLevel({
    weekly: 170,
    qualified: 0.53,
    acceptance: 0.83,
    escalation: 0.065,
    outcomes: 2,
    model: 0.86,
    infra: 0.34,
    support: 0.8,
    revenue: 5,
  }),
};
const after: Levels = {
  Regional: usualLevel({
    weekly: 400,
    qualified: 0.56,
    acceptance: 0.85,
    escalation: 0.058,
    outcomes: 2.28,
    model: 1.48,
    infra: 0.27,
    support: 0.69,
    revenue: 4.8,
  }),
  National: usualLevel({
    weekly: 420,
    qualified: 0.585,
    acceptance: 0.87,
    escalation: 0.052,
    outcomes: 2.28,
    model: 1.48,
    infra: 0.27,
    support: 0.69,
    revenue: 4.8,
  }),
  Franchise: usualLevel({
    weekly: 230,
    qualified: 0.56,
    acceptance: 0.84,
    escalation: 0.063,
    outcomes: 2.28,
    model: 1.48,
    infra: 0.27,
    support: 0.69,
    revenue: 4.8,
  }),
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

const MONTHS: readonly MonthStory[] = ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10"].map(
  (month, index) => ({
    month: monthAt(month),
    nrr: 1.004 + 0.001 * index,
    grr: 0.986 - 0.001 * index,
    expanding: 6,
    shrinking: 4,
  }),
);

/** What sales promised, by the yearly revenue that it was promised to. */
const PROMISES: readonly (readonly [
  name: string,
  segment: string,
  promise: number,
  arrThousands: number,
  renewal: string,
])[] = [
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
  const promised = PROMISES.map(
    ([name, segment, promisedAutonomy, arrThousands, renewal], index): CustomerStory => ({
      name,
      segment,
      signedOn: dayAt("2025-02-03") + index * 37,
      daysToValue: 44 + index * 6,
      fitScore: 48 + ((index * 13) % 40),
      monthlyCents: Math.round((arrThousands * 100_000) / 12),
      arrCents: arrThousands * 100_000,
      promisedAutonomy,
      renewalOn: dayAt(renewal),
    }),
  );
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

/** Every file that the company sent in. */
export function velquistFiles(): SampleFile[] {
  const days = workDaysOf(SEED, {
    workflow: VELQUIST_WORKFLOW,
    stretches: STRETCHES,
    missing: [dayAt("2026-07-03")],
  });
  const loops = [
    ...loopSeries(DAY_0 - 60, 6, [17, 19, 18, 16, 18, 17, 19, 16, 18, 17], LOOP_TITLES),
    ...loopSeries(DAY_0, 1, [16, 17, 15, 16, 18, 14, 17, 16, 15], LOOP_TITLES),
    ...loopSeries(DAY_0 + 28, 3, [16, 15, 17, 16, 14, 15, 16], LOOP_TITLES),
    ...loopSeries(dayAt("2026-10-19"), 1, [15, 14, 16, 15, 13, 16, 14, 15, 15], LOOP_TITLES),
  ];
  return [
    ...workFiles(SEED, VELQUIST_WORKFLOW, days, DELIVERIES),
    ...loopFiles(VELQUIST_WORKFLOW, loops, DELIVERIES),
    ...revenueFiles(SEED, customers(), MONTHS, DELIVERIES),
    ...correctionFiles(SEED, VELQUIST_WORKFLOW, Object.keys(before), [
      { from: DAY_0 - 70, to: DAY_0 + 27, count: 95, usualMinutes: 52, importedOn: DAY_0 + 29 },
      { from: DAY_0 + 28, to: dayAt("2026-11-19"), count: 50, usualMinutes: 50, importedOn: DELIVERIES.last },
    ]),
    ...registerFiles(
      VELQUIST_WORKFLOW,
      [
        {
          on: "2026-09-02",
          minutes: 110,
          title: "Route service returned yesterday's traffic",
          loop: "L-013",
        },
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
