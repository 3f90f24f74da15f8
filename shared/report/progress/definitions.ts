import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import type { Figure } from "../../metrics/figure.ts";
import { METRIC_IDS, type MetricId, metricDefinition } from "../../metrics/registry.ts";
import { column, row, table, textCell } from "../baseline/blocks.ts";
import { directionWords, PILLAR_NAMES } from "../baseline/metric-print.ts";
import type { DefinitionRow, FigureRow, ReportSection } from "../report-document.ts";
import { figureRow } from "../reviews/report-frame.ts";
import type { ProgressGround } from "./progress-ground.ts";

/** What metrics mean, from the one registry. */
export function definitionRowsOf(metrics: readonly MetricId[]): readonly DefinitionRow[] {
  return METRIC_IDS.filter((id) => metrics.includes(id)).map((id) => {
    const { pillar, name, unit, formula, columns } = metricDefinition(id);
    return {
      id,
      pillar: PILLAR_NAMES[pillar],
      name,
      unit,
      direction: directionWords(id),
      formula,
      columns: columns.join(", "),
    };
  });
}

/** The definitions as the last section of a document; a deck has them in its notes and workbook. */
export function definitionsOf(rows: readonly DefinitionRow[]): Omit<ReportSection, "number"> {
  return {
    id: "definitions",
    name: "Definitions",
    finding: `What the ${rows.length} metrics of this report mean`,
    hasContent: true,
    isDocumentOnly: true,
    blocks: [
      table(
        "Definitions",
        [column("Metric", 2.8), column("Formula", 5), column("Unit", 1.1), column("Better", 1.7)],
        rows.map(({ name, id, formula, unit, direction }) =>
          row(textCell(name, { detail: id }), textCell(formula), textCell(unit), textCell(direction)),
        ),
      ),
    ],
  };
}

/** The figures of metrics now and at the baseline, in all and by segment, in long form. */
export function progressFigures(ground: ProgressGround, metrics: readonly MetricId[]): readonly FigureRow[] {
  return metrics.flatMap((metric) => {
    const segments = ["*", ...ground.segmentsOf(metric).map(({ segment }) => segment)];
    return segments.flatMap((segment) => {
      const now = ground.figure(metric, segment);
      const difference = ground.difference(metric, segment);
      const workflow = "*";
      return [
        ...(difference === null || difference.before === null
          ? []
          : [
              figureRow(
                ground,
                metric,
                {
                  workflow,
                  segment,
                  value: difference.before,
                  low: difference.beforeLow,
                  high: difference.beforeHigh,
                  from: null,
                  to: null,
                },
                "baseline",
              ),
            ]),
        ...(now === null ? [] : [nowRow(ground, metric, now)]),
      ];
    });
  });
}

function nowRow(ground: ProgressGround, metric: MetricId, figure: Figure): FigureRow {
  const row = figureRow(
    ground,
    metric,
    { ...figure, from: dateText(figure.from), to: dateText(figure.to) },
    "now",
  );
  return { ...row, numerator: figure.numerator, denominator: figure.denominator };
}

function dateText(value: string | number | null): string | null {
  return typeof value === "number" ? formatCalendarDate(value) : value;
}
