import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { MetricId } from "../metrics/registry.ts";
import type { Verdict } from "../statistics/difference.ts";
import { type ComparedSides, comparedSides } from "./compared-sides.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** Whole weeks before the week in question that it is held against. */
export const WEEKS_AGAINST = 4;

/** A metric in a scope, the week in question against the weeks before it. Names, or `*`; dates as texts. */
export interface ComparedFigure extends ComparedSides {
  readonly from: string;
  readonly to: string;
}

/** One of the three questions of the source that figures answer; the fourth is what ships next. */
export interface ValueQuestion {
  readonly key: "value" | "trust" | "cost";
  readonly question: string;
  /** Where the answer is yes: shown by the interval of the difference, the largest share of change first. */
  readonly shown: readonly ComparedFigure[];
  /** Combinations that were looked at, and those of them with too few data to say. */
  readonly looked: number;
  readonly notEnough: number;
}

const QUESTIONS = [
  {
    key: "value",
    question: "Where did autonomous value per customer increase?",
    metric: "avd.perCustomer",
    verdict: "improved",
  },
  { key: "trust", question: "Where did trust decrease?", metric: "trust.acceptance", verdict: "worse" },
  {
    key: "cost",
    question: "Where did cost per successful outcome rise?",
    metric: "cost.perOutcome",
    verdict: "worse",
  },
] as const satisfies readonly {
  readonly key: ValueQuestion["key"];
  readonly question: string;
  readonly metric: MetricId;
  readonly verdict: Verdict;
}[];

/**
 * The value questions over workflow × segment, a week against the four whole weeks before it. Only differences whose
 * interval shows them are answers: week over week noise is never called a movement (metrics.md). `week` null: no data.
 */
export function valueQuestions(
  figures: PilotFigures,
  week: DataRange | null,
  asOfMs: number,
): readonly ValueQuestion[] {
  const compared = week === null ? [] : weekAgainst(figures, week, asOfMs);
  return QUESTIONS.map(({ key, question, metric, verdict }) => {
    const own = compared.filter((one) => one.metric === metric);
    return {
      key,
      question,
      shown: own
        .filter((one) => one.verdict === verdict)
        .toSorted((a, b) => shareOfChange(b) - shareOfChange(a)),
      looked: own.length,
      notEnough: own.filter((one) => one.verdict === "not enough data").length,
    };
  });
}

function weekAgainst(figures: PilotFigures, week: DataRange, asOfMs: number): readonly ComparedFigure[] {
  return figures
    .comparisons({
      from: week.from,
      to: week.to,
      againstFrom: week.from - 7 * WEEKS_AGAINST,
      againstTo: week.from - 1,
      by: ["workflow", "segment"],
      metrics: QUESTIONS.map(({ metric }) => metric),
      asOf: asOfMs,
    })
    .map((comparison) => comparedFigure(comparison, week));
}

/** What is kept of a comparison whose later side is `range`. */
export function comparedFigure(comparison: ComparedSides, range: DataRange): ComparedFigure {
  return {
    ...comparedSides(comparison),
    from: formatCalendarDate(range.from),
    to: formatCalendarDate(range.to),
  };
}

function shareOfChange({ before, difference }: ComparedFigure): number {
  return Math.abs((difference ?? 0) / (before === null || before === 0 ? 1 : before));
}
