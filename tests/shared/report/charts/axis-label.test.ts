import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisLabels } from "../../../../shared/report/charts/axis-label.ts";
import { lineGeometry } from "../../../../shared/report/charts/line-geometry.ts";
import { type FigureUnit, reportFormat } from "../../../../shared/report/format/report-format.ts";

const format = reportFormat({ currency: "EUR", asOf: 0 });

describe("the labels of an axis", () => {
  it.each([
    ["moneyPerOutcome", [2.8, 3, 3.2], ["2.8", "3.0", "3.2"]],
    ["rate", [0.4, 0.45, 0.5], ["40", "45", "50"]],
    ["rate", [0.01, 0.015, 0.02], ["1.0", "1.5", "2.0"]],
    ["loopsPerWeek", [0, 2, 4], ["0", "2", "4"]],
    ["money", [0, 5000, 10_000, 15_000], ["0", "5,000", "10k", "15k"]],
  ] as const)("of %s %j have the same places", (unit, ticks, labels) => {
    expect(axisLabels(ticks, unit, format)).toStrictEqual(labels);
  });

  it("differ, however little the values do (seed 31)", () => {
    const units: readonly FigureUnit[] = [
      "rate",
      "score",
      "days",
      "minutes",
      "loopsPerWeek",
      "moneyPerOutcome",
      "money",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...units),
        fc.double({ min: 0.05, max: 5000, noNaN: true }),
        fc.double({ min: 0, max: 0.02, noNaN: true }),
        (unit, value, by) => {
          const points = [value, value * (1 + by)].map((one, place) => ({
            at: place * 7,
            label: `week ${place}`,
            value: unit === "rate" ? one / 5000 : one,
            low: null,
            high: null,
            n: null,
            state: "whole" as const,
          }));
          const { yTicks } = lineGeometry(
            { kind: "line", unit, step: "week", series: [{ label: "a", points }] },
            { width: 500, height: 200, left: 40, right: 60, top: 20, bottom: 30 },
          );
          const labels = axisLabels(yTicks, unit, format);
          expect(new Set(labels).size).toBe(labels.length);
        },
      ),
      { seed: 31, numRuns: 1000 },
    );
  });
});
