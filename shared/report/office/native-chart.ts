import type { ChartRunOptions, ChartSeries, ChartValueAxis } from "docx/charts";
import type { DotIntervalSpec, LineChartSpec, SharesSpec, TimelineSpec } from "../charts/chart-spec.ts";
import { valueAxisOf } from "../charts/line-geometry.ts";
import { LIGHT, seriesToken } from "../charts/tokens.ts";
import type { FigureUnit, ReportFormat } from "../format/report-format.ts";
import type { ChartBlock } from "../report-document.ts";
import { plainText, shortText } from "../text/plain-text.ts";
import { hex } from "./office-look.ts";

/** How large a chart is in its file, in pixels of 1/96 inch, and its letters in points. */
export interface ChartLook {
  readonly width: number;
  readonly height: number;
  readonly points: number;
  /** Colour of the first series and of targets, six hex digits. */
  readonly accent: string;
  readonly font: string;
}

/**
 * A chart as Office draws it, with its data in a workbook behind it, so that it can be edited. Null: a heatmap, which is
 * a table.
 */
export function nativeChart(
  block: ChartBlock,
  format: ReportFormat,
  look: ChartLook,
): ChartRunOptions | null {
  const { spec } = block;
  const base = {
    transformation: { width: look.width, height: look.height },
    font: { name: look.font, color: hex(LIGHT.text2) },
    chartArea: { fill: "none", border: "none" },
    altText: { name: shortText(block.title, 80), description: plainText(block.sentence) },
  } as const;
  switch (spec.kind) {
    case "line":
      return { ...base, ...lineChart(spec, format, look) };
    case "dots":
      return { ...base, ...dotChart(spec, format, look) };
    case "shares":
      return { ...base, ...sharesChart(spec, look) };
    case "timeline":
      return { ...base, ...timelineChart(spec, look) };
    case "heatmap":
      return null;
  }
}

const MS_PER_DAY = 86_400_000;

function lineChart(spec: LineChartSpec, format: ReportFormat, look: ChartLook): ChartRunOptions {
  const places = [...new Set(spec.series.flatMap(({ points }) => points.map(({ at }) => at)))].toSorted(
    (a, b) => a - b,
  );
  const flat = (value: number): readonly number[] => places.map(() => value);
  const print = (value: number): string => format.value(value, spec.unit).text;
  const isSingle = spec.series.length === 1;
  const measured = spec.series.map(({ label, points }, place): ChartSeries => {
    const at = new Map(points.map((point) => [point.at, point]));
    const colour = isSingle ? look.accent : hex(LIGHT[seriesToken(place)]);
    const found = places.map((day) => at.get(day) ?? null);
    return {
      name: shortText(label, 60),
      values: found.map((point) => point?.value ?? null),
      color: colour,
      line: { width: 2, color: colour },
      markers: places.length <= 30 ? { shape: "circle", size: 5 } : false,
      ...intervalBars(isSingle ? found : []),
    };
  });
  const line = (
    name: string,
    value: number | null | undefined,
    color: string,
    dash: "dash" | "dot" | "solid",
  ): readonly ChartSeries[] =>
    value === null || value === undefined
      ? []
      : [
          {
            name: `${name} ${print(value)}`,
            values: flat(value),
            color,
            line: { color, width: 1.25, dash },
            markers: false,
          },
        ];
  const { threshold, otherThreshold } = spec;
  const axis = valueAxisOf(spec);
  return {
    type: "line",
    categories: places.map((day) => new Date(day * MS_PER_DAY)),
    series: [
      ...measured,
      ...line("Baseline", spec.baseline?.value, hex(LIGHT.neutralMark), "dash"),
      ...line("Target", spec.target, hex(LIGHT.accent), "solid"),
      ...line("Breach", threshold?.breach, hex(LIGHT.bad), "solid"),
      ...line("Warn", threshold?.warn, hex(LIGHT.unsettledMark), "dot"),
      ...line("Breach", otherThreshold?.breach, hex(LIGHT.bad), "solid"),
    ],
    markers: false,
    categoryAxis: {
      font: { size: look.points },
      gridlines: false,
      numberFormat: spec.step === "month" ? "mmm yyyy" : "d mmm",
    },
    valueAxis: {
      ...valueAxis(spec.unit, look),
      ...(spec.unit === "rate" && axis.step < 0.01 ? { numberFormat: "0.0%" } : {}),
      minimum: tidy(axis.low),
      maximum: tidy(axis.high),
      interval: tidy(axis.step),
    },
    legend: { position: "bottom", font: { size: look.points } },
  };
}

/** Without the dust of binary fractions: 0.7000000000000001. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** Intervals as error bars: how far each end is from its value. */
function intervalBars(
  points: readonly ({
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
  } | null)[],
): Pick<ChartSeries, "errorBars"> {
  const away = (from: number | null | undefined, to: number | null | undefined): number | null =>
    from === null || from === undefined || to === null || to === undefined ? null : Math.max(0, to - from);
  const plus = points.map((point) => away(point?.value, point?.high));
  const minus = points.map((point) => away(point?.low, point?.value));
  if ([...plus, ...minus].every((one) => one === null)) return {};
  return {
    errorBars: { type: "custom", plus, minus, line: { color: hex(LIGHT.neutralMark), width: 0.75 } },
  };
}

function dotChart(spec: DotIntervalSpec, format: ReportFormat, look: ChartLook): ChartRunOptions {
  return {
    type: "bar",
    // The figures stand beside the names: on a bar its interval would cross them.
    categories: spec.rows.map(({ group, label, value, n }) => {
      const name = shortText([group, label].filter((text) => text !== "").join(" · "), 40);
      const printed = value === null ? "–" : format.value(value, spec.unit).text;
      return `${name}  ${printed}${n === null ? "" : `, n ${format.count(n)}`}`;
    }),
    series: [
      {
        name: "Value, with its 95 % interval",
        values: spec.rows.map(({ value }) => value),
        color: look.accent,
        colors: spec.rows.map(({ isTotal }) => (isTotal === true ? hex(LIGHT.text2) : look.accent)),
        ...intervalBars(spec.rows),
      },
    ],
    gapWidth: 60,
    categoryAxis: { reverseOrder: true, font: { size: look.points }, gridlines: false },
    valueAxis: { ...valueAxis(spec.unit, look), minimum: 0 },
    legend: false,
  };
}

function sharesChart(spec: SharesSpec, look: ChartLook): ChartRunOptions {
  return stackedBar(
    spec.parts.map(({ label, share }) => ({ label, value: share })),
    look,
    { stacking: "percent", numberFormat: "0.###" },
  );
}

function timelineChart(spec: TimelineSpec, look: ChartLook): ChartRunOptions {
  return stackedBar(
    spec.phases.map(({ name, from, to }) => ({ label: name, value: to - from + (from === 0 ? 0 : 1) })),
    look,
    { stacking: "stacked", numberFormat: "0" },
  );
}

function stackedBar(
  parts: readonly { readonly label: string; readonly value: number }[],
  look: ChartLook,
  { stacking, numberFormat }: { readonly stacking: "percent" | "stacked"; readonly numberFormat: string },
): ChartRunOptions {
  return {
    type: "bar",
    categories: [" "],
    series: parts.map(({ label, value }, place) => {
      const ground = STACK[place % STACK.length] ?? STACK[0];
      return {
        name: shortText(label, 40),
        values: [value],
        color: ground.ground,
        pointLabels: [
          {
            text: shortText(label, 40),
            position: "center",
            font: { size: look.points, color: ground.letters },
          },
        ],
      };
    }),
    stacking,
    gapWidth: 20,
    categoryAxis: { visible: false },
    valueAxis: {
      font: { size: look.points },
      numberFormat: stacking === "percent" ? "0%" : numberFormat,
      gridlines: false,
      ...(stacking === "percent" ? {} : { minimum: 0, maximum: 180, interval: 30 }),
    },
    legend: false,
  };
}

/** Greys and the accent's tints: parts of a whole are neither good nor bad. */
const STACK = [
  { ground: "33415C", letters: "FFFFFF" },
  { ground: "5C6B8A", letters: "FFFFFF" },
  { ground: "8593AE", letters: "171B21" },
  { ground: "AEB8CB", letters: "171B21" },
  { ground: "D3D9E4", letters: "171B21" },
] as const;

function valueAxis(unit: FigureUnit, look: ChartLook): ChartValueAxis {
  return { font: { size: look.points }, numberFormat: AXIS_FORMATS[unit], gridlines: true };
}

const AXIS_FORMATS: Readonly<Record<FigureUnit, string>> = {
  rate: "0%",
  count: "#,##0",
  units: "#,##0",
  unitsPerCustomer: "#,##0.0",
  money: "#,##0",
  moneyPerOutcome: "#,##0.00",
  minutes: "#,##0",
  days: "#,##0",
  score: "0",
  loopsPerWeek: "0.0",
};
