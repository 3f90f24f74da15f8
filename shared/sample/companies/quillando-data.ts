import { apportion } from "../apportion.ts";
import type { MonthStory } from "../customer-book.ts";
import { customersOf } from "../customer-book.ts";
import type { Deliveries } from "../data-files.ts";
import { loopFiles, revenueFiles, workFiles } from "../data-files.ts";
import { usualLevel } from "../levels.ts";
import { loopSeries } from "../loop-register.ts";
import { correctionFiles, registerFiles } from "../registers.ts";
import type { SampleFile } from "../sample-company.ts";
import { dayAt, monthAt } from "../sample-dates.ts";
import type { SegmentTotals } from "../work-days.ts";
import type { Level, Stretch } from "../work-plan.ts";
import { weeks, workDaysOf } from "../work-plan.ts";

const SEED = "quillando";
const DAY_0 = dayAt("2026-07-13");
/** The workflow of the pilot. */
export const QUILLANDO_WORKFLOW = "Returns and refunds";
/** The history was there at once, so the baseline could be sealed in the first week. */
const DELIVERIES: Deliveries = { first: DAY_0, last: dayAt("2026-11-20"), lateMonday: dayAt("2026-09-14") };

const SEGMENTS = ["Fashion", "Home goods", "Electronics"] as const;
const SHARES = [0.46, 0.31, 0.23];

/** Qualified of eligible in the twelve weeks before the trough: 52.4 %, 51.1 %, 53.0 % … */
const HISTORY: readonly (readonly [qualified: number, eligible: number])[] = [
  [338, 645],
  [325, 636],
  [345, 651],
  [344, 659],
  [338, 664],
  [349, 661],
  [353, 661],
  [339, 657],
  [338, 650],
  [347, 656],
  [335, 653],
  [344, 654],
];

function levels(qualified: number, support: number): { readonly [segment: string]: Level } {
  const weekly = apportion(650, SHARES);
  return Object.fromEntries(
    SEGMENTS.map((segment, index) => [
      segment,
      usualLevel({
        weekly: weekly[index] ?? 200,
        qualified,
        acceptance: 0.85,
        escalation: 0.06,
        model: 0.34,
        infra: 0.2,
        support,
        revenue: 3.2,
      }),
    ]),
  );
}

/** Exact totals over the segments by their shares; `perOutcome` fixes the cost where it is given. */
function exact(
  qualified: number,
  eligible: number,
  perOutcome?: number,
): { readonly [segment: string]: Partial<SegmentTotals> } {
  const sizes = apportion(eligible, SHARES);
  const parts = apportion(qualified, SHARES);
  return Object.fromEntries(
    SEGMENTS.map((segment, index) => {
      const size = sizes[index] ?? 0;
      const own = { eligible: size, qualified: parts[index] ?? 0 };
      if (perOutcome === undefined) return [segment, own];
      const outcomes = Math.round(size * 0.9);
      const modelCents = outcomes * 34;
      const infraCents = outcomes * 20;
      const supportCents = Math.round(outcomes * perOutcome * 100) - modelCents - infraCents;
      return [segment, { ...own, outcomes, modelCents, infraCents, supportCents }];
    }),
  );
}

/** Twelve usual weeks, four of the outage that are the baseline, two more until it ends, then as it was before. */
const STRETCHES: readonly Stretch[] = [
  ...weeks(dayAt("2026-03-23"), HISTORY.length, () => levels(0.52, 1.06)).map((stretch, week): Stretch => {
    const [qualified, eligible] = HISTORY[week] ?? [338, 650];
    return { ...stretch, exact: exact(qualified, eligible) };
  }),
  { from: dayAt("2026-06-15"), to: DAY_0 - 1, levels: levels(0.431, 1.08), exact: exact(1121, 2600, 1.62) },
  ...weeks(DAY_0, 2, () => levels(0.435, 1.08)),
  ...weeks(dayAt("2026-07-27"), 3, () => levels(0.518, 1.07)),
  ...weeks(dayAt("2026-08-17"), 9, (week) => levels(0.521, 1.05 - 0.02 * week)),
  {
    from: dayAt("2026-10-19"),
    to: dayAt("2026-11-15"),
    levels: levels(0.52, 0.87),
    exact: exact(1352, 2600, 1.41),
  },
  { from: dayAt("2026-11-16"), to: dayAt("2026-11-19"), levels: levels(0.52, 0.87) },
];

const MONTHS: readonly MonthStory[] = Array.from({ length: 8 }, (_, index) => ({
  month: monthAt("2026-03") + index,
  nrr: 1.002,
  grr: 0.99,
  expanding: 8,
  shrinking: 7,
}));

const LOOP_TITLES = [
  "Label not created for one carrier",
  "Refund before the parcel was scanned",
  "Exchange booked as a return",
  "Two parcels of one order",
  "Gift receipt without an order number",
];

/** Every file that the company sent in. */
export function quillandoFiles(): SampleFile[] {
  const days = workDaysOf(SEED, {
    workflow: QUILLANDO_WORKFLOW,
    stretches: STRETCHES,
    missing: [dayAt("2026-08-26")],
  });
  const customers = customersOf(
    SEED,
    [
      { segment: "Fashion", prefix: "F", count: 26, monthly: 1900 },
      { segment: "Home goods", prefix: "H", count: 22, monthly: 1600 },
      { segment: "Electronics", prefix: "E", count: 21, monthly: 2300 },
    ],
    { from: dayAt("2024-02-01"), to: dayAt("2026-02-10") },
    [40, 46, 52, 58, 64, 71],
    [60, 68, 74],
  );
  const loops = [
    ...loopSeries(dayAt("2026-04-20"), 6, [14, 13, 15, 14, 12, 14, 13, 15, 14], LOOP_TITLES),
    ...loopSeries(dayAt("2026-06-15"), 0.8, [13, 14, 12, 15, 13, 14, 11, 13, 14, 12], LOOP_TITLES),
    ...loopSeries(DAY_0, 6, [13, 12, 13, 14, 12, 11, 13, 12, 11, 12, 13, 11, 12, 11, 12, 11], LOOP_TITLES),
    ...loopSeries(dayAt("2026-10-19"), 1.2, [11, 12, 10, 13, 11, 12, 9, 11, 12, 10], LOOP_TITLES),
  ];
  return [
    ...workFiles(SEED, QUILLANDO_WORKFLOW, days, DELIVERIES),
    ...loopFiles(QUILLANDO_WORKFLOW, loops, DELIVERIES),
    ...revenueFiles(SEED, customers, MONTHS, DELIVERIES),
    ...correctionFiles(SEED, QUILLANDO_WORKFLOW, SEGMENTS, [
      { from: dayAt("2026-03-23"), to: DAY_0 - 1, count: 130, usualMinutes: 40, importedOn: DAY_0 + 1 },
      { from: DAY_0, to: dayAt("2026-11-19"), count: 150, usualMinutes: 39, importedOn: DELIVERIES.last },
    ]),
    ...registerFiles(
      QUILLANDO_WORKFLOW,
      [
        {
          on: "2026-06-12",
          minutes: 160,
          title: "Carrier interface refuses label requests; by hand until 24 July",
          loop: "L-010",
        },
        { on: "2026-09-21", minutes: 45, title: "Refund file sent twice", loop: "L-031" },
      ],
      [
        { on: "2026-08-18", kind: "routing", title: "Small refunds are paid without a second look" },
        { on: "2026-09-23", kind: "ux", title: "Shoppers choose exchange before refund" },
        { on: "2026-10-13", kind: "policy", title: "Proof of damage asked only above 40 euros" },
      ],
      [DAY_0 + 1, dayAt("2026-09-28"), DELIVERIES.last],
    ),
  ];
}
