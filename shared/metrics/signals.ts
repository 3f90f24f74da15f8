import type { EpochDay } from "../calendar/calendar-date.ts";
import { isoWeekLabel, mondayOf } from "../calendar/calendar-date.ts";
import type { Verdict } from "../statistics/difference.ts";
import type { NoProcessChart, ProcessChart } from "../statistics/xmr.ts";
import { processBehaviour } from "../statistics/xmr.ts";
import { compareNames } from "./cell-index.ts";
import { compareRanges } from "./comparison.ts";
import type { Comparison } from "./figure.ts";
import type { FigureSource } from "./figures.ts";
import { computeFigures, preparedOf } from "./figures.ts";
import { isImmature } from "./maturity.ts";
import { possibleRangeOf } from "./possible-range.ts";
import type { MetricId } from "./registry.ts";
import { METRIC_IDS, metricDefinition } from "./registry.ts";

/**
 * What a week says of a metric. `moved`: a signal (or a detectable change, where there is no chart yet); `regressed`: one
 * in the bad direction. `immature`: its confirmation window has not passed. `no data`: it has no value this week.
 */
export type WeekState = "moved" | "regressed" | "no signal" | "too early to tell" | "immature" | "no data";

/** A metric × workflow (`*`: all) in a week, against the weeks before it. */
export interface WeekSignal {
  readonly metric: MetricId;
  readonly workflow: string;
  readonly week: string;
  readonly value: number | null;
  readonly state: WeekState;
  /** The weekly values, oldest first, this week last; null: a missing week. */
  readonly values: readonly (number | null)[];
  readonly chart: ProcessChart | NoProcessChart;
  /** Against the previous week; only for rates with too few weeks for a chart. */
  readonly verdict: Verdict | null;
}

/** A person's note that a process has shifted: limits start anew with that week. */
export interface RecordedShift {
  readonly metric: MetricId;
  readonly workflow: string;
  /** Any day of the first week after the shift. */
  readonly week: EpochDay;
}

/** Which week to look at (any of its days), at which moment (epoch milliseconds). */
export interface SignalQuery {
  readonly week: EpochDay;
  readonly asOf: number;
  readonly metrics?: readonly MetricId[];
  readonly shifts?: readonly RecordedShift[];
}

/** The state of every metric that has weekly values, per workflow and for all together, in the order of the registry. */
export function weekSignals(source: FigureSource, query: SignalQuery): WeekSignal[] {
  const prepared = preparedOf(source);
  const { range, clock, settings } = prepared;
  if (range === null) return [];
  const monday = mondayOf(query.week);
  // Only complete weeks count: one that the data begin within is left out.
  const first = mondayOf(range.from + 6);
  const asked = new Set(query.metrics ?? METRIC_IDS);
  const metrics = METRIC_IDS.filter((id) => asked.has(id) && metricDefinition(id).family !== "revenue");
  const weeks: string[] = [];
  for (let week = first; week <= monday; week += 7) weeks.push(isoWeekLabel(week));
  if (weeks.length === 0) return [];
  const span = { from: first, to: monday + 6, metrics };
  const figures = [
    ...computeFigures(prepared, { ...span, by: ["week"] }),
    ...computeFigures(prepared, { ...span, by: ["workflow", "week"] }),
  ];
  const series = new Map<string, Map<string, number | null>>();
  for (const { metric, workflow, period, value } of figures) {
    const key = `${metric} ${workflow}`;
    const values = series.get(key) ?? new Map<string, number | null>();
    series.set(key, values.set(period, value));
  }
  const changes = weekComparisons(source, query, monday, metrics);
  const immature =
    monday + 6 > range.to || isImmature(clock, monday + 6, settings.confirmationHours, query.asOf);

  return metrics.flatMap((metric) =>
    [...series.keys()]
      .filter((key) => key.startsWith(`${metric} `))
      .map((key) => key.slice(metric.length + 1))
      .sort(compareNames)
      .map((workflow): WeekSignal => {
        const known = series.get(`${metric} ${workflow}`);
        const values = weeks.map((week) => known?.get(week) ?? null);
        const shift = query.shifts?.findLast(
          (recorded) =>
            recorded.metric === metric && recorded.workflow === workflow && recorded.week <= monday + 6,
        );
        const shiftIndex = shift === undefined ? 0 : Math.max(0, (mondayOf(shift.week) - first) / 7);
        const chart = processBehaviour(values, { ...possibleRangeOf(metric), shiftIndex });
        const verdict =
          chart.state === "too early" ? (changes.get(`${metric} ${workflow}`)?.verdict ?? null) : null;
        const value = values.at(-1) ?? null;
        const state = immature ? "immature" : value === null ? "no data" : stateOf(metric, chart, verdict);
        return { metric, workflow, week: isoWeekLabel(monday), value, state, values, chart, verdict };
      }),
  );
}

function stateOf(metric: MetricId, chart: ProcessChart | NoProcessChart, verdict: Verdict | null): WeekState {
  if (chart.state === "too early") {
    if (verdict === "worse") return "regressed";
    if (verdict === "improved") return "moved";
    return verdict === "no detectable change" ? "no signal" : "too early to tell";
  }
  if (chart.side === null) return "no signal";
  const { direction } = metricDefinition(metric);
  const bad = direction === "none" ? null : direction === "up" ? "below" : "above";
  return chart.side === bad ? "regressed" : "moved";
}

/** Rates of counts in this week against the week before. */
function weekComparisons(
  source: FigureSource,
  query: SignalQuery,
  monday: EpochDay,
  metrics: readonly MetricId[],
): Map<string, Comparison> {
  const rates = metrics.filter((id) => {
    const { kind } = metricDefinition(id);
    return kind === "dailyRate" || kind === "recordRate";
  });
  const ranges = { from: monday, to: monday + 6, againstFrom: monday - 7, againstTo: monday - 1 };
  const comparisons = ([[], ["workflow"]] as const).flatMap((by) =>
    compareRanges(source, { ...ranges, by, metrics: rates, asOf: query.asOf }),
  );
  return new Map(
    comparisons.map((comparison) => [`${comparison.metric} ${comparison.workflow}`, comparison]),
  );
}
