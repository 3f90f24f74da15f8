import type { EpochDay, MonthIndex } from "../calendar/calendar-date.ts";
import {
  firstDayOfMonth,
  formatCalendarDate,
  formatMonth,
  lastDayOfMonth,
  monthOf,
} from "../calendar/calendar-date.ts";
import { apportion } from "./apportion.ts";
import type { TemplateRow } from "./csv-text.ts";
import { moneyText } from "./csv-text.ts";
import { monthAt } from "./sample-dates.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { seededRandom } from "./seeded-random.ts";

/** A customer of the sample; money in hundredths. */
export interface CustomerStory {
  readonly name: string;
  readonly segment: string;
  readonly signedOn: EpochDay;
  /** Days from signing to the first value; null: none yet. */
  readonly daysToValue: number | null;
  readonly fitScore: number | null;
  readonly monthlyCents: number;
  readonly promisedAutonomy?: number;
  readonly renewalOn?: EpochDay;
  /** Yearly revenue where it is not twelve months of the monthly one. */
  readonly arrCents?: number;
}

/** What happened to a month's cohort: exact retention, and how many customers carried it. */
export interface MonthStory {
  readonly month: MonthIndex;
  readonly nrr: number;
  readonly grr: number;
  readonly expanding: number;
  readonly shrinking: number;
}

/**
 * The rows of `revenue.csv`: each month's cohort keeps exactly `nrr` and `grr` of its revenue (to the hundredth of the
 * currency), spread over the given numbers of customers, in turn through the segments. Nobody churns altogether.
 */
export function revenueRows(
  seed: string,
  customers: readonly CustomerStory[],
  months: readonly MonthStory[],
): { readonly month: MonthIndex; readonly rows: TemplateRow[] }[] {
  const current = new Map<string, number>();
  return months.map(({ month, nrr, grr, expanding, shrinking }) => {
    const random = seededRandom(`${seed}/revenue/${month}`);
    const cohort = customers.filter(({ signedOn }) => signedOn < firstDayOfMonth(month));
    const starts = cohort.map(({ name, monthlyCents }) => current.get(name) ?? monthlyCents);
    const total = starts.reduce((sum, start) => sum + start, 0);
    const order = alternating(random, cohort);
    const losers = order.slice(0, shrinking);
    const gainers = order.slice(shrinking, shrinking + expanding);
    const lost = spread(Math.round(total * (1 - grr)), losers, starts, random);
    const gained = spread(Math.round(total * (nrr - grr)), gainers, starts, random);
    const rows = cohort.map(({ name, segment }, index): TemplateRow => {
      const start = starts[index] ?? 0;
      const contraction = lost.get(index) ?? 0;
      const expansion = gained.get(index) ?? 0;
      current.set(name, start + expansion - contraction);
      return {
        month: formatMonth(month),
        customer: name,
        segment,
        starting_mrr: moneyText(start),
        expansion: expansion === 0 ? undefined : moneyText(expansion),
        contraction: contraction === 0 ? undefined : moneyText(contraction),
      };
    });
    return { month, rows };
  });
}

/** The rows of `customers.csv` as they could be exported at the end of a day. */
export function customerRows(customers: readonly CustomerStory[], until: EpochDay): TemplateRow[] {
  return customers
    .filter(({ signedOn }) => signedOn <= until)
    .map((customer) => {
      const { signedOn, daysToValue, fitScore, renewalOn, promisedAutonomy } = customer;
      const firstValue = daysToValue === null ? null : signedOn + daysToValue;
      return {
        customer: customer.name,
        segment: customer.segment,
        signed_on: formatCalendarDate(signedOn),
        first_value_on:
          firstValue === null || firstValue > until ? undefined : formatCalendarDate(firstValue),
        fit_score: fitScore ?? undefined,
        arr: moneyText(customer.arrCents ?? customer.monthlyCents * 12),
        promised_autonomy: promisedAutonomy,
        renewal_on: renewalOn === undefined ? undefined : formatCalendarDate(renewalOn),
      };
    });
}

/** What a group of like customers has in common. */
export interface CustomerGroup {
  readonly segment: string;
  readonly prefix: string;
  readonly count: number;
  /** Monthly revenue in whole units of the currency, about. */
  readonly monthly: number;
}

/**
 * Customers of the segments, signed evenly over a time. `daysToValue` is dealt out in turn over all of them, so that the
 * list fixes the distribution; so is `fitScores`.
 */
export function customersOf(
  seed: string,
  groups: readonly CustomerGroup[],
  signed: { readonly from: EpochDay; readonly to: EpochDay; readonly firstNumber?: number },
  daysToValue: readonly (number | null)[],
  fitScores: readonly number[],
): CustomerStory[] {
  const random = seededRandom(`${seed}/customers/${signed.from}`);
  const all = groups.flatMap(({ count, ...group }) =>
    Array.from({ length: count }, (_, index) => ({ ...group, number: (signed.firstNumber ?? 1) + index })),
  );
  const days = shuffled(
    random,
    all.map((_, index) => daysToValue[index % daysToValue.length] ?? null),
  );
  return all.map(({ segment, prefix, monthly, number }, index): CustomerStory => {
    // Multiples of the golden ratio fill the time evenly whatever the number.
    const signedOn = signed.from + Math.floor((signed.to - signed.from + 1) * ((index * 0.618034) % 1));
    return {
      name: `${prefix}-${String(number).padStart(3, "0")}`,
      segment,
      signedOn,
      daysToValue: days[index] ?? null,
      fitScore: fitScores[index % fitScores.length] ?? null,
      monthlyCents: Math.round(monthly * (1 + 0.3 * random.wobble())) * 100,
      renewalOn: nextRenewal(signedOn),
    };
  });
}

/** Contracts run for a year and are renewed at the end of the month; the sample's own date is 20 November 2026. */
function nextRenewal(signedOn: EpochDay): EpochDay {
  let month = monthOf(signedOn) + 12;
  while (month < FIRST_RENEWAL) month += 12;
  return lastDayOfMonth(month);
}

const FIRST_RENEWAL = monthAt("2026-11");

/** Indices of the cohort so that segments alternate: a few movements reach every segment. */
function alternating(random: SeededRandom, cohort: readonly CustomerStory[]): number[] {
  const bySegment = Map.groupBy(
    shuffled(
      random,
      cohort.map((_, index) => index),
    ),
    (index) => cohort[index]?.segment ?? "",
  );
  const lists = [...bySegment.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list);
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list[place] ?? [])).flat();
}

/** Splits an amount over customers by their size; nobody loses more than a part of what it has. */
function spread(
  cents: number,
  chosen: readonly number[],
  starts: readonly number[],
  random: SeededRandom,
): ReadonlyMap<number, number> {
  if (chosen.length === 0 || cents === 0) return new Map();
  const parts = apportion(
    cents,
    chosen.map((index) => (starts[index] ?? 0) * (1 + 0.4 * random.wobble())),
  );
  return new Map(chosen.map((index, place) => [index, parts[place] ?? 0]));
}

function shuffled<Item>(random: SeededRandom, items: readonly Item[]): Item[] {
  const list = [...items];
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    const item = list[index];
    const swapped = list[other];
    if (item === undefined || swapped === undefined) continue;
    list[index] = swapped;
    list[other] = item;
  }
  return list;
}
