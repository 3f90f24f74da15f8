import { extent } from "d3-array";
import { type ScaleLinear, scaleLinear } from "d3-scale";
import { moneyPlaces } from "../../metrics/money-places.ts";
import type { FigureUnit } from "../format/report-format.ts";
import type { ChartPoint, LineChartSpec } from "./chart-spec.ts";
import { linearScale } from "./linear-scale.ts";

/** Size of a plot and the room around it, in pixels. */
export interface PlotBox {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A point that has a place. */
export interface PlacedPoint extends ChartPoint {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

export interface LineGeometry {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly yTicks: readonly number[];
  /** Per series the runs without a gap. */
  readonly runs: readonly (readonly (readonly PlacedPoint[])[])[];
  /** Runs of periods in which no series has a value: their middle, and the first period. */
  readonly gaps: readonly { readonly x: number; readonly label: string }[];
}

/** What a label of an axis takes of the height, with some air. */
const LABEL_HEIGHT = 11;

/** Scales and places of a line chart: x = first day of the period, y = value. */
export function lineGeometry(spec: LineChartSpec, box: PlotBox): LineGeometry {
  const points = spec.series.flatMap((series) => series.points);
  const days = spec.domain ?? extent(points, (point) => point.at);
  const from = days[0] ?? 0;
  const to = days[1] ?? from;
  const pad = from === to ? 7 : 0;
  const x = scaleLinear([from - pad, to + pad], [box.left, box.width - box.right]);
  const y = scaleLinear(valueDomain(spec), [box.height - box.bottom, box.top]).nice(4);
  const [xOf, yOf] = [straight(x), straight(y)];
  const runs = spec.series.map((series) => runsOf(series.points, xOf, yOf));
  return { x, y, yTicks: ticksOf(y), runs, gaps: gapsOf(spec, x) };
}

/** The labels of a value axis: about four, or fewer where they would stand on each other. */
function ticksOf(y: ScaleLinear<number, number>): readonly number[] {
  const ticks = y.ticks(4);
  const [first = 0, second = first] = ticks;
  return Math.abs(y(second) - y(first)) < LABEL_HEIGHT && ticks.length > 2 ? y.ticks(2) : ticks;
}

/** The value axis of a line chart: its ends and the distance of its labels, the same wherever it is drawn. */
export function valueAxisOf(spec: LineChartSpec): {
  readonly low: number;
  readonly high: number;
  readonly step: number;
} {
  const scale = scaleLinear(valueDomain(spec), [0, 1]).nice(4);
  const [low = 0, high = 1] = scale.domain();
  const [first = low, second = high] = scale.ticks(4);
  return { low, high, step: second - first };
}

function valueDomain(spec: LineChartSpec): [number, number] {
  const points = spec.series.flatMap((series) => series.points);
  let [low, high] = reachOf(spec, points);
  if (low > high) [low, high] = [0, 1];
  if (low === high) {
    const room = low === 0 ? 1 : Math.abs(low) * 0.1;
    [low, high] = [low - room, high + room];
  }
  // What differs by less than is printed is not drawn as a rise and a fall.
  const short = (leastSpan(spec.unit, Math.max(Math.abs(low), Math.abs(high))) - (high - low)) / 2;
  if (short > 0) [low, high] = [low - short, high + short];
  const room = (high - low) * 0.06;
  if (spec.unit === "rate")
    return [Math.max(Math.min(0, low), low - room), Math.min(Math.max(1, high), high + room)];
  // What cannot be negative has no axis below zero, however wide its interval.
  const isNegative = points.some(({ value }) => value !== null && value < 0);
  return [isNegative ? low - room : Math.max(0, low - room), high + room];
}

/** The least and the greatest value that a chart shows; the least is above the greatest where it shows none. */
function reachOf(spec: LineChartSpec, points: readonly ChartPoint[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const reach = (value: number | null | undefined): void => {
    if (value === null || value === undefined) return;
    if (value < low) low = value;
    if (value > high) high = value;
  };
  for (const point of points) {
    if (point.value === null) continue;
    reach(point.value);
    reach(point.low);
    reach(point.high);
  }
  const { baseline, target, threshold, otherThreshold, limits } = spec;
  const others = [baseline?.value, baseline?.low, baseline?.high, target, limits?.low, limits?.high];
  for (const value of others) reach(value);
  for (const line of [threshold, otherThreshold]) {
    reach(line?.breach);
    reach(line?.warn);
  }
  return [low, high];
}

/** The least that a value axis spans: ten times the least difference that a value of this size is printed with. */
function leastSpan(unit: FigureUnit, size: number): number {
  switch (unit) {
    case "rate":
      return 0.01;
    case "money":
    case "moneyPerOutcome":
      return 10 ** (1 - moneyPlaces(size));
    case "minutes":
    case "days":
    case "score":
    case "unitsPerCustomer":
    case "count":
    case "units":
      return 1;
    case "loopsPerWeek":
      return 0.1;
  }
}

function runsOf(
  points: readonly ChartPoint[],
  x: (day: number) => number,
  y: (value: number) => number,
): readonly (readonly PlacedPoint[])[] {
  const runs: PlacedPoint[][] = [];
  let run: PlacedPoint[] = [];
  for (const point of points) {
    if (point.value === null) {
      if (run.length > 0) runs.push(run);
      run = [];
    } else {
      run.push({ ...point, value: point.value, x: x(point.at), y: y(point.value) });
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** The scale for the many points of a line: what d3 does for two ends, without what it does for more. */
function straight(scale: ScaleLinear<number, number>): (value: number) => number {
  const [from = 0, to = 1] = scale.domain();
  const [first = 0, last = 1] = scale.range();
  return linearScale([from, to], [first, last]);
}

/** One entry per run of periods without data, at its middle. */
function gapsOf(spec: LineChartSpec, x: ScaleLinear<number, number>): LineGeometry["gaps"] {
  const points = spec.series[0]?.points ?? [];
  const runs: ChartPoint[][] = [];
  let isOpen = false;
  points.forEach((point, index) => {
    const isGap =
      point.value === null && spec.series.every((series) => (series.points[index]?.value ?? null) === null);
    const run = runs.at(-1);
    if (isGap && isOpen && run !== undefined) run.push(point);
    else if (isGap) runs.push([point]);
    isOpen = isGap;
  });
  return runs.map((run) => {
    const [first, last] = [run[0]?.at ?? 0, run.at(-1)?.at ?? 0];
    return { x: x((first + last) / 2), label: run[0]?.label ?? "" };
  });
}
