import { instantOf } from "../../shared/calendar/moments.ts";
import { currentTerms } from "../../shared/domain/ownership.ts";
import { processShifts } from "../../shared/domain/process-shifts.ts";
import { thresholdRecord } from "../../shared/domain/threshold-records.ts";
import { drawnPeriod } from "../../shared/metrics/drawn-period.ts";
import type { MetricId } from "../../shared/metrics/registry.ts";
import { signalWeeks } from "../../shared/metrics/signal-weeks.ts";
import { recordsOf } from "../../shared/records/read-records.ts";
import type { ChartPoint } from "../../shared/report/charts/chart-spec.ts";
import type { SparkPoint } from "../../shared/report/charts/sparkline.tsx";
import { periodPoints } from "../../shared/report/course/period-points.ts";
import type { FigureGround } from "./figure-ground.ts";

const PERIODS = 12;
/** Periods with data below which a course is points without a line. */
const FEWEST_POINTS = 6;

/** The last twelve periods of a company's metric, with what they are judged against. */
export interface MetricSpark {
  readonly points: readonly SparkPoint[];
  readonly breach: number | null;
  /** Places of changes: 0 is the first point. */
  readonly changes: readonly number[];
  readonly isSparse: boolean;
}

/** The course of a headline for a tile. */
export function metricSpark(ground: FigureGround, metric: MetricId): MetricSpark {
  const { state, figures, asOfMs } = ground;
  const points = periodPoints(figures, metric, "*", PERIODS, asOfMs);
  const isWeekly = drawnPeriod(metric) === "week";
  const signals = new Set(
    isWeekly ? signalWeeks(figures, metric, "*", asOfMs, processShifts(state)).map(({ at }) => at) : [],
  );
  const record = thresholdRecord(state, metric, "*", "*");
  const terms = record === null ? undefined : currentTerms(record);
  return {
    points: points.map(({ at, value, low, high, state: certainty }) => ({
      value,
      low,
      high,
      isHollow: certainty !== "whole",
      isSignal: signals.has(at),
    })),
    breach: terms?.breach ?? null,
    changes: changePlaces(ground, points),
    isSparse: isWeekly && points.filter(({ value }) => value !== null).length < FEWEST_POINTS,
  };
}

/** Where on the line the changes stand that went live within it. */
function changePlaces({ state, figures }: FigureGround, points: readonly ChartPoint[]): readonly number[] {
  const { clock } = figures.prepared;
  return recordsOf(state, "change").flatMap(({ at, status }) => {
    const moment = instantOf(at);
    if (moment === null || status === "planned" || status === "authorised") return [];
    const day = clock.dayOf(moment);
    const place = points.findLastIndex((point) => point.at <= day);
    const [here, next] = [points[place], points[place + 1]];
    if (here === undefined || next === undefined) return [];
    return [place + (day - here.at) / (next.at - here.at)];
  });
}
