import type { TemplateRow } from "../csv-text.ts";
import type { MonthStory } from "../customer-book.ts";
import { customersOf } from "../customer-book.ts";
import type { Deliveries } from "../data-files.ts";
import { loopFiles, revenueFiles, workFiles } from "../data-files.ts";
import { usualLevel } from "../levels.ts";
import { loopSeries } from "../loop-register.ts";
import { correctionFiles, registerFiles } from "../registers.ts";
import type { SampleFile } from "../sample-company.ts";
import { dayAt, monthAt } from "../sample-dates.ts";
import type { WorkDay } from "../work-days.ts";
import { workRow } from "../work-days.ts";
import type { Stretch } from "../work-plan.ts";
import { weeks, workDaysOf } from "../work-plan.ts";

const SEED = "ossunela";
const START = "2026-09-14";
const DAY_0 = dayAt(START);
/** The workflow of the pilot. */
export const OSSUNELA_WORKFLOW = "Denial appeal drafting";
/** The only segment that counts its eligible cases. */
const COUNTED = "Small practice";
const DELIVERIES: Deliveries = {
  first: DAY_0 + 1,
  last: dayAt("2026-11-20"),
  lateMonday: dayAt("2026-10-26"),
};

const money = { model: 2.4, infra: 0.9, support: 8.5, revenue: 21, customers: 4, outcomes: 0.62 };
const LEVELS = {
  Clinic: usualLevel({
    weekly: 13,
    qualified: 0.38,
    acceptance: 0.8,
    escalation: 0.07,
    attempted: 0.75,
    reviewed: 0.58,
    ...money,
  }),
  Hospital: usualLevel({
    weekly: 10,
    qualified: 0.38,
    acceptance: 0.79,
    escalation: 0.07,
    attempted: 0.75,
    reviewed: 0.58,
    ...money,
  }),
  [COUNTED]: usualLevel({
    weekly: 5.2,
    qualified: 0.38,
    acceptance: 0.78,
    escalation: 0.07,
    attempted: 0.75,
    reviewed: 0.52,
    ...money,
  }),
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
      [COUNTED]: {
        eligible: 19,
        attempted: 14,
        completed: 9,
        qualified: 7,
        reviewed: 11,
        accepted: 8,
        escalated: 1,
      },
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
      [COUNTED]: {
        eligible: 27,
        attempted: 20,
        completed: 15,
        qualified: 12,
        reviewed: 11,
        accepted: 9,
        escalated: 1,
      },
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

const LOOP_TITLES = [
  "Payer letter without a reason code",
  "Modifier dropped in the appeal",
  "Deadline read from the wrong page",
  "Attachment list incomplete",
];

/** Clinics and hospitals do not count eligible cases, and so cannot say what was qualified of them. */
function rowOf(workflow: string, day: WorkDay): TemplateRow {
  const row = workRow(workflow, day);
  return day.segment === COUNTED
    ? row
    : { ...row, eligible: undefined, completed: undefined, qualified: undefined };
}

/** Every file that the company sent in. */
export function ossunelaFiles(): SampleFile[] {
  const days = workDaysOf(SEED, {
    workflow: OSSUNELA_WORKFLOW,
    stretches: STRETCHES,
    missing: [dayAt("2026-09-07")],
  });
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
    ...workFiles(SEED, OSSUNELA_WORKFLOW, days, DELIVERIES, undefined, rowOf),
    ...loopFiles(OSSUNELA_WORKFLOW, loops, DELIVERIES),
    ...revenueFiles(SEED, customers, MONTHS, DELIVERIES),
    ...correctionFiles(SEED, OSSUNELA_WORKFLOW, segments, [
      { from: DAY_0, to: DAY_0 + 27, count: 20, usualMinutes: 75, importedOn: DAY_0 + 29 },
      {
        from: dayAt("2026-10-19"),
        to: dayAt("2026-11-15"),
        count: 21,
        usualMinutes: 70,
        importedOn: DELIVERIES.last,
      },
    ]),
    ...registerFiles(
      OSSUNELA_WORKFLOW,
      [
        {
          on: "2026-09-16",
          minutes: 55,
          title: "Appeals with two payers went out with one address",
          loop: "L-005",
        },
      ],
      [
        { on: "2026-08-11", kind: "ux", title: "Billers see which sentence answers which denial reason" },
        { on: "2026-10-14", kind: "policy", title: "Appeals quote the payer's own rule" },
      ],
      [DAY_0 + 29, DELIVERIES.last],
    ),
  ];
}
