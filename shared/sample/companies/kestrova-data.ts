import type { MonthStory } from "../customer-book.ts";
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

const SEED = "kestrova";
const START = "2026-07-27";
const DAY_0 = dayAt(START);
/** The change of the confidence threshold, Day 71. */
const POLICY_DAY = dayAt("2026-10-06");
/** The workflow of the pilot. */
export const KESTROVA_WORKFLOW = "Customs document check";
const DELIVERIES: Deliveries = {
  first: DAY_0 + 1,
  last: dayAt("2026-11-20"),
  lateMonday: dayAt("2026-09-07"),
};

type Levels = { readonly [segment: string]: Level };

const before: Levels = {
  Small: usualLevel({ weekly: 900, qualified: 0.42, acceptance: 0.76, escalation: 0.1 }),
  "Mid-market": usualLevel({ weekly: 1200, qualified: 0.46, acceptance: 0.84, escalation: 0.07 }),
  Enterprise: usualLevel({ weekly: 900, qualified: 0.5, acceptance: 0.92, escalation: 0.035 }),
};
/** The campaign for large accounts: other volumes, the same work. */
const campaign: Levels = sized(before, { Small: 300, "Mid-market": 1050, Enterprise: 1650 });
/** The threshold change: more is done alone, less of it is accepted, in every segment. */
const after: Levels = {
  Small: usualLevel({ weekly: 300, qualified: 0.455, acceptance: 0.72, escalation: 0.11 }),
  "Mid-market": usualLevel({ weekly: 1050, qualified: 0.495, acceptance: 0.8, escalation: 0.085 }),
  Enterprise: usualLevel({ weekly: 1650, qualified: 0.53, acceptance: 0.89, escalation: 0.045 }),
};

function sized(levels: Levels, weekly: { readonly [segment: string]: number }): Levels {
  return Object.fromEntries(
    Object.entries(levels).map(([segment, level]) => [
      segment,
      { ...level, weekly: weekly[segment] ?? level.weekly },
    ]),
  );
}

const STRETCHES: readonly Stretch[] = [
  ...weeks(DAY_0 - 70, 10, () => before),
  {
    from: DAY_0,
    to: DAY_0 + 27,
    levels: before,
    exact: {
      Small: { eligible: 3600, qualified: 1512, reviewed: 2400, accepted: 1824, escalated: 240 },
      "Mid-market": { eligible: 4800, qualified: 2208, reviewed: 3200, accepted: 2688, escalated: 224 },
      Enterprise: { eligible: 3600, qualified: 1800, reviewed: 2400, accepted: 2208, escalated: 84 },
    },
  },
  ...weeks(DAY_0 + 28, 4, () => before),
  ...weeks(dayAt("2026-09-21"), 2, (week) => levelsBetween(before, campaign, 0.35 + 0.3 * week)),
  { from: dayAt("2026-10-05"), to: POLICY_DAY - 1, levels: campaign },
  { from: POLICY_DAY, to: dayAt("2026-10-11"), levels: after },
  ...weeks(dayAt("2026-10-12"), 1, () => after),
  {
    from: dayAt("2026-10-19"),
    to: dayAt("2026-11-15"),
    levels: after,
    exact: {
      Small: { eligible: 1200, qualified: 546, reviewed: 800, accepted: 576, escalated: 88 },
      "Mid-market": { eligible: 4200, qualified: 2079, reviewed: 2800, accepted: 2240, escalated: 238 },
      Enterprise: { eligible: 6600, qualified: 3498, reviewed: 4400, accepted: 3916, escalated: 198 },
    },
  },
  { from: dayAt("2026-11-16"), to: dayAt("2026-11-19"), levels: after },
];

const MONTHS: readonly MonthStory[] = ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"].map(
  (month, index) => ({
    month: monthAt(month),
    nrr: 1.001 + 0.0004 * index,
    grr: 0.989,
    expanding: 12,
    shrinking: 9,
  }),
);

const LOOP_TITLES = [
  "Certificate of origin without a stamp accepted",
  "Weight on invoice and packing list differ",
  "Tariff code of a mixed pallet",
  "Scan upside down read as empty",
  "Consignee name in Cyrillic",
  "Preference statement on page two missed",
];

/** Every file that the company sent in. */
export function kestrovaFiles(): SampleFile[] {
  const days = workDaysOf(SEED, {
    workflow: KESTROVA_WORKFLOW,
    stretches: STRETCHES,
    missing: [dayAt("2026-09-02")],
  });
  const customers = customersOf(
    SEED,
    [
      { segment: "Small", prefix: "S", count: 30, monthly: 350 },
      { segment: "Mid-market", prefix: "M", count: 26, monthly: 1900 },
      { segment: "Enterprise", prefix: "E", count: 22, monthly: 8200 },
    ],
    { from: dayAt("2024-02-01"), to: dayAt("2026-04-20") },
    [38, 45, 51, 56, 60, 64, 69, 73, 78, 84],
    [58, 66, 71, 77, 63],
  );
  const newer = customersOf(
    `${SEED}-new`,
    [{ segment: "Enterprise", prefix: "E", count: 12, monthly: 9400 }],
    { from: dayAt("2026-07-04"), to: dayAt("2026-10-28"), firstNumber: 23 },
    [41, 48, 55, 62],
    [68, 74, 61],
  );
  const loops = [
    ...loopSeries(DAY_0 - 60, 6, [16, 18, 15, 17, 19, 14, 16, 18, 15, 17], LOOP_TITLES),
    ...loopSeries(DAY_0, 1, [14, 16, 13, 15, 17, 14, 12, 16, 13, 15], LOOP_TITLES),
    ...loopSeries(DAY_0 + 28, 5, [15, 14, 13, 15, 14, 12, 13, 14, 12, 13, 12], LOOP_TITLES),
    ...loopSeries(dayAt("2026-10-19"), 1, [12, 13, 11, 14, 12, 10, 13, 12, 11, 12], LOOP_TITLES),
  ];
  return [
    ...workFiles(SEED, KESTROVA_WORKFLOW, days, DELIVERIES),
    ...loopFiles(KESTROVA_WORKFLOW, loops, DELIVERIES),
    ...revenueFiles(SEED, [...customers, ...newer], MONTHS, DELIVERIES),
    ...correctionFiles(SEED, KESTROVA_WORKFLOW, Object.keys(before), [
      { from: DAY_0 - 70, to: DAY_0 + 27, count: 120, usualMinutes: 48, importedOn: DAY_0 + 29 },
      {
        from: DAY_0 + 28,
        to: dayAt("2026-11-19"),
        count: 105,
        usualMinutes: 47,
        importedOn: DELIVERIES.last,
      },
    ]),
    ...registerFiles(
      KESTROVA_WORKFLOW,
      [
        { on: "2026-07-29", minutes: 75, title: "Scans of one port rejected as unreadable", loop: "L-012" },
        { on: "2026-09-15", minutes: 50, title: "Tariff table updated a day late", loop: "L-030" },
      ],
      [
        { on: "2026-06-17", kind: "ux", title: "Clerks see the source line beside each field" },
        { on: "2026-08-31", kind: "routing", title: "Multi-page files go to the document model" },
        { on: "2026-09-21", kind: "other", title: "Large-account campaign begins" },
        {
          on: "2026-10-06",
          kind: "policy",
          title: "Confidence threshold for automatic release lowered from 0.90 to 0.84",
        },
      ],
      [DAY_0 + 29, dayAt("2026-10-12"), DELIVERIES.last],
    ),
  ];
}
