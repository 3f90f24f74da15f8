import type { EpochDay } from "../calendar/calendar-date.ts";
import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { PeriodKind } from "../calendar/period.ts";
import { periodsIn } from "../calendar/period.ts";
import type { DataRange } from "./data-range.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";

/** The part of a period inside the range asked for. */
export interface PeriodSlice {
  readonly label: string;
  readonly from: EpochDay;
  readonly to: EpochDay;
  readonly fromDate: string | null;
  readonly toDate: string | null;
  /** The uncut period ends after the last date of the data. */
  readonly partial: boolean;
}

/** The range that a query looks at: what it names, else the ends of the data. Null: there is neither. */
export function rangeOfQuery(
  prepared: PreparedDataset,
  query: { readonly from?: number; readonly to?: number },
): DataRange | null {
  const from = query.from ?? prepared.range?.from;
  const to = query.to ?? prepared.range?.to;
  return from === undefined || to === undefined ? null : { from, to };
}

/** The periods of a range, cut by it; without a kind the range itself, as `all`. */
export function slicesOf(
  prepared: PreparedDataset,
  kind: PeriodKind | null,
  range: DataRange | null,
): readonly PeriodSlice[] {
  const isPartial = (to: EpochDay): boolean => prepared.range === null || to > prepared.range.to;
  if (range === null) {
    return kind === null
      ? [{ label: "all", from: 0, to: -1, fromDate: null, toDate: null, partial: false }]
      : [];
  }
  const slice = (label: string, from: EpochDay, to: EpochDay, uncutTo: EpochDay): PeriodSlice => ({
    label,
    from,
    to,
    fromDate: formatCalendarDate(from),
    toDate: formatCalendarDate(to),
    partial: isPartial(uncutTo),
  });
  if (kind === null) return [slice("all", range.from, range.to, range.to)];
  return periodsIn(kind, range.from, range.to, prepared.settings.startDate).map((period) =>
    slice(period.label, Math.max(period.from, range.from), Math.min(period.to, range.to), period.to),
  );
}

/** The slice of each day from `from` to `to`; −1: none. */
export function sliceOfDay(slices: readonly PeriodSlice[], from: EpochDay, to: EpochDay): Int32Array {
  const places = new Int32Array(Math.max(0, to - from + 1)).fill(-1);
  for (const [index, slice] of slices.entries()) {
    places.fill(index, Math.max(0, slice.from - from), Math.max(0, slice.to - from + 1));
  }
  return places;
}
