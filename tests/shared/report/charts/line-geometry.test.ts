import { describe, expect, it } from "vitest";
import type { ChartPoint, LineChartSpec } from "../../../../shared/report/charts/chart-spec.ts";
import { clearBaseline, spreadLabels } from "../../../../shared/report/charts/label-layout.ts";
import { lineGeometry } from "../../../../shared/report/charts/line-geometry.ts";

const box = { width: 500, height: 200, left: 40, right: 60, top: 20, bottom: 30 };

function point(at: number, value: number | null): ChartPoint {
  return { at, label: `week ${at}`, value, low: null, high: null, n: null, state: "whole" };
}

function spec(values: readonly (number | null)[]): LineChartSpec {
  return {
    kind: "line",
    unit: "days",
    step: "week",
    series: [{ label: "a", points: values.map((value, index) => point(index * 7, value)) }],
  };
}

describe("lineGeometry", () => {
  it("puts the first point at the left edge, the last at the right", () => {
    const { runs } = lineGeometry(spec([10, 20, 30]), box);
    const points = runs[0]?.[0] ?? [];
    // The plot runs from 40 to 500 − 60 = 440; the middle week stands at 240.
    expect(points.map(({ x }) => x)).toStrictEqual([40, 240, 440]);
  });

  it("maps values linearly between bottom and top", () => {
    const { runs, y } = lineGeometry(spec([10, 20, 30]), box);
    const points = runs[0]?.[0] ?? [];
    const [low = 0, high = 0] = y.domain();
    // The bottom of the plot is 200 − 30 = 170, its top 20.
    for (const { value, y: place } of points) {
      expect(place).toBeCloseTo(170 - ((value - low) / (high - low)) * 150, 9);
    }
    expect(low).toBeLessThanOrEqual(10);
    expect(high).toBeGreaterThanOrEqual(30);
  });

  it("never bridges a gap", () => {
    const { runs, gaps } = lineGeometry(spec([10, null, 30, 40]), box);
    expect(runs[0]?.map((run) => run.map(({ value }) => value))).toStrictEqual([[10], [30, 40]]);
    expect(gaps.map(({ label }) => label)).toStrictEqual(["week 7"]);
  });

  it("keeps rates within 0 and 1 and shows target and threshold", () => {
    const rate: LineChartSpec = {
      ...spec([0.97, 0.99]),
      unit: "rate",
      target: 1,
      threshold: { breach: 0.9, warn: null, direction: "up" },
    };
    const [low = 0, high = 0] = lineGeometry(rate, box).y.domain();
    expect(high).toBe(1);
    expect(low).toBeLessThanOrEqual(0.9);
  });

  it("has about four labels at its values, and fewer where they would stand on each other", () => {
    const values = spec([70, 95]);
    const low = { ...box, height: box.top + box.bottom + 36 };
    expect(lineGeometry(values, box).yTicks).toStrictEqual([60, 70, 80, 90, 100]);
    expect(lineGeometry(values, low).yTicks).toStrictEqual([60, 80, 100]);
  });

  it("stands flat series in the middle", () => {
    const { runs, y } = lineGeometry(spec([5, 5]), box);
    expect(y.domain()[0]).toBeLessThan(5);
    expect(runs[0]?.[0]?.[0]?.y).toBeLessThan(170);
  });
});

describe("spreadLabels", () => {
  it("keeps the gap and stays inside", () => {
    const labels = spreadLabels(
      [
        { text: "a", y: 100 },
        { text: "b", y: 101 },
        { text: "c", y: 199 },
      ],
      12,
      0,
      190,
    );
    // b is pushed to 112; c may not pass 190.
    expect(labels.map(({ labelY }) => labelY)).toStrictEqual([100, 112, 190]);
  });
});

describe("clearBaseline", () => {
  it("stands at the foot, above a line that is in the way, clear of the next one too", () => {
    expect(clearBaseline([], 0, 100)).toBe(100);
    expect(clearBaseline([80], 0, 100)).toBe(100);
    expect(clearBaseline([95], 0, 100)).toBe(91);
    expect(clearBaseline([95, 85], 0, 100)).toBe(81);
    expect(clearBaseline([95, 85], 80, 100)).toBe(100);
  });
});
