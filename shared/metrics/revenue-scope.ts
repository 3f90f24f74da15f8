import type { EpochDay, MonthIndex } from "../calendar/calendar-date.ts";
import { firstDayOfMonth, lastDayOfMonth, monthOf } from "../calendar/calendar-date.ts";
import { wholeMonthsIn } from "../calendar/period.ts";
import type { Customer, RevenueRecords, RevenueRow } from "./revenue-rows.ts";

/** Where pillar 4 looks: one segment or `*`, and the whole months of a period. */
export interface RevenueScope {
  readonly segment: string;
  /** The whole months; none: pillar 4 has no value here. */
  readonly months: readonly MonthIndex[];
  /** Those of them from the pilot's first to its last month with revenue rows: the ones that are chained. */
  readonly chain: readonly MonthIndex[];
  /** First day of the first and last day of the last whole month. */
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/** The scope of a segment in a period. */
export function revenueScope(
  records: RevenueRecords,
  segment: string,
  from: EpochDay,
  to: EpochDay,
): RevenueScope {
  const months = from <= to ? wholeMonthsIn(from, to) : [];
  const { firstMonth, lastMonth } = records;
  const first = months[0];
  const last = months.at(-1);
  return {
    segment,
    months,
    chain: months.filter(
      (month) => firstMonth !== null && lastMonth !== null && month >= firstMonth && month <= lastMonth,
    ),
    from: first === undefined ? 0 : firstDayOfMonth(first),
    to: last === undefined ? -1 : lastDayOfMonth(last),
  };
}

/** The revenue rows of a month's cohort: those that began the month with revenue. */
export function cohortOf(
  records: RevenueRecords,
  scope: RevenueScope,
  month: MonthIndex,
): readonly RevenueRow[] {
  return (records.rowsOfMonth.get(month) ?? []).filter(
    (row) => row.startingMicros > 0 && isIn(scope, row.segment),
  );
}

/** The customers of the scope's segment. */
export function customersOf(records: RevenueRecords, scope: RevenueScope): readonly Customer[] {
  return scope.segment === "*"
    ? records.customers
    : records.customers.filter((customer) => customer.segment === scope.segment);
}

/** The customers of the scope that were signed within its months. */
export function signedIn(records: RevenueRecords, scope: RevenueScope): readonly Customer[] {
  return customersOf(records, scope).filter(({ signedOn }) => signedOn >= scope.from && signedOn <= scope.to);
}

/** Signed by the scope's end, and the latest revenue row up to then, if any, does not end at 0. */
export function liveCustomers(records: RevenueRecords, scope: RevenueScope): readonly Customer[] {
  if (scope.months.length === 0) return [];
  const lastMonth = monthOf(scope.to);
  const ended = new Map<string, boolean>();
  for (const row of records.rows) {
    if (row.month > lastMonth) break;
    ended.set(row.customer, row.endMicros === 0);
  }
  return customersOf(records, scope).filter(
    ({ name, signedOn }) => signedOn <= scope.to && ended.get(name) !== true,
  );
}

function isIn(scope: RevenueScope, segment: string): boolean {
  return scope.segment === "*" || scope.segment === segment;
}
