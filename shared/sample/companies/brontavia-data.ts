import type { MonthStory } from "../customer-book.ts";
import { customersOf } from "../customer-book.ts";
import type { Deliveries } from "../data-files.ts";
import { loopFiles, revenueFiles, workFiles } from "../data-files.ts";
import { usualLevel } from "../levels.ts";
import { loopSeries } from "../loop-register.ts";
import { correctionFiles, registerFiles } from "../registers.ts";
import type { SampleFile } from "../sample-company.ts";
import { dayAt, monthAt } from "../sample-dates.ts";
import type { Stretch } from "../work-plan.ts";
import { weeks, workDaysOf } from "../work-plan.ts";

const SEED = "brontavia";
const START = "2026-08-17";
const DAY_0 = dayAt(START);
/** The workflow of the pilot. */
export const BRONTAVIA_WORKFLOW = "First notice of loss triage";
const DELIVERIES: Deliveries = {
  first: DAY_0 + 1,
  last: dayAt("2026-11-20"),
  lateMonday: dayAt("2026-10-05"),
};

const LEVELS = {
  Home: usualLevel({
    weekly: 800,
    qualified: 0.42,
    acceptance: 0.86,
    escalation: 0.09,
    reviewed: 0.625,
    support: 1.5,
  }),
  Motor: usualLevel({
    weekly: 640,
    qualified: 0.4,
    acceptance: 0.83,
    escalation: 0.108,
    reviewed: 0.625,
    support: 1.6,
  }),
};

/** The cost of an outcome fell a little when glass claims went straight to partners. */
const LATER = {
  Home: { ...LEVELS.Home, support: 1.38 },
  Motor: { ...LEVELS.Motor, support: 1.48 },
};

/** The same before Day 0. */
const EARLIER: readonly (readonly [home: number, motor: number])[] = [
  [44, 43],
  [46, 40],
  [45, 45],
  [43, 42],
  [47, 41],
  [44, 44],
  [45, 46],
  [46, 42],
  [44, 40],
  [45, 43],
];
/** Escalated of 500 (Home) and 400 (Motor) reviewed, week by week from Day 0; the last week is the one after 10 November. */
const ESCALATED: readonly (readonly [home: number, motor: number])[] = [
  [44, 41],
  [46, 44],
  [45, 39],
  [43, 43],
  [47, 45],
  [45, 42],
  [44, 46],
  [46, 41],
  [45, 47],
  [43, 44],
  [46, 42],
  [45, 54],
  [45, 94],
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
        Home: {
          eligible: 800,
          reviewed: 500,
          escalated: home,
          accepted: ACCEPTED.Home[stage],
          qualified: QUALIFIED.Home[stage],
        },
        Motor: {
          eligible: 640,
          reviewed: 400,
          escalated: motor,
          accepted: Math.min(400 - motor, ACCEPTED.Motor[stage]),
          qualified: QUALIFIED.Motor[stage],
        },
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

/** Every file that the company sent in. */
export function brontaviaFiles(): SampleFile[] {
  const days = workDaysOf(SEED, {
    workflow: BRONTAVIA_WORKFLOW,
    stretches: STRETCHES,
    missing: [dayAt("2026-07-14")],
  });
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
    ...workFiles(SEED, BRONTAVIA_WORKFLOW, days, DELIVERIES),
    ...loopFiles(BRONTAVIA_WORKFLOW, loops, DELIVERIES),
    ...revenueFiles(SEED, [...customers, ...newer], MONTHS, DELIVERIES),
    ...correctionFiles(SEED, BRONTAVIA_WORKFLOW, Object.keys(LEVELS), [
      { from: DAY_0 - 70, to: DAY_0 + 27, count: 110, usualMinutes: 66, importedOn: DAY_0 + 29 },
      { from: DAY_0 + 28, to: dayAt("2026-11-19"), count: 74, usualMinutes: 60, importedOn: DELIVERIES.last },
    ]),
    ...registerFiles(
      BRONTAVIA_WORKFLOW,
      [
        { on: "2026-08-18", minutes: 80, title: "Reports without a postcode were parked", loop: "L-012" },
        { on: "2026-10-01", minutes: 40, title: "Photo store refused uploads", loop: "L-025" },
        { on: "2026-11-12", minutes: 25, title: "Injury reports waited for a code list" },
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
