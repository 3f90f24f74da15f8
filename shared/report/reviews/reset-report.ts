import type { PilotFigures } from "../../domain/pilot-figures.ts";
import type { CellFigure, StrategicReset } from "../../domain/strategic-reset.ts";
import { strategicReset } from "../../domain/strategic-reset.ts";
import { isMetricId, type MetricId } from "../../metrics/registry.ts";
import type { RecordOf } from "../../records/record-types.ts";
import {
  column,
  keyValue,
  missing,
  numberColumn,
  optionalCell,
  plural,
  row,
  table,
  textCell,
} from "../baseline/blocks.ts";
import { rawKindOf, unitOf } from "../baseline/metric-print.ts";
import { definitionRowsOf, definitionsOf } from "../progress/definitions.ts";
import type { ReportBlock, ReportDocument, ReportSection, TableCell } from "../report-document.ts";
import { figureRow, framedReport, type ReportMoment } from "./report-frame.ts";

type Draft = Omit<ReportSection, "number">;
type ResetCell = StrategicReset["cells"][number];

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
  const definitions = definitionRowsOf(
    [
      ...reset.cells.flatMap(({ value, trust, cost }) => [value, trust, cost]),
      ...reset.segments.flatMap(({ quality, retention }) => [quality, retention]),
    ].flatMap(({ metric }) => (isMetricId(metric) ? [metric] : [])),
  );
  return framedReport(moment, {
    kind: "reset",
    title: "Monthly strategic reset",
    subtitle: month,
    version: review?.closedAt === undefined ? "As the data are now" : "Closed",
    status: { word: review?.closedAt === undefined ? "open" : "complete" },
    fingerprint: null,
    confidentiality: "Confidential",
    entries: [keyValue("Month", month)],
    sections: [
      cellsSection(moment, reset, review),
      segmentsSection(moment, reset),
      ...(definitions.length === 0 ? [] : [definitionsOf(definitions)]),
    ],
    definitions,
    figures: [
      ...reset.cells.flatMap(({ value, trust, cost }) => [value, trust, cost]),
      ...reset.segments.flatMap(({ quality, retention }) => [quality, retention]),
    ].map((figure) => figureRow(moment, figure.metric as MetricId, figure, monthLabel(reset, moment))),
  });
}

function monthLabel({ month }: StrategicReset, { format }: ReportMoment): string {
  return month === null ? "all" : format.dates.range(month.from, month.to);
}

function cellsSection(moment: ReportMoment, reset: StrategicReset, review: RecordOf<"review"> | null): Draft {
  const { format } = moment;
  const [best] = reset.cells;
  const said = review?.cells ?? [];
  const saidOf = (workflow: string, segment: string) =>
    said.find((cell) => cell.workflow === workflow && cell.segment === segment);
  const isRanked = reset.cells.some(({ perPersonDay }) => perPersonDay !== null);
  // A column in which nothing can stand yet takes room from those that say something; what is missing is said below.
  const shown = [
    ...(isRanked
      ? [
          {
            column: numberColumn("Rank", 0.6),
            cell: ({ rank }: ResetCell): TableCell =>
              rank === null ? optionalCell(null) : { text: String(rank), raw: rank, rawKind: "count" },
          },
        ]
      : []),
    {
      column: column("Segment, workflow", 2.2),
      cell: ({ workflow, segment }: ResetCell): TableCell => textCell(segment, { detail: workflow }),
    },
    { column: numberColumn("Value", 1.6), cell: ({ value }: ResetCell) => figureCell(value, moment) },
    { column: numberColumn("Trust", 1.6), cell: ({ trust }: ResetCell) => figureCell(trust, moment) },
    {
      column: numberColumn("Cost per outcome", 1.6),
      cell: ({ cost }: ResetCell) => figureCell(cost, moment),
    },
    ...(reset.hasEffort
      ? [
          {
            column: numberColumn("Person-days", 0.9),
            cell: ({ personDays }: ResetCell): TableCell =>
              personDays === null
                ? optionalCell(null)
                : { text: format.numbers.upTo(personDays, 1), raw: personDays, rawKind: "decimal1" },
          },
        ]
      : []),
    ...(isRanked
      ? [
          {
            column: numberColumn("Change of value per person-day", 1.4),
            cell: ({ perPersonDay }: ResetCell): TableCell =>
              perPersonDay === null
                ? optionalCell(null)
                : {
                    text: format.difference(perPersonDay, "money").text,
                    raw: perPersonDay,
                    rawKind: "money",
                  },
          },
        ]
      : []),
    ...(said.length > 0
      ? [
          {
            column: column("Verdict", 2.2),
            cell: ({ workflow, segment }: ResetCell): TableCell => {
              const verdict = saidOf(workflow, segment);
              if (verdict === undefined) return optionalCell(null);
              return textCell(
                verdict.verdict,
                verdict.reason === undefined ? {} : { detail: verdict.reason },
              );
            },
          },
        ]
      : []),
  ];
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
            shown.map((one) => one.column),
            reset.cells.map((cell) => row(...shown.map((one) => one.cell(cell)))),
            reset.hasEffort
              ? "Ranked by the change of autonomous value against the month before, per person-day of the month."
              : "Each against the month before. Effort is not recorded: import effort.csv to rank the cells by what a person-day gives.",
          ),
        ];
  const finding =
    best === undefined || best.perPersonDay === null
      ? `Effort is not recorded: ${reset.cells.length === 0 ? "no cell" : reset.cells.length === 1 ? "1 cell stands" : `${reset.cells.length} cells stand`} unranked`
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
    finding: known.length === 0 ? "No revenue data by segment" : qualityFinding(known, moment),
    hasContent: known.length > 0,
    blocks:
      known.length === 0
        ? [
            missing(
              segments.length === 0 ? "No segments" : "No revenue",
              segments.length === 0
                ? "Segments come with the data that name them."
                : "Import revenue.csv with its segments: quality and retention are computed from it.",
            ),
          ]
        : [
            table(
              "Revenue quality",
              [
                column("Segment", 2),
                numberColumn("Revenue quality", 2),
                numberColumn("Net revenue retention", 2.6),
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

/** The segment whose revenue is best, and the one whose is least good. */
function qualityFinding(segments: StrategicReset["segments"], { format }: ReportMoment): string {
  const known = segments
    .flatMap(({ segment, quality }) => (quality.value === null ? [] : [{ segment, value: quality.value }]))
    .toSorted((a, b) => b.value - a.value);
  const [best] = known;
  const last = known.at(-1);
  if (best === undefined || last === undefined)
    return `${plural(segments.length, "segment")} have revenue data`;
  const text = (value: number): string => format.value(value, "score").text;
  return known.length === 1
    ? `Revenue quality stands at ${text(best.value)} in ${best.segment}`
    : `Revenue quality is best in ${best.segment} with ${text(best.value)}, least in ${last.segment} with ${text(last.value)}`;
}
