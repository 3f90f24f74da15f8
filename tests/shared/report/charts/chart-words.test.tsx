import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { lineSubtitle, pointSentence } from "../../../../shared/report/charts/chart-sentence.ts";
import type { ChartPoint, LineChartSpec } from "../../../../shared/report/charts/chart-spec.ts";
import { Waterfall } from "../../../../shared/report/charts/waterfall.tsx";
import { reportFormat } from "../../../../shared/report/format/report-format.ts";

const DAY_MS = 86_400_000;
const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / DAY_MS;
const format = reportFormat({ currency: "EUR", asOf: day("2026-11-20") });

function point(at: string, given: Partial<ChartPoint> = {}): ChartPoint {
  return { at: day(at), label: at, value: 0.154, low: 0.132, high: 0.18, n: 900, state: "whole", ...given };
}

function spec(points: readonly ChartPoint[], given: Partial<LineChartSpec> = {}): LineChartSpec {
  return { kind: "line", unit: "rate", step: "week", series: [{ label: "a", points }], ...given };
}

describe("a point of a chart in words", () => {
  const limits = { low: 0.05, centre: 0.1, high: 0.14, isTrial: false };
  it.each([
    ["value and interval", point("2026-11-09"), {}, "week of Mon 9 Nov: 15.4\u202f% (13.2–18.0) · n 900"],
    [
      "no data",
      point("2026-11-09", { value: null, low: null, high: null, n: null }),
      {},
      "week of Mon 9 Nov: no data",
    ],
    [
      "a signal",
      point("2026-11-09"),
      { limits: { ...limits, signals: [day("2026-11-09")] } },
      "week of Mon 9 Nov: 15.4\u202f% (13.2–18.0) · n 900 · signal",
    ],
    [
      "an open week is no signal yet",
      point("2026-11-09", { state: "immature" }),
      { limits: { ...limits, signals: [day("2026-11-09")] }, maturesOn: day("2026-11-19") },
      "week of Mon 9 Nov: 15.4\u202f% (13.2–18.0) · n 900 · immature, matures Thu 19 Nov",
    ],
    [
      "the changes of its week, not those of the next",
      point("2026-11-09"),
      {
        changes: [
          { at: day("2026-11-15"), letter: "P", title: "New policy" },
          { at: day("2026-11-16"), letter: "R", title: "New routing" },
        ],
      },
      "week of Mon 9 Nov: 15.4\u202f% (13.2–18.0) · n 900 · P New policy (15 Nov)",
    ],
  ] as const)("%s", (_, one, given, words) => {
    expect(pointSentence(one, spec([one], given), format)).toBe(words);
  });

  it("says what the chart is of", () => {
    expect(lineSubtitle(spec([]), format)).toBe("no data");
    expect(lineSubtitle(spec([point("2026-11-02"), point("2026-11-09")]), format)).toBe(
      "weekly, n 900, 2 Nov–15 Nov",
    );
    expect(lineSubtitle(spec([point("2026-11-02", { n: 1204 }), point("2026-11-09")]), format)).toBe(
      "weekly, n 900–1,204, 2 Nov–15 Nov",
    );
  });
});

describe("the waterfall", () => {
  const drawn = (points: readonly (number | null)[]): string =>
    renderToStaticMarkup(
      <Waterfall
        id="w"
        title="System value"
        sentence="Five parts"
        parts={points.map((one, place) => ({ label: `Part ${place}`, points: one }))}
        format={format}
      />,
    );
  const textsOf = (markup: string): readonly string[] =>
    [...markup.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)].map(([, text = ""]) => text);

  it("names each part with its sign, and their sum", () => {
    expect(textsOf(drawn([17, -2, 4]))).toEqual([
      "+17",
      "Part 0",
      "−2",
      "Part 1",
      "+4",
      "Part 2",
      "+19",
      "Sum",
    ]);
  });

  it("starts each column where the one before ended", () => {
    const columns = [...drawn([10, -4, 6]).matchAll(/<rect[^>]* y="([\d.]+)"[^>]* height="([\d.]+)"/gu)].map(
      ([, y, height]) => [Number(y), Number(y) + Number(height)] as const,
    );
    const [
      [top1, zero] = [0, 0],
      [top2, bottom2] = [0, 0],
      [, bottom3] = [0, 0],
      [topSum, bottomSum] = [0, 0],
    ] = columns;
    expect(top2).toBeCloseTo(top1, 9);
    expect(bottom3).toBeCloseTo(bottom2, 9);
    expect(bottomSum).toBeCloseTo(zero, 9);
    // 10 − 4 + 6 is the highest level of all.
    expect(topSum).toBeLessThan(top1);
  });

  it("leaves out what has no data, and has no sum of nothing", () => {
    expect(textsOf(drawn([5, null]))).toEqual(["+5", "Part 0", "–", "Part 1", "+5", "Sum"]);
    expect(textsOf(drawn([null, null]))).toEqual(["–", "Part 0", "–", "Part 1", "–", "Sum"]);
  });
});
