import type { PilotView } from "../../shared/domain/pilot-view.ts";
import type { PilotStatus } from "../../shared/domain/status.ts";
import type { DataRange } from "../../shared/metrics/data-range.ts";
import type { Comparison, ComparisonQuery, Figure, FigureQuery } from "../../shared/metrics/figure.ts";
import type { MetricId } from "../../shared/metrics/registry.ts";
import type { TellingCalls } from "./pilot-teller.ts";

/** Everything that is derived from a pilot at a moment, as data: the figures themselves are asked for. */
export type PilotViewData = Omit<PilotView, "figures"> & {
  /** First and last date of the data; null: none. */
  readonly range: DataRange | null;
};

/** Which weekly series: metrics, split by workflow and segment or rolled up. Dates are epoch days, both inclusive. */
export interface SeriesQuery {
  readonly metrics: readonly MetricId[];
  readonly by: readonly ("workflow" | "segment")[];
  readonly from?: number;
  readonly to?: number;
}

/** One metric of one combination, week by week in order of time; weeks without it are absent. */
export interface WeeklySeries {
  readonly metric: MetricId;
  readonly workflow: string;
  readonly segment: string;
  readonly weeks: readonly Figure[];
}

interface Call<Input, Output> {
  readonly input: Input;
  readonly progress: never;
  readonly output: Output;
}

interface OfPilot<Query> {
  readonly pilotId: string;
  readonly query: Query;
}

/** What the metrics worker can be asked for. `asOfMs` is in epoch milliseconds. */
export type MetricsCalls = TellingCalls & {
  readonly figures: Call<OfPilot<FigureQuery>, readonly Figure[]>;
  readonly comparisons: Call<OfPilot<ComparisonQuery>, readonly Comparison[]>;
  readonly series: Call<OfPilot<SeriesQuery>, readonly WeeklySeries[]>;
  readonly status: Call<OfPilot<{ readonly asOfMs: number }>, PilotStatus>;
  readonly view: Call<OfPilot<{ readonly asOfMs: number }>, PilotViewData>;
};
