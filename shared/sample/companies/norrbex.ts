import type { MonthStory } from "../customer-book.ts";
import { customersOf } from "../customer-book.ts";
import type { Deliveries } from "../data-files.ts";
import { loopFiles, revenueFiles, workFiles } from "../data-files.ts";
import { tellFoundation, tellPlan } from "../foundation.ts";
import { createHistory } from "../history.ts";
import { usualLevel } from "../levels.ts";
import { loopSeries } from "../loop-register.ts";
import { headlineThresholds, LEADERS, USUAL_DRIS } from "../phases.ts";
import { correctionFiles, registerFiles } from "../registers.ts";
import type { SampleCompany, SampleFile } from "../sample-company.ts";
import { dayAt, monthAt } from "../sample-dates.ts";
import type { Stretch } from "../work-plan.ts";
import { weeks, workDaysOf } from "../work-plan.ts";

const SEED = "norrbex";
const START = "2026-10-05";
const DAY_0 = dayAt(START);
const ZONE = "Europe/Stockholm";
const WORKFLOW = "Contract intake review";
/** The last pack came on 4 November. */
const DELIVERIES: Deliveries = {
  first: DAY_0 + 1,
  last: dayAt("2026-11-04"),
  lateMonday: dayAt("2026-10-19"),
};

const LEVELS = {
  "In-house": usualLevel({
    weekly: 420,
    qualified: 0.46,
    acceptance: 0.87,
    escalation: 0.05,
    model: 4.1,
    infra: 2.2,
    support: 14,
    revenue: 48,
  }),
  "Law firm": usualLevel({
    weekly: 260,
    qualified: 0.43,
    acceptance: 0.85,
    escalation: 0.06,
    model: 4.2,
    infra: 2.3,
    support: 15,
    revenue: 52,
  }),
};
const BETTER = {
  "In-house": { ...LEVELS["In-house"], qualified: 0.48, acceptance: 0.88 },
  "Law firm": { ...LEVELS["Law firm"], qualified: 0.45, acceptance: 0.865 },
};
const STRETCHES: readonly Stretch[] = [
  ...weeks(DAY_0 - 70, 10, () => LEVELS),
  ...weeks(DAY_0, 4, () => BETTER),
  // The last file ends on Monday 2 November.
  { from: DAY_0 + 28, to: DAY_0 + 28, levels: BETTER },
];

const MONTHS: readonly MonthStory[] = ["2026-07", "2026-08", "2026-09"].map((month) => ({
  month: monthAt(month),
  nrr: 1.003,
  grr: 0.991,
  expanding: 7,
  shrinking: 5,
}));

const LOOP_TITLES = [
  "Annex read as the contract",
  "Governing law missed in a table",
  "Two signatories taken for one",
  "Renewal clause without a date",
];

function files(): SampleFile[] {
  const days = workDaysOf(SEED, { workflow: WORKFLOW, stretches: STRETCHES, missing: [dayAt("2026-08-21")] });
  const customers = customersOf(
    SEED,
    [
      { segment: "In-house", prefix: "I", count: 26, monthly: 38_000 },
      { segment: "Law firm", prefix: "L", count: 22, monthly: 52_000 },
    ],
    { from: dayAt("2024-03-01"), to: dayAt("2026-09-18") },
    [42, 49, 55, 61, 68],
    [66, 72, 69, 75],
  );
  const loops = [
    ...loopSeries(DAY_0 - 60, 5, [14, 13, 15, 12, 14, 13, 15, 14, 12, 13, 14], LOOP_TITLES),
    ...loopSeries(DAY_0, 1, [13, 12, 14, 13, 11, 12, 13, 12, 14], LOOP_TITLES),
  ];
  return [
    ...workFiles(SEED, WORKFLOW, days, DELIVERIES),
    ...loopFiles(WORKFLOW, loops, DELIVERIES),
    ...revenueFiles(SEED, customers, MONTHS, DELIVERIES),
    ...correctionFiles(SEED, WORKFLOW, Object.keys(LEVELS), [
      { from: DAY_0 - 70, to: DAY_0 + 27, count: 90, usualMinutes: 58, importedOn: DELIVERIES.last },
    ]),
    ...registerFiles(
      WORKFLOW,
      [{ on: "2026-10-08", minutes: 70, title: "Scanned annexes were skipped", loop: "L-014" }],
      [{ on: "2026-08-24", kind: "ux", title: "Reviewers see the clause beside the finding" }],
      [DELIVERIES.last],
    ),
  ];
}

/** Norrbex Legal: the data are good, the behaviour is not; late on its gates and silent since 4 November. */
export function norrbex(): SampleCompany {
  const history = createHistory(START, ZONE);
  const [rate, acceptance, cost, revenue] = headlineThresholds({
    rate: 0.34,
    acceptance: 0.76,
    cost: 32,
    domainOwner: "intake",
  });
  const {
    action: _,
    deadlineHours: __,
    ...costWithoutAction
  } = cost ?? { metric: "cost.perOutcome", direction: "above", breach: 32 };
  tellFoundation(history, {
    industry: "Legal operations",
    workflow: {
      name: WORKFLOW,
      description:
        "A contract comes in, is read for the points that matter, and goes to signature or to a lawyer.",
      customerPromise: "The open points within an hour, a lawyer the same day.",
      unitValue: "85.00",
    },
    people: [...LEADERS, ["intake", "Head of Intake", "other", "operations"]],
    dri: "intake",
    // Two people think that it is theirs.
    executiveDris: ["cpo", "cro"],
    meetingZero: {
      question: "Release standard contracts without a lawyer from January, or wait for the bar's opinion?",
      options: ["Release from January", "Wait for the opinion"],
      decided: false,
      outcome: "We could not decide.",
      figures: { avd: 0.45, trust: 0.86, cost: "unknown", revenue: "unknown", loop: 13 },
    },
    conflicts: [
      {
        title: "Two owners of one workflow",
        description: "Product and revenue both decide what is released.",
        costPerWeek: 90_000,
        costBasis: "Decisions that waited more than two weeks.",
        owner: "ceo",
        parties: ["cpo", "cro"],
      },
      {
        title: "Lawyers review everything again",
        description: "What the product released is read once more out of habit.",
        costPerWeek: 60_000,
        costBasis: "Hours of the second reading.",
        owner: "intake",
        parties: ["intake", "cpo"],
      },
    ],
    metrics: [
      ...(rate === undefined ? [] : [rate]),
      ...(acceptance === undefined ? [] : [acceptance]),
      costWithoutAction,
      ...(revenue === undefined ? [] : [revenue]),
      {
        metric: "trust.escalation",
        direction: "above",
        warn: 0.12,
        breach: 0.16,
        action: "Stop releases of the clause family that escalates most within 48 h",
        deadlineHours: 48,
      },
      {
        metric: "loop.detectToValidate",
        owner: "cpo",
        keeper: "finance",
        direction: "above",
        breach: 32,
        hidden: true,
      },
    ],
    reviewWeekday: 2,
  });
  // Weights were agreed, targets were not: the item is ticked, the record does not show it.
  history.on(26, "15:00", "CPO", "pilot.set", {
    objective: {
      avd: { weight: 0.3, baseline: 0.46, target: 0.6 },
      trust: { weight: 0.25, baseline: 0.86, target: 0.92 },
      cost: { weight: 0.15, baseline: 21 },
      revenue: { weight: 0.2 },
      loop: { weight: 0.1 },
    },
  });
  tellPlan(history, USUAL_DRIS, { "p1-map": 13, "p1-dashboard": 20, "p1-objective": 27 });
  return {
    key: SEED,
    name: "Norrbex Legal",
    timeZone: ZONE,
    currency: "SEK",
    startDate: START,
    createdAt: history.moment(0, "06:30"),
    files: files(),
    steps: history.steps(),
  };
}
