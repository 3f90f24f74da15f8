import { dayOf } from "../../calendar/moments.ts";
import { baselineInForce } from "../../domain/baselines.ts";
import { datedChanges } from "../../domain/change-register.ts";
import { HEADLINES } from "../../domain/headlines.ts";
import { currentTerms } from "../../domain/ownership.ts";
import type { PilotFigures } from "../../domain/pilot-figures.ts";
import { processShifts } from "../../domain/process-shifts.ts";
import { readContent } from "../../domain/snapshot-content.ts";
import { thresholdRecords } from "../../domain/threshold-records.ts";
import type { PilotState } from "../../journal/pilot-state.ts";
import { drawnPeriod } from "../../metrics/drawn-period.ts";
import { maturesAt } from "../../metrics/maturity.ts";
import { PILLARS } from "../../metrics/metric-settings.ts";
import type { MetricId } from "../../metrics/registry.ts";
import { metricDefinition } from "../../metrics/registry.ts";
import { signalWeeks } from "../../metrics/signal-weeks.ts";
import { weekSignals } from "../../metrics/signals.ts";
import { unitOf } from "../baseline/metric-print.ts";
import { changeLetter } from "../charts/change-letter.ts";
import type { ChartPoint, ChartThreshold, LineChartSpec } from "../charts/chart-spec.ts";
import { periodFactor } from "./period-baseline.ts";
import { periodPoints } from "./period-points.ts";

/** Periods with data below which nothing is said of a course. */
const FEWEST_POINTS = 6;

/** Which scope of a metric is drawn, over how many periods, and whether limits and changes are drawn too. */
export interface ChartScope {
  readonly workflow: string;
  readonly segment?: string;
  readonly periods: number;
  readonly hasBaseline: boolean;
  readonly hasChanges: boolean;
  readonly hasLimits?: boolean;
}

/** What a course is drawn from; a screen's ground of figures is one. */
export interface CourseGround {
  readonly state: PilotState;
  readonly figures: PilotFigures;
  /** Epoch milliseconds. */
  readonly asOfMs: number;
}

/** The line of a metric with everything that it is judged against; null without two periods of data. */
export function metricChart(
  { state: pilot, figures, asOfMs }: CourseGround,
  metric: MetricId,
  scope: ChartScope,
): LineChartSpec | null {
  const { workflow, segment = "*" } = scope;
  const step = drawnPeriod(metric);
  const points = periodPoints(figures, metric, workflow, scope.periods, asOfMs, segment);
  if (points.filter(({ value }) => value !== null).length < 2) return null;
  const pillar = PILLARS.find((one) => HEADLINES[one] === metric);
  const target = pillar === undefined || segment !== "*" ? null : figures.settings.objective[pillar].target;
  const [threshold, otherThreshold] = thresholdsOf(pilot, metric, workflow, segment);
  const firstOpen = points.find(({ state }) => state === "immature");
  return {
    kind: "line",
    unit: unitOf(metric),
    step,
    series: [{ label: metricDefinition(metric).name, points }],
    ...(scope.hasBaseline ? baselinePart(pilot, metric, workflow, segment) : {}),
    ...(target === null ? {} : { target }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(otherThreshold === undefined ? {} : { otherThreshold }),
    ...(firstOpen === undefined ? {} : { maturesOn: maturesOn(figures, firstOpen.at) }),
    ...(step === "week" && isSparse(points) ? { isSparse: true } : {}),
    ...(scope.hasLimits === true && step === "week"
      ? limitsPart(pilot, figures, metric, workflow, points, asOfMs)
      : {}),
    ...(scope.hasChanges ? { changes: changesWithin(pilot, asOfMs, points, workflow) } : {}),
  };
}

/** The line of exactly this scope, and the one on its other side where there are two. */
function thresholdsOf(
  pilot: PilotState,
  metric: MetricId,
  workflow: string,
  segment: string,
): readonly ChartThreshold[] {
  return thresholdRecords(pilot, metric, workflow, segment).flatMap((record): ChartThreshold[] => {
    const terms = currentTerms(record);
    if (terms === undefined) return [];
    const { breach, warn = null, direction } = terms;
    return [{ breach, warn, direction: direction === "below" ? "up" : "down" }];
  });
}

function maturesOn({ prepared, settings }: PilotFigures, monday: number): number {
  return prepared.clock.dayOf(maturesAt(prepared.clock, monday + 6, settings.confirmationHours));
}

/** Fewer weeks than a chart needs before anything can be said: the points stand alone. */
function isSparse(points: readonly ChartPoint[]): boolean {
  return points.filter(({ value }) => value !== null).length < FEWEST_POINTS;
}

function baselinePart(
  pilot: PilotState,
  metric: MetricId,
  workflow: string,
  segment: string,
): Pick<LineChartSpec, "baseline"> {
  const snapshot = baselineInForce(pilot);
  const content = snapshot === null ? null : readContent(snapshot.content);
  const side = content?.sides.find(
    (one) => one.metric === metric && one.workflow === workflow && one.segment === segment,
  );
  const window =
    metricDefinition(metric).family === "revenue" ? content?.window.month : content?.window.weeks;
  const [from, to] = [dayOf(window?.from), dayOf(window?.to)];
  if (side === undefined || side.value === null || from === null || to === null) return {};
  const factor = periodFactor(metric, drawnPeriod(metric), to - from + 1);
  const drawn = (value: number | null): number | null => (value === null ? null : value * factor);
  return {
    baseline: { value: side.value * factor, low: drawn(side.low), high: drawn(side.high), from, to },
  };
}

function limitsPart(
  pilot: PilotState,
  figures: PilotFigures,
  metric: MetricId,
  workflow: string,
  points: readonly ChartPoint[],
  asOfMs: number,
): Pick<LineChartSpec, "limits"> {
  const last = points.findLast(({ state }) => state === "whole");
  if (last === undefined) return {};
  const shifts = processShifts(pilot);
  const signal = weekSignals(figures.prepared, {
    week: last.at,
    asOf: asOfMs,
    metrics: [metric],
    shifts,
  }).find((one) => one.workflow === workflow);
  if (signal === undefined || signal.chart.state === "too early") return {};
  const { lowerLimit, centre, upperLimit, state } = signal.chart;
  const signals = signalWeeks(figures, metric, workflow, asOfMs, shifts).map(({ at }) => at);
  return { limits: { low: lowerLimit, centre, high: upperLimit, isTrial: state === "trial", signals } };
}

function changesWithin(
  pilot: PilotState,
  asOfMs: number,
  points: readonly ChartPoint[],
  workflow: string,
): NonNullable<LineChartSpec["changes"]> {
  const first = points[0]?.at ?? 0;
  const last = (points.at(-1)?.at ?? 0) + 6;
  // Only what went live is flagged, rollbacks too; what is planned has changed nothing yet.
  return datedChanges(pilot, asOfMs)
    .filter((change) => workflow === "*" || change.workflow === "*" || change.workflow === workflow)
    .filter(({ on }) => on >= first && on <= last)
    .map(({ on, kinds, title, change }) => ({ at: on, letter: changeLetter(kinds), title, id: change }));
}
