import type { ChartPoint, LineChartSpec } from "../../../shared/report/charts/chart-spec.ts";
import type { SparkPoint } from "../../../shared/report/charts/sparkline.tsx";

const RATES = [0.41, 0.4, 0.42, 0.41, null, 0.44, 0.49, 0.53, 0.55, 0.57, 0.58, 0.585];
const FIRST_MONDAY = 20_696;

/** Twelve points with a gap and an open end. */
export const GALLERY_SPARK: readonly SparkPoint[] = RATES.map((value, index) => ({
  value,
  isHollow: index === RATES.length - 1,
}));

const POINTS = RATES.map(
  (value, index): ChartPoint => ({
    at: FIRST_MONDAY + 7 * index,
    label: `week ${index + 1}`,
    value,
    low: value === null ? null : value - 0.02,
    high: value === null ? null : value + 0.02,
    n: 1400,
    state: index === RATES.length - 1 ? "immature" : "whole",
  }),
);

/** A line with everything that it can be judged against. */
export const GALLERY_CHART: LineChartSpec = {
  kind: "line",
  unit: "rate",
  step: "week",
  series: [{ label: "Autonomy rate", points: POINTS }],
  baseline: { value: 0.41, low: 0.396, high: 0.424, from: FIRST_MONDAY, to: FIRST_MONDAY + 27 },
  target: 0.65,
  threshold: { breach: 0.36, warn: 0.38, direction: "up" },
  changes: [
    { at: FIRST_MONDAY + 36, letter: "R", title: "Routing to the larger model" },
    { at: FIRST_MONDAY + 52, letter: "P", title: "Lower confidence threshold" },
  ],
};
