import type { EpochDay } from "../calendar/calendar-date.ts";
import { formatCalendarDate, weekday } from "../calendar/calendar-date.ts";
import { apportion, thin } from "./apportion.ts";
import type { TemplateRow } from "./csv-text.ts";
import { moneyText } from "./csv-text.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** Exact totals of one segment over a stretch of days; money in hundredths. `overridden` is what else was reviewed. */
export interface SegmentTotals {
  readonly eligible: number;
  readonly attempted: number;
  readonly completed: number;
  readonly qualified: number;
  readonly reviewed: number;
  readonly accepted: number;
  readonly escalated: number;
  readonly outcomes: number;
  readonly failed: number;
  readonly modelCents: number;
  readonly infraCents: number;
  readonly supportCents: number;
  readonly revenueCents: number;
  /** Customers active on a usual weekday. */
  readonly customers: number;
}

/** One day of one segment: the totals' parts. */
export interface WorkDay extends SegmentTotals {
  readonly day: EpochDay;
  readonly segment: string;
}

/** What a weekend day counts for, beside a weekday. */
const WEEKEND_SHARE = 0.15;
/** Share of the spread of pure chance that the days show; well below 1: the week adds its own, and the sums are fixed. */
const DAY_NOISE = 0.35;
const SIZE_WOBBLE = 0.08;
const MONEY_WOBBLE = 0.12;

/**
 * Spreads exact totals over the days of a stretch: the weekday pattern, noise of counting, and in every row
 * qualified ≤ completed ≤ attempted ≤ eligible, reviewed ≤ attempted, and completed + overridden + escalated ≤ attempted
 * (so that the same day can be told unit by unit). The sums come out exactly. Days that are logged unit by unit have no
 * outcomes, failures or money: those totals fall on the other days.
 */
export function spreadOverDays(
  random: SeededRandom,
  segment: string,
  days: readonly EpochDay[],
  totals: SegmentTotals,
  isLogged: (day: EpochDay) => boolean = () => false,
): WorkDay[] {
  const weights = days.map(
    (day) => (isWeekend(day) ? WEEKEND_SHARE : 1) * (1 + SIZE_WOBBLE * random.wobble()),
  );
  const eligible = apportion(totals.eligible, weights);
  const isBooked = days.map((day) => !isLogged(day));
  const booked = (values: readonly number[]) =>
    values.map((value, index) => (isBooked[index] === true ? value : 0));
  const part = (total: number, caps: readonly number[]) => thin(random, total, caps, DAY_NOISE);
  const attempted = part(totals.attempted, eligible);
  const reviewed = part(totals.reviewed, attempted);
  const accepted = part(totals.accepted, reviewed);
  const notAccepted = difference(reviewed, accepted);
  const escalated = part(totals.escalated, notAccepted);
  const finished = difference(attempted, notAccepted);
  const completed = part(totals.completed, finished);
  const qualified = part(totals.qualified, completed);
  const failed = part(totals.failed, booked(difference(attempted, completed)));
  const outcomes =
    totals.outcomes <= totals.eligible
      ? part(totals.outcomes, booked(eligible))
      : apportion(
          totals.outcomes,
          booked(eligible).map((count) => count * wobbled(random)),
        );
  const money = (cents: number) =>
    apportion(
      cents,
      outcomes.map((count) => count * wobbled(random)),
    );
  const model = money(totals.modelCents);
  const infra = money(totals.infraCents);
  const support = money(totals.supportCents);
  const revenue = money(totals.revenueCents);
  return days.map((day, index) => {
    const at = (values: readonly number[]) => values[index] ?? 0;
    return {
      day,
      segment,
      eligible: at(eligible),
      attempted: at(attempted),
      completed: at(completed),
      qualified: at(qualified),
      reviewed: at(reviewed),
      accepted: at(accepted),
      escalated: at(escalated),
      outcomes: at(outcomes),
      failed: at(failed),
      modelCents: at(model),
      infraCents: at(infra),
      supportCents: at(support),
      revenueCents: at(revenue),
      customers: Math.round(totals.customers * (isWeekend(day) ? 0.2 : 1) * (1 + 0.1 * random.wobble())),
    };
  });
}

/** A day as a row of `work.csv`. */
export function workRow(workflow: string, day: WorkDay): TemplateRow {
  return {
    date: formatCalendarDate(day.day),
    workflow,
    segment: day.segment,
    eligible: day.eligible,
    attempted: day.attempted,
    completed: day.completed,
    qualified: day.qualified,
    accepted: day.accepted,
    overridden: day.reviewed - day.accepted - day.escalated,
    escalated: day.escalated,
    outcomes: day.outcomes,
    model_cost: moneyText(day.modelCents),
    infra_cost: moneyText(day.infraCents),
    support_cost: moneyText(day.supportCents),
    active_customers: day.customers,
    revenue: moneyText(day.revenueCents),
    failed: day.failed,
  };
}

/** Saturday or Sunday. */
export function isWeekend(day: EpochDay): boolean {
  return weekday(day) >= 6;
}

function wobbled(random: SeededRandom): number {
  return 1 + MONEY_WOBBLE * random.wobble();
}

function difference(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, index) => value - (b[index] ?? 0));
}
