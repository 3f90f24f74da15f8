import type { EpochDay } from "../calendar/calendar-date.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { seededRandom } from "./seeded-random.ts";
import type { SegmentTotals, WorkDay } from "./work-days.ts";
import { isWeekend, spreadOverDays } from "./work-days.ts";

/** How a segment works: shares and money per outcome, from which the totals of a stretch are drawn. */
export interface Level {
  /** Eligible units of a whole week. */
  readonly weekly: number;
  /** Shares of the eligible units. */
  readonly attempted: number;
  readonly completed: number;
  readonly qualified: number;
  readonly reviewed: number;
  readonly outcomes: number;
  /** Shares of the reviewed units. */
  readonly acceptance: number;
  readonly escalation: number;
  /** Share of the attempted units. */
  readonly failed: number;
  /** Money per outcome. */
  readonly model: number;
  readonly infra: number;
  readonly support: number;
  readonly revenue: number;
  /** Customers active on a weekday. */
  readonly customers: number;
}

/** Some days in a row, at one level per segment; `exact` fixes totals that the story names. */
export interface Stretch {
  readonly from: EpochDay;
  readonly to: EpochDay;
  readonly levels: { readonly [segment: string]: Level };
  readonly exact?: { readonly [segment: string]: Partial<SegmentTotals> };
}

/** The work of one workflow over its whole history. */
export interface WorkPlan {
  readonly workflow: string;
  readonly stretches: readonly Stretch[];
  /** Days that are missing from every file. */
  readonly missing?: readonly EpochDay[];
  /** Days that are told unit by unit, in the interactions. */
  readonly isLogged?: (day: EpochDay) => boolean;
}

const WEEK_IN_WEEKDAYS = 5.3;
const SIZE_NOISE = 0.04;
const RATE_NOISE = 0.7;
/** `wobble` has a standard deviation of a third. */
const WOBBLES_PER_DEVIATION = 3;

/** Every day of the plan, by day and then in the order of the segments. */
export function workDaysOf(seed: string, plan: WorkPlan): WorkDay[] {
  const missing = new Set(plan.missing);
  const isLogged = plan.isLogged ?? (() => false);
  return plan.stretches.flatMap(({ from, to, levels, exact }) => {
    const days = daysFrom(from, to).filter((day) => !missing.has(day));
    const bySegment = Object.entries(levels).map(([segment, level]) => {
      const random = seededRandom(`${seed}/${plan.workflow}/${segment}/${from}`);
      const isBooked = days.some((day) => !isLogged(day));
      const bookedShare = isBooked ? weightOf(days.filter((day) => !isLogged(day))) / weightOf(days) : 0;
      const totals = totalsOf(
        random,
        level,
        weightOf(days) / WEEK_IN_WEEKDAYS,
        bookedShare,
        exact?.[segment],
      );
      return spreadOverDays(random, segment, days, totals, isLogged);
    });
    return days.flatMap((_, index) => bySegment.flatMap((segmentDays) => segmentDays[index] ?? []));
  });
}

/** The stretches of whole weeks from a Monday on, one a week, each at the levels that `at` gives for its number. */
export function weeks(
  monday: EpochDay,
  count: number,
  at: (week: number) => Stretch["levels"],
): readonly Stretch[] {
  return Array.from({ length: count }, (_, week) => ({
    from: monday + 7 * week,
    to: monday + 7 * week + 6,
    levels: at(week),
  }));
}

/** Every day from a first to a last one. */
export function daysFrom(from: EpochDay, to: EpochDay): EpochDay[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function weightOf(days: readonly EpochDay[]): number {
  return days.reduce((sum, day) => sum + (isWeekend(day) ? 0.15 : 1), 0);
}

/** Draws what is not exact; the rows' rules hold between the totals too. */
function totalsOf(
  random: SeededRandom,
  level: Level,
  weekCount: number,
  bookedShare: number,
  exact: Partial<SegmentTotals> = {},
): SegmentTotals {
  const drawn = (units: number, share: number) => {
    const deviation =
      WOBBLES_PER_DEVIATION * random.wobble() * Math.sqrt((share * (1 - share)) / Math.max(units, 1));
    return Math.round(units * Math.min(1, Math.max(0, share + RATE_NOISE * deviation)));
  };
  const eligible =
    exact.eligible ?? Math.round(level.weekly * weekCount * (1 + SIZE_NOISE * random.wobble()));
  const attempted = exact.attempted ?? drawn(eligible, level.attempted);
  const reviewed = Math.min(attempted, exact.reviewed ?? drawn(eligible, level.reviewed));
  const accepted = exact.accepted ?? drawn(reviewed, level.acceptance);
  const escalated = Math.min(reviewed - accepted, exact.escalated ?? drawn(reviewed, level.escalation));
  const finished = attempted - (reviewed - accepted);
  const qualified = Math.min(finished, exact.qualified ?? drawn(eligible, level.qualified));
  const completed = Math.min(
    finished,
    Math.max(qualified, exact.completed ?? drawn(eligible, level.completed)),
  );
  const failed =
    exact.failed ??
    Math.min(
      Math.round((attempted - completed) * bookedShare * 0.5),
      drawn(attempted * bookedShare, level.failed),
    );
  const outcomes = exact.outcomes ?? Math.round(eligible * bookedShare * level.outcomes);
  const cents = (perOutcome: number) =>
    Math.round(outcomes * perOutcome * 100 * (1 + 0.02 * random.wobble()));
  return {
    eligible,
    attempted,
    completed,
    qualified,
    reviewed,
    accepted,
    escalated,
    outcomes,
    failed,
    modelCents: exact.modelCents ?? cents(level.model),
    infraCents: exact.infraCents ?? cents(level.infra),
    supportCents: exact.supportCents ?? cents(level.support),
    revenueCents: exact.revenueCents ?? cents(level.revenue),
    customers: exact.customers ?? level.customers,
  };
}
