import type { EpochDay, MonthIndex } from "../calendar/calendar-date.ts";
import { firstDayOfMonth, lastDayOfMonth } from "../calendar/calendar-date.ts";
import type { ZoneClock } from "../calendar/zone.ts";
import type { InputName } from "../observations/input-templates.ts";
import { INPUT_TEMPLATES } from "../observations/input-templates.ts";
import type { Table } from "../observations/table.ts";
import { numbersOf } from "../observations/table.ts";

/** A first and a last date, both inclusive. */
export interface DataRange {
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/**
 * First and last date over all date, month and instant columns of an input (of changes only `at`); a month counts from
 * its first to its last day, instants have the date of the pilot's zone. Null: no date at all.
 */
export function dataRangeOf(table: Table, clock: ZoneClock): DataRange | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { name, kind } of INPUT_TEMPLATES[table.input].columns) {
    if (kind !== "date" && kind !== "month" && kind !== "instant") continue;
    if (table.input === "changes" && name !== "at") continue;
    const ends = endsOf(numbersOf(table, name));
    if (ends === null) continue;
    const [first, last] =
      kind === "instant"
        ? [clock.dayOf(ends[0]), clock.dayOf(ends[1])]
        : kind === "month"
          ? daysOfMonths(ends[0], ends[1])
          : ends;
    from = Math.min(from, first);
    to = Math.max(to, last);
  }
  return from <= to ? { from, to } : null;
}

/** The range over all inputs but customers. */
export function joinRanges(ranges: ReadonlyMap<InputName, DataRange>): DataRange | null {
  let joined: DataRange | null = null;
  for (const [input, range] of ranges) {
    if (input === "customers") continue;
    joined =
      joined === null
        ? range
        : { from: Math.min(joined.from, range.from), to: Math.max(joined.to, range.to) };
  }
  return joined;
}

function daysOfMonths(first: MonthIndex, last: MonthIndex): readonly [EpochDay, EpochDay] {
  return [firstDayOfMonth(first), lastDayOfMonth(last)];
}

function endsOf(values: Float64Array | null): readonly [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values ?? []) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}
