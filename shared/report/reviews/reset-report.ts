import type { EpochDay } from "../../calendar/calendar-date.ts";
import type { PilotFigures } from "../../domain/pilot-figures.ts";
import type { CellFigure, StrategicReset } from "../../domain/strategic-reset.ts";
import { strategicReset } from "../../domain/strategic-reset.ts";
import type { MetricId } from "../../metrics/registry.ts";
import type { RecordOf } from "../../records/record-types.ts";
import {
  column,
  keyValue,
  missing,
  numberColumn,
  optionalCell,
  row,
  table,
  textCell,
} from "../baseline/blocks.ts";
import { rawKindOf, unitOf } from "../baseline/metric-print.ts";
import type { ReportBlock, ReportDocument, ReportSection, TableCell } from "../report-document.ts";
import { figureRow, framedReport, type ReportMoment } from "./report-frame.ts";

type Draft = Omit<ReportSection, "number">;

/** The monthly strategic reset: the table that it is held on, and what was said of the cells (`review` null: nothing yet). */
export function resetReport(
  moment: ReportMoment,
  figures: PilotFigures,
  review: RecordOf<"review"> | null,
  asOfMs: number,
): ReportDocument {
  const reset = strategicReset(moment.pilot, figures, asOfMs);
  const { format } = moment;
  const month =
    reset.month === null ? "no whole month of data" : format.dates.range(reset.month.from, reset.month.to);
  return framedReport(moment, {
    kind: "reset",
    title: "Monthly strategic reset",
    subtitle: month,
    version: review?.closedAt === undefined ? "As the data are now" : "Closed",
    status: { word: review?.closedAt === undefined ? "open" : "complete" },
    fingerprint: null,
    confidentiality: "Confidential",
    entries: [keyValue("Month", month)],
    sections: [cellsSection(moment, reset, review), segmentsSection(moment, reset)],
    figures: [
      ...reset.cells.flatMap(({ value, trust, cost }) => [value, trust, cost]),
      ...reset.segments.flatMap(({ quality, retention }) => [quality, retention]),
    ].map((figure) =>
      figureRow(moment, figure.metric as MetricId, figure, monthLabel(reset.month?.from, moment)),
    ),
  });
}

function monthLabel(from: EpochDay | undefined, { format }: ReportMoment): string {
  return from === undefined ? "all" : format.dates.fullDate(from);
}

function cellsSection(moment: ReportMoment, reset: StrategicReset, review: RecordOf<"review"> | null): Draft {
  const { format } = moment;
  const [best] = reset.cells;
  const said = review?.cells ?? [];
  const saidOf = (workflow: string, segment: string) =>
    said.find((cell) => cell.workflow === workflow && cell.segment === segment);
  const blocks: ReportBlock[] =
    reset.cells.length === 0
      ? [
          missing(
            "No cells",
            "The month has no figures by workflow and segment: import work.csv or interactions.csv.",
          ),
        ]
      : [
          table(
            "Workflow × segment",
            [
              numberColumn("Rank", 0.7),
              column("Workflow, segment", 2.6),
              numberColumn("Value", 1.4),
              numberColumn("Trust", 1.4),
              numberColumn("Cost per outcome", 1.4),
              numberColumn("Person-days", 1.1),
              numberColumn("Change of value per person-day", 1.6),
              column("Verdict", 2.4),
            ],
            reset.cells.map((cell) => {
              const verdict = saidOf(cell.workflow, cell.segment);
              return row(
                cell.rank === null
                  ? optionalCell(null)
                  : { text: String(cell.rank), raw: cell.rank, rawKind: "count" },
                textCell(`${cell.workflow}, ${cell.segment}`),
                figureCell(cell.value, moment),
                figureCell(cell.trust, moment),
                figureCell(cell.cost, moment),
                cell.personDays === null
                  ? optionalCell(null)
                  : {
                      text: format.numbers.upTo(cell.personDays, 1),
                      raw: cell.personDays,
                      rawKind: "decimal1",
                    },
                cell.perPersonDay === null
                  ? optionalCell(null)
                  : {
                      text: format.difference(cell.perPersonDay, "money").text,
                      raw: cell.perPersonDay,
                      rawKind: "money",
                    },
                verdict === undefined
                  ? optionalCell(null)
                  : textCell(
                      verdict.reason === undefined
                        ? verdict.verdict
                        : `${verdict.verdict}: ${verdict.reason}`,
                    ),
              );
            }),
            reset.hasEffort
              ? "Ranked by the change of autonomous value against the month before, per person-day of the month."
              : "Effort not recorded: import effort.csv to rank by person-day.",
          ),
        ];
  const finding =
    best === undefined || best.perPersonDay === null
      ? "Effort not recorded: no cell can be ranked"
      : `${best.workflow} in ${best.segment} gives most for its days: ${format.difference(best.perPersonDay, "money").text} per person-day`;
  return { id: "cells", name: "Where we invest", finding, blocks, hasContent: reset.cells.length > 0 };
}

function segmentsSection(moment: ReportMoment, { segments }: StrategicReset): Draft {
  const known = segments.filter(
    ({ quality, retention }) => quality.value !== null || retention.value !== null,
  );
  return {
    id: "segments",
    name: "Revenue quality by segment",
    finding:
      known.length === 0
        ? "No revenue data by segment"
        : `${known.length} of ${segments.length} segments have revenue data`,
    hasContent: known.length > 0,
    blocks:
      segments.length === 0
        ? [missing("No segments", "Segments come with the data that name them.")]
        : [
            table(
              "Revenue quality",
              [
                column("Segment", 3),
                numberColumn("Revenue quality", 2),
                numberColumn("Net revenue retention", 2),
              ],
              segments.map(({ segment, quality, retention }) =>
                row(textCell(segment), figureCell(quality, moment), figureCell(retention, moment)),
              ),
            ),
          ],
  };
}

function figureCell({ metric, value, low, high, verdict }: CellFigure, { format }: ReportMoment): TableCell {
  const unit = unitOf(metric as MetricId);
  const interval = format.interval(low, high, unit);
  const detail = [interval, verdict ?? ""].filter((text) => text !== "").join(" · ");
  return {
    text: format.value(value, unit).text,
    raw: value,
    rawKind: rawKindOf(unit),
    ...(detail === "" ? {} : { detail }),
  };
}
