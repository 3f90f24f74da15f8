import type { EpochDay } from "../calendar/calendar-date.ts";
import type { Comparison, ComparisonQuery, Figure, FigureQuery } from "../metrics/figure.ts";
import type { MetricSettings } from "../metrics/metric-settings.ts";

/** A first and a last date, both inclusive. */
export interface DateRange {
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/**
 * Whole ISO weeks to look at, the whole month for pillar 4, and the weeks before them that are history
 * (metrics.md, "Enough data?": baseline window). Nulls: the data do not reach.
 */
export interface FigureWindow {
  readonly weeks: DateRange | null;
  readonly month: DateRange | null;
  readonly history: DateRange | null;
  /** Said beside the figures: fewer weeks than asked for, a month from the history … */
  readonly notes: readonly string[];
}

/** The figures of one pilot: the only way in which the domain reads them. Answers are remembered. */
export interface FigureSource {
  readonly settings: MetricSettings;
  /** First and last date of the data; null: none. */
  readonly range: DateRange | null;
  readonly figures: (query: FigureQuery) => readonly Figure[];
  readonly comparisons: (query: ComparisonQuery) => readonly Comparison[];
  /** The window that ends on or before a date. */
  readonly windowAt: (date: EpochDay) => FigureWindow;
}
