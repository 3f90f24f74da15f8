import { type MetricId, metricDefinition } from "../../metrics/registry.ts";
import { column, nameText, numberColumn, row, table, textCell } from "../baseline/blocks.ts";
import { unitOf } from "../baseline/metric-print.ts";
import { lineSentence, lineSubtitle } from "../charts/chart-sentence.ts";
import { metricChart } from "../course/metric-chart.ts";
import { metricCell } from "../operational.ts";
import type { ChartBlock, ReportBlock } from "../report-document.ts";
import type { ProgressGround } from "./progress-ground.ts";
import { beforeCell, differenceCell, valueCell, verdictCell, verdictStatus } from "./verdict-cells.ts";

/** Weeks (for pillar 4: months) that a chart of a report looks back. */
const WEEKS_SHOWN = 26;

/** The course of a metric with baseline, target, line and changes; none under two periods with data. */
export function courseBlock(ground: ProgressGround, metric: MetricId): readonly ChartBlock[] {
  const { pilot: state, view, format } = ground;
  const spec = metricChart({ state, figures: view.figures, asOfMs: view.asOfMs }, metric, {
    workflow: "*",
    periods: WEEKS_SHOWN,
    hasBaseline: true,
    hasChanges: true,
  });
  if (spec === null) return [];
  return [
    {
      kind: "chart",
      title: metricDefinition(metric).name,
      subtitle: lineSubtitle(spec, format),
      spec,
      sentence: lineSentence(spec, format),
    },
  ];
}

/** Metrics before and now, with difference and verdict. */
export function proofTable(ground: ProgressGround, title: string, metrics: readonly MetricId[]): ReportBlock {
  const { format } = ground;
  const block = table(
    title,
    [
      column("Metric", 2.6),
      numberColumn("Baseline", 1.5),
      numberColumn("Now", 1.5),
      numberColumn("Difference", 1.6),
      column("Verdict", 2),
    ],
    metrics.map((metric) => {
      const difference = ground.difference(metric);
      return row(
        metricCell(ground.operational, metric),
        beforeCell(metric, difference, format),
        valueCell(metric, ground.figure(metric), format),
        differenceCell(metric, difference, format),
        verdictCell(difference),
      );
    }),
  );
  return { ...block, isAppendix: true };
}

/** One metric by segment, each against its own baseline; none where there are not two. */
function segmentTable(ground: ProgressGround, metric: MetricId): readonly ReportBlock[] {
  const parts = ground.segmentsOf(metric);
  if (parts.length < 2) return [];
  const { format } = ground;
  const unit = unitOf(metric);
  return [
    table(
      `${metricDefinition(metric).name} by segment`,
      [column("Segment", 2.3), numberColumn("Difference", 1.6), column("Verdict", 2.2)],
      parts.map((part) =>
        row(
          textCell(nameText(part.segment, 40), {
            detail: `${format.value(part.before, unit).text} → ${format.value(part.value, unit).text}`,
          }),
          differenceCell(metric, part, format),
          verdictCell(part),
        ),
      ),
    ),
  ];
}

/** A metric now, large, and beside it its segments where there are several. */
export function headBlocks(ground: ProgressGround, metric: MetricId): readonly ReportBlock[] {
  const right = segmentTable(ground, metric);
  const left = [nowFigure(ground, metric)];
  return right.length === 0 ? left : [{ kind: "split", ratio: "wideRight", left, right }];
}

/** A metric now as one large figure with its verdict. */
function nowFigure(ground: ProgressGround, metric: MetricId): ReportBlock {
  const { format } = ground;
  const unit = unitOf(metric);
  const figure = ground.figure(metric);
  return {
    kind: "figures",
    size: "large",
    tiles: [
      {
        label: metricDefinition(metric).name,
        value: format.value(figure?.value ?? null, unit),
        raw: figure?.value ?? null,
        unit,
        interval: format.interval(figure?.low ?? null, figure?.high ?? null, unit),
        n: figure === null || figure.n === null ? "" : format.count(figure.n),
        status: verdictStatus(ground.difference(metric)),
      },
    ],
  };
}

/** `Autonomous value rate 58.0 %, +17.0 pts since the baseline (15.0–19.0): improved`. */
export function metricSentence(ground: ProgressGround, metric: MetricId): string {
  const { format } = ground;
  const unit = unitOf(metric);
  const { name } = metricDefinition(metric);
  const value = ground.figure(metric)?.value ?? null;
  const difference = ground.difference(metric);
  if (value === null) return `${name} has no figure now`;
  const now = `${name} stands at ${format.value(value, unit).text}`;
  if (difference === null || difference.difference === null)
    return `${now}; there is no baseline to hold it against`;
  const interval = format.interval(difference.differenceLow, difference.differenceHigh, unit);
  const change = format.difference(difference.difference, unit).text;
  return `${now}, ${change} since the baseline${interval === "" ? "" : ` (${interval})`}: ${difference.verdict ?? "not judged"}`;
}
