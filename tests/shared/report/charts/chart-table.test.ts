import { expect, it } from "vitest";
import { parseCalendarDate } from "../../../../shared/calendar/calendar-date.ts";
import type { LineChartSpec } from "../../../../shared/report/charts/chart-spec.ts";
import { chartTable } from "../../../../shared/report/charts/chart-table.ts";

const POINT = { label: "", value: 0.125, low: 0.1, high: 0.15, n: 900, state: "whole" } as const;
const at = (date: string): number => parseCalendarDate(date) ?? Number.NaN;

function spec(...labels: readonly string[]): LineChartSpec {
  const points = [
    { ...POINT, at: at("2026-11-02") },
    { ...POINT, at: at("2026-11-09"), value: null, low: null, high: null, n: null },
  ];
  return { kind: "line", step: "week", unit: "rate", series: labels.map((label) => ({ label, points })) };
}

it("is one row a point, numbers as they were computed, no data empty and said", () => {
  expect(chartTable(spec("All"))).toBe(
    "Week of\tValue\tLow (95 %)\tHigh (95 %)\tn\tState\r\n" +
      "2026-11-02\t0.125\t0.1\t0.15\t900\twhole\r\n" +
      "2026-11-09\t\t\t\t\tno data\r\n",
  );
});

it("names the line where there are several; a name begins no cell and no formula", () => {
  const lines = chartTable(spec("Small", "=1+1\tx\ny")).split("\r\n");
  expect(lines[0]).toMatch(/^Line\tWeek of\t/);
  expect(lines[1]).toMatch(/^Small\t2026-11-02\t/);
  expect(lines[3]).toMatch(/^'=1\+1 x y\t2026-11-02\t/);
});
