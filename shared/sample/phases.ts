import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { JsonObject } from "../json/json.ts";
import type { OwnedMetric } from "./foundation.ts";
import type { History } from "./history.ts";
import type { MatrixStory } from "./matrix-story.ts";
import { tellMatrix } from "./matrix-story.ts";
import type { DecisionStory, ReviewStory } from "./operations.ts";
import {
  tellDecision,
  tellGuardrail,
  tellReviews,
  tellScenario,
  tellSharedIncentives,
} from "./operations.ts";

/** A series of weekly reviews, seven days apart. */
export interface ReviewSeries {
  readonly firstReviewDay: number;
  readonly lastReviewDay: number;
  /** Numbers (from 0) of the reviews that ended without a decision. */
  readonly emptyReviews: readonly number[];
  /** What the others decided, in turn. */
  readonly tradeOffs: readonly string[];
}

/** How far a company came through phases 2 and 3; what is absent did not come. */
export interface PhasesStory extends ReviewSeries {
  readonly workflow: string;
  /** The decision on pricing or packaging that rests on model quality. */
  readonly packaging?: DecisionStory & { readonly onDay: number };
  /** The guardrail on confidence thresholds: bounds of its bands on autonomy and trust. */
  readonly guardrail?: {
    readonly onDay: number;
    readonly rateBound: number;
    readonly acceptanceBound: number;
  };
  readonly scenario?: {
    readonly onDay: number;
    readonly trigger: string;
    readonly defaultOutcome: string;
    readonly firstLine: readonly string[];
  };
  readonly incentivesDay?: number;
  /** Version 1 of the decision-rights matrix. */
  readonly matrix?: MatrixStory;
}

/** Tells reviews, the packaging decision, the guardrail, the escalation scenario and the incentive plans. */
export function tellPhases(history: History, story: PhasesStory): void {
  const { workflow, packaging, guardrail, scenario, incentivesDay, matrix } = story;
  if (packaging !== undefined) {
    const { onDay, ...decision } = packaging;
    tellDecision(history, onDay, "08:40", "Converged executive", workflow, decision, PACKAGING);
  }
  tellReviewSeries(history, story, packaging?.onDay);
  if (guardrail !== undefined) {
    const { onDay, rateBound, acceptanceBound } = guardrail;
    const scope = { workflow: `@workflow:${workflow}`, side: "atLeast", on: "interval" };
    const bands = [
      { metric: "avd.rate", bound: rateBound, ...scope },
      { metric: "trust.acceptance", bound: acceptanceBound, ...scope },
    ];
    tellGuardrail(history, onDay, "confidence thresholds", "cpo", bands, 2, true);
  }
  if (matrix !== undefined) tellMatrix(history, matrix);
  if (scenario !== undefined) {
    const { onDay, ...words } = scenario;
    tellScenario(history, onDay, onDay + 6, words);
  }
  if (incentivesDay !== undefined) {
    tellSharedIncentives(history, incentivesDay, ["cpo", "cto", "cro", "lead"]);
  }
}

const PACKAGING = "decision-packaging";

/** Tells a series of weekly reviews; the one that follows the packaging decision within a week carries it. */
export function tellReviewSeries(history: History, series: ReviewSeries, packagingDay?: number): void {
  const { firstReviewDay, lastReviewDay, emptyReviews, tradeOffs } = series;
  const count = Math.floor((lastReviewDay - firstReviewDay) / 7) + 1;
  let decided = 0;
  const reviews = Array.from({ length: count }, (_, index): ReviewStory => {
    const day = firstReviewDay + 7 * index;
    if (emptyReviews.includes(index)) return { day, absent: index % 2 === 0 ? ["cro"] : [] };
    const tradeOff = tradeOffs[decided % tradeOffs.length] ?? "Quality before reach this week.";
    decided += 1;
    const isCarrying = packagingDay !== undefined && packagingDay <= day && packagingDay > day - 7;
    return isCarrying ? { day, tradeOff, decisions: [PACKAGING] } : { day, tradeOff };
  });
  tellReviews(history, "Converged executive", reviews);
}

/** The sealing of the baseline at 14:02 of a day, with its pass criteria. */
export function tellSeal(history: History, onDay: number, criteria: JsonObject, waive: string): string {
  const date = formatCalendarDate(history.day(onDay));
  history.on(onDay, "14:02", "Consultant", "baseline.seal", { date, criteria, waive });
  return date;
}

/** The people that every company has. */
export const LEADERS: readonly (readonly [string, string, string, string])[] = [
  ["ceo", "CEO", "CEO", "other"],
  ["cpo", "CPO", "CPO", "product"],
  ["cto", "CTO", "CTO", "technology"],
  ["cro", "CRO", "CRO", "revenue"],
  ["lead", "Converged executive", "converged executive", "product"],
  ["finance", "Finance partner", "other", "finance"],
];

/** Thresholds on the five headlines, far enough from a story's figures that only what it is about crosses one. */
export function headlineThresholds(bounds: {
  readonly rate: number;
  readonly acceptance: number;
  readonly cost: number;
  readonly domainOwner: string;
}): readonly OwnedMetric[] {
  const { rate, acceptance, cost, domainOwner } = bounds;
  return [
    {
      metric: "avd.rate",
      owner: "lead",
      keeper: "finance",
      direction: "below",
      warn: rate + 0.04,
      breach: rate,
      action: "Stop widening the scope and review the last two releases within 72 h",
      deadlineHours: 72,
    },
    {
      metric: "trust.acceptance",
      owner: domainOwner,
      keeper: "finance",
      direction: "below",
      warn: acceptance + 0.04,
      breach: acceptance,
      action: "Send the weakest kind of case back to people within 48 h",
      deadlineHours: 48,
    },
    {
      metric: "cost.perOutcome",
      owner: "cto",
      keeper: "finance",
      direction: "above",
      warn: cost * 0.92,
      breach: cost,
      action: "Freeze model changes until the cost of an outcome is explained, within 72 h",
      deadlineHours: 72,
    },
    {
      metric: "revenue.rqi",
      owner: "cro",
      keeper: "finance",
      direction: "below",
      warn: 40,
      breach: 30,
      action: "Review every deal signed in the month with product within ten days",
      deadlineHours: 240,
    },
    {
      metric: "loop.detectToValidate",
      owner: "cpo",
      keeper: "finance",
      direction: "above",
      warn: 24,
      breach: 32,
      action: "Name one person who may release without a committee within 72 h",
      deadlineHours: 72,
    },
  ];
}

/** The usual answerers of the seventeen items, and the days on which the items of the first phases were ticked. */
export const USUAL_DRIS: Readonly<Record<string, string>> = {
  "p1-map": "finance",
  "p1-dashboard": "cpo",
  "p1-objective": "lead",
  "p1-conflicts": "lead",
  "p2-review": "lead",
  "p2-dri": "ceo",
  "p2-loop": "cto",
  "p2-pricing": "cro",
  "p3-guardrails": "cto",
  "p3-escalation": "cpo",
  "p3-incentives": "ceo",
  "p4-replicate": "lead",
  "p4-charters": "cpo",
  "p4-forums": "ceo",
  "p5-evaluate": "lead",
  "p5-structure": "ceo",
  "p5-publish": "cpo",
};
