/** Which objects exist: the combinations that occur in a range, group of metrics by group. */

import type { DateRange, TimePeriod } from "./calendar.ts";
import { contains, datesOf, intersect, monthRange, periodAt } from "./calendar.ts";
import type { Facts } from "./facts.ts";
import type { Dimension, Group } from "./registry.ts";
import { dimensionsOf } from "./registry.ts";

export interface Cell {
  readonly workflow: string;
  readonly segment: string;
  /** "all", or the period's name. */
  readonly period: string;
  /** The period's own ends, before the range cuts it. */
  readonly uncut: DateRange;
}

/** Something that makes a combination occur: where, and on which dates. */
interface Occurrence {
  readonly workflow: string;
  readonly segment: string;
  readonly dates: DateRange;
}

const onDay = (date: string): DateRange => ({ from: date, to: date });

function revenueOccurrences(facts: Facts): readonly Occurrence[] {
  const signed = facts.customers.flatMap(({ segment, signedOn }) =>
    signedOn === null ? [] : [{ workflow: "*", segment, dates: onDay(signedOn) }],
  );
  // A month counts from its first to its last day.
  const months = facts.revenue.map(({ segment, month }) => ({
    workflow: "*",
    segment,
    dates: monthRange(month),
  }));
  return [...months, ...signed];
}

function loopOccurrences(facts: Facts): readonly Occurrence[] {
  return facts.loops.flatMap(({ workflow, detected, deployed, validated }) =>
    [detected, deployed, validated].flatMap((moment) =>
      moment === null ? [] : [{ workflow, segment: "*", dates: onDay(moment.date) }],
    ),
  );
}

function occurrences(group: Group, facts: Facts): readonly Occurrence[] {
  if (group === "revenue") return revenueOccurrences(facts);
  if (group === "loops") return loopOccurrences(facts);
  return [...facts.rows, ...facts.corrections].map(({ workflow, segment, date }) => ({
    workflow,
    segment,
    dates: onDay(date),
  }));
}

interface Place {
  readonly workflow: string;
  readonly segment: string;
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

const placeKey = ({ workflow, segment }: Place): string => JSON.stringify([workflow, segment]);

/** The named dimensions that the group has; the others are rolled up. */
function placed(group: Group, by: readonly Dimension[], place: Place): Place {
  const named = dimensionsOf[group].filter((dimension) => by.includes(dimension));
  return {
    workflow: named.includes("workflow") ? place.workflow : "*",
    segment: named.includes("segment") ? place.segment : "*",
  };
}

const isRolledUp = (group: Group, by: readonly Dimension[]): boolean =>
  !dimensionsOf[group].some((dimension) => by.includes(dimension));

/** The workflows and segments that occur in the range; the roll-up alone where no dimension applies. */
export function placesIn(
  group: Group,
  facts: Facts,
  by: readonly Dimension[],
  range: DateRange,
): readonly Place[] {
  if (isRolledUp(group, by)) return [{ workflow: "*", segment: "*" }];
  const inRange = occurrences(group, facts).filter(({ dates }) => {
    const common = intersect(dates, range);
    return common.from <= common.to;
  });
  return uniqueBy(
    inRange.map((occurrence) => placed(group, by, occurrence)),
    placeKey,
  );
}

function phaseCells(group: Group, facts: Facts, by: readonly Dimension[], range: DateRange): readonly Cell[] {
  const places = placesIn(group, facts, by, range);
  const phases = datesOf(range).flatMap((date) => periodAt("phase", date, facts.settings.startDate) ?? []);
  return uniqueBy(phases, ({ name }) => name).flatMap(({ name, range: uncut }) =>
    places.map((place) => ({ ...place, period: name, uncut })),
  );
}

/** The cells of a group of metrics in the range, by the named dimensions and the named period. */
export function cellsIn(
  group: Group,
  facts: Facts,
  by: readonly Dimension[],
  period: TimePeriod | null,
  range: DateRange,
): readonly Cell[] {
  if (period === null) {
    return placesIn(group, facts, by, range).map((place) => ({ ...place, period: "all", uncut: range }));
  }
  if (period === "phase") return phaseCells(group, facts, by, range);
  const cells = occurrences(group, facts).flatMap((occurrence) =>
    datesOf(intersect(occurrence.dates, range))
      .filter((date) => contains(range, date))
      .flatMap((date) => {
        const at = periodAt(period, date, facts.settings.startDate);
        if (at === null) return [];
        return [{ ...placed(group, by, occurrence), period: at.name, uncut: at.range }];
      }),
  );
  return uniqueBy(cells, (cell) => JSON.stringify([cell.workflow, cell.segment, cell.period]));
}
