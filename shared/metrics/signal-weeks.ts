import type { EpochDay } from "../calendar/calendar-date.ts";
import { isoWeekLabel, mondayOf } from "../calendar/calendar-date.ts";
import type { ProcessSignal } from "../statistics/xmr.ts";
import { processBehaviour } from "../statistics/xmr.ts";
import type { Figure, FigureQuery } from "./figure.ts";
import { isImmature } from "./maturity.ts";
import { possibleRangeOf } from "./possible-range.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";
import type { MetricId } from "./registry.ts";
import { metricDefinition } from "./registry.ts";
import type { RecordedShift } from "./signals.ts";

/** A week in which a metric signalled when it was the newest one. */
export interface SignalWeek {
  /** Its Monday. */
  readonly at: EpochDay;
  readonly signals: readonly ProcessSignal[];
  readonly side: "above" | "below";
}

/** A layout, and its figures as whoever remembers them gives them. */
export interface AskedFigures {
  readonly prepared: PreparedDataset;
  readonly figures: (query: FigureQuery) => readonly Figure[];
}

/**
 * The weeks of a metric × workflow (`*`: all) that were signals, each judged by the weeks before it, as the review of
 * that week saw it. Only complete weeks that are mature at `asOf` (epoch milliseconds) count.
 */
export function signalWeeks(
  { prepared, figures }: AskedFigures,
  metric: MetricId,
  workflow: string,
  asOf: number,
  shifts: readonly RecordedShift[] = [],
): readonly SignalWeek[] {
  const { range, clock, settings } = prepared;
  if (range === null || metricDefinition(metric).family === "revenue") return [];
  const first = mondayOf(range.from + 6);
  const by = workflow === "*" ? (["week"] as const) : (["workflow", "week"] as const);
  const known = new Map(
    figures({ by, metrics: [metric], from: first, to: range.to })
      .filter((figure) => figure.workflow === workflow)
      .map(({ period, value }) => [period, value]),
  );
  const mondays: EpochDay[] = [];
  for (let monday = first; monday + 6 <= range.to; monday += 7) {
    if (isImmature(clock, monday + 6, settings.confirmationHours, asOf)) break;
    mondays.push(monday);
  }
  const values = mondays.map((monday) => known.get(isoWeekLabel(monday)) ?? null);
  return mondays.flatMap((at, place): SignalWeek[] => {
    const shift = shifts.findLast(
      (one) => one.metric === metric && one.workflow === workflow && one.week <= at + 6,
    );
    const shiftIndex = shift === undefined ? 0 : Math.max(0, (mondayOf(shift.week) - first) / 7);
    const chart = processBehaviour(values.slice(0, place + 1), { ...possibleRangeOf(metric), shiftIndex });
    if (chart.state === "too early" || chart.side === null) return [];
    return [{ at, signals: chart.signals, side: chart.side }];
  });
}
