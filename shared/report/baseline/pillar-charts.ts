import { HEADLINES } from "../../domain/headlines.ts";
import type { Pillar } from "../../metrics/metric-settings.ts";
import { metricDefinition } from "../../metrics/registry.ts";
import { changeLetter } from "../charts/change-letter.ts";
import { dotSentence, lineSentence } from "../charts/chart-sentence.ts";
import type { DotIntervalSpec, LineChartSpec } from "../charts/chart-spec.ts";
import type { ChartBlock } from "../report-document.ts";
import type { BaselineContext } from "./baseline-context.ts";
import type { MetricSeries } from "./baseline-input.ts";
import { nameText } from "./blocks.ts";
import { unitOf } from "./metric-print.ts";

/** The headline over time with everything it is judged against; null without two periods of data. */
export function headlineChart(context: BaselineContext, pillar: Pillar, isTall: boolean): ChartBlock | null {
  const metric = HEADLINES[pillar];
  const { input, format } = context;
  const series = input.series.find((one) => one.metric === metric && one.workflow === "*");
  const known = series?.points.filter((point) => point.value !== null) ?? [];
  if (series === undefined || known.length < 2) return null;
  const governance = context.governance(metric);
  const spec: LineChartSpec = {
    kind: "line",
    unit: unitOf(metric),
    step: series.step,
    isTall,
    series: [{ label: metricDefinition(metric).name, points: series.points }],
    ...baselineOf(context, pillar, series),
    ...(input.objective[pillar].target === null ? {} : { target: input.objective[pillar].target }),
    ...(governance === null || governance.threshold === null
      ? {}
      : {
          threshold: {
            breach: governance.threshold.breach,
            warn: governance.threshold.warn,
            direction: governance.threshold.direction === "below" ? ("up" as const) : ("down" as const),
          },
        }),
    ...(series.limits === null ? {} : { limits: series.limits }),
    changes: input.changes.map((change) => ({
      at: change.at,
      letter: changeLetter(change.kinds),
      title: nameText(change.title),
    })),
  };
  const ns = known.flatMap((point) => (point.n === null ? [] : [point.n]));
  const from = series.points[0]?.at ?? input.control.asOf;
  const last = series.points.at(-1)?.at ?? from;
  const to = series.step === "week" ? last + 6 : last;
  const size =
    ns.length === 0 ? "" : `, n ${range(format.count(Math.min(...ns)), format.count(Math.max(...ns)))}`;
  return {
    kind: "chart",
    title: metricDefinition(metric).name,
    subtitle: `${series.step === "week" ? "weekly" : "monthly"}${size}, ${series.step === "month" ? range(format.dates.month(from), format.dates.month(to)) : format.dates.range(from, to)}`,
    spec,
    sentence: lineSentence(spec, format),
  };
}

function baselineOf(
  context: BaselineContext,
  pillar: Pillar,
  series: MetricSeries,
): Pick<LineChartSpec, "baseline"> {
  const figure = context.figure(HEADLINES[pillar]);
  const { window } = context.input;
  const [from, to] =
    series.step === "month" ? [window.revenueFrom, window.revenueTo] : [window.from, window.to];
  if (figure === null || figure.value === null || from === null || to === null) return {};
  return { baseline: { value: figure.value, low: figure.low, high: figure.high, from, to } };
}

/** The headline by workflow and segment; null where there is nothing to compare. */
export function scopeChart(context: BaselineContext, pillar: Pillar): ChartBlock | null {
  const metric = HEADLINES[pillar];
  const { input, format } = context;
  const { dimensions } = metricDefinition(metric);
  const workflows = dimensions.includes("workflow") ? input.pilot.workflows.map((one) => one.name) : ["*"];
  const segments = dimensions.includes("segment") ? input.pilot.segments : [];
  const rows: DotIntervalSpec["rows"][number][] = [];
  const isGrouped = workflows.length > 1 && segments.length > 0;
  const add = (group: string, label: string, workflow: string, segment: string, isTotal: boolean): void => {
    const figure = context.figure(metric, workflow, segment);
    if (figure === null) return;
    const { value, low, high, n } = figure;
    rows.push({ group: nameText(group), label: nameText(label), value, low, high, n, isTotal });
  };
  add("", "All", "*", "*", true);
  for (const workflow of workflows.slice(0, 8)) {
    if (workflows.length > 1)
      add(isGrouped ? workflow : "", isGrouped ? "All segments" : workflow, workflow, "*", isGrouped);
    for (const segment of segments.slice(0, 12)) {
      add(
        isGrouped ? workflow : "",
        segment,
        workflows.length === 1 && segmentsOnly(context, pillar) ? "*" : workflow,
        segment,
        false,
      );
    }
  }
  if (rows.filter((row) => row.value !== null).length < 2) return null;
  const total = context.figure(metric)?.value ?? null;
  const spec: DotIntervalSpec = {
    kind: "dots",
    unit: unitOf(metric),
    rows,
    ...(total === null ? {} : { reference: { value: total, label: "all" } }),
  };
  const over = [
    ...(workflows.length > 1 ? ["workflow"] : []),
    ...(segments.length > 0 ? ["segment"] : []),
  ].join(" and ");
  return {
    kind: "chart",
    title: `${metricDefinition(metric).name} by ${over === "" ? "scope" : over}`,
    subtitle: "baseline period, dot = value, bar = 95 % interval",
    spec,
    sentence: dotSentence(spec, metricDefinition(metric).direction, format),
  };
}

/** Revenue has no workflow: its segments stand under the roll-up. */
function segmentsOnly(context: BaselineContext, pillar: Pillar): boolean {
  return (
    pillar === "revenue" ||
    context.figure(
      HEADLINES[pillar],
      context.input.pilot.workflows[0]?.name ?? "*",
      context.input.pilot.segments[0] ?? "*",
    ) === null
  );
}

function range(from: string, to: string): string {
  return from === to ? from : `${from}–${to}`;
}
