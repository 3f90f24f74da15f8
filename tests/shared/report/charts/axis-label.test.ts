import { describe, expect, it } from "vitest";
import { axisLabel } from "../../../../shared/report/charts/axis-label.ts";
import { reportFormat } from "../../../../shared/report/format/report-format.ts";

const format = reportFormat({ currency: "EUR", asOf: 0 });

describe("the labels of an axis", () => {
  it.each([
    ["moneyPerOutcome", [2.8, 3, 3.2], ["2.8", "3.0", "3.2"]],
    ["rate", [0.4, 0.45, 0.5], ["40", "45", "50"]],
    ["rate", [0.01, 0.015, 0.02], ["1.0", "1.5", "2.0"]],
    ["loopsPerWeek", [0, 2, 4], ["0", "2", "4"]],
    ["money", [0, 5000, 10_000, 15_000], ["0", "5,000", "10k", "15k"]],
  ] as const)("of %s %j have the same places", (unit, ticks, labels) => {
    expect(ticks.map((tick) => axisLabel(tick, unit, format, ticks))).toStrictEqual(labels);
  });
});
