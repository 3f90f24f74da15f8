import type { EpochDay } from "../calendar/calendar-date.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { Comparison, ComparisonQuery, Figure, FigureQuery } from "../metrics/figure.ts";
import type { MetricSettings } from "../metrics/metric-settings.ts";
import type { PreparedDataset } from "../metrics/prepared-dataset.ts";

/**
 * Whole ISO weeks to look at, the whole month for pillar 4, and the weeks before them that are history
 * (metrics.md, "Enough data?": baseline window).
 */
export interface FigureWindow {
  /** Null: the data hold no whole week up to there. */
  readonly weeks: DataRange | null;
  readonly month: DataRange;
  readonly history: DataRange | null;
  /** Said beside the figures: fewer weeks than asked for, a month from the history. */
  readonly notes: readonly string[];
}

/** The figures of one pilot: the only way in which the domain reads them. Answers are remembered. */
export interface PilotFigures {
  readonly settings: MetricSettings;
  readonly prepared: PreparedDataset;
  /** First and last date of the data; null: none. */
  readonly range: DataRange | null;
  readonly figures: (query: FigureQuery) => readonly Figure[];
  readonly comparisons: (query: ComparisonQuery) => readonly Comparison[];
  /** The window that ends on or before a date. */
  readonly windowAt: (date: EpochDay) => FigureWindow;
}
