import type { PeriodKind } from "../calendar/period.ts";
import { dailyFigureColumns } from "./daily-figure-columns.ts";
import { partsAt } from "./daily-metrics.ts";
import type { Dataset } from "./dataset.ts";
import type { Dimension, Figure, FigureQuery } from "./figure.ts";
import type { Division, FigureCell } from "./figure-cells.ts";
import { combosOf, dailyCells, recordCells } from "./figure-cells.ts";
import type { FigureParts } from "./figure-parts.ts";
import { incidentParts } from "./incident-metrics.ts";
import { loopParts } from "./loop-metrics.ts";
import type { MetricFamily } from "./metric-definition.ts";
import { rangeOfQuery, slicesOf } from "./period-slices.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";
import { prepareDataset } from "./prepared-dataset.ts";
import type { MetricId } from "./registry.ts";
import { METRIC_IDS, metricDefinition } from "./registry.ts";
import { revenueParts } from "./revenue-metrics.ts";
import { revenueScope } from "./revenue-scope.ts";

/** Data to compute over: as stored, or laid out already (which is worth it for more than one query). */
export type FigureSource = Dataset | PreparedDataset;

/** The layout of a source. */
export function preparedOf(source: FigureSource): PreparedDataset {
  return "blocks" in source ? source : prepareDataset(source);
}

/**
 * The figures of a dataset: for each metric one per combination and period that occurs, in the order of the registry, then
 * by workflow, segment and period. At most one of the four kinds of period may be named.
 */
export function computeFigures(source: FigureSource, query: FigureQuery): Figure[] {
  const prepared = preparedOf(source);
  const range = rangeOfQuery(prepared, query);
  const slices = slicesOf(prepared, periodKindOf(query.by), range);
  const division: Division = { by: query.by, range, slices };
  const asked = new Set(query.metrics ?? METRIC_IDS);
  const ids = METRIC_IDS.filter((id) => asked.has(id));
  const figuresOf: {
    readonly [Family in MetricFamily]: (ids: readonly MetricId[]) => Map<MetricId, Figure[]>;
  } = {
    daily: (ids) => dailyFigures(prepared, division, ids),
    incidents: (ids) => {
      const combos = combosOf(
        prepared,
        division.by.filter((name) => name !== "segment"),
      );
      const by = division.by.filter((name) => name !== "segment");
      return recordFigures(ids, dailyCells(prepared, { ...division, by }, combos), (_, { workflow, slice }) =>
        incidentParts(prepared, { workflow, from: slice.from, to: slice.to }),
      );
    },
    revenue: (ids) =>
      recordFigures(ids, recordCells(prepared, division, "revenue"), (id, { segment, slice }) =>
        revenueParts(id, prepared, revenueScope(prepared.revenue, segment, slice.from, slice.to)),
      ),
    loops: (ids) =>
      recordFigures(ids, recordCells(prepared, division, "loops"), (id, { workflow, slice }) =>
        loopParts(id, prepared, { workflow, from: slice.from, to: slice.to }),
      ),
  };
  const figures = new Map<MetricId, Figure[]>();
  for (const [family, compute] of Object.entries(figuresOf)) {
    const own = ids.filter((id) => metricDefinition(id).family === family);
    if (own.length === 0) continue;
    for (const [id, list] of compute(own)) figures.set(id, list);
  }
  return ids.flatMap((id) => figures.get(id) ?? []);
}

/** The kind of period that a query names, if any. */
export function periodKindOf(by: readonly Dimension[]): PeriodKind | null {
  for (const name of by) if (name !== "workflow" && name !== "segment") return name;
  return null;
}

function dailyFigures(
  prepared: PreparedDataset,
  division: Division,
  ids: readonly MetricId[],
): Map<MetricId, Figure[]> {
  const { columns } = dailyFigureColumns(prepared, division.by, division.slices, ids);
  const cells = dailyCells(prepared, division, combosOf(prepared, division.by));
  return new Map(
    [...columns].map(([id, column]) => [
      id,
      cells.map((cell) => figureOf(id, cell, partsAt(column, cell.group))),
    ]),
  );
}

function recordFigures(
  ids: readonly MetricId[],
  cells: readonly FigureCell[],
  partsOf: (id: MetricId, cell: FigureCell) => FigureParts,
): Map<MetricId, Figure[]> {
  return new Map(ids.map((id) => [id, cells.map((cell) => figureOf(id, cell, partsOf(id, cell)))]));
}

function figureOf(metric: MetricId, cell: FigureCell, parts: FigureParts): Figure {
  const { slice } = cell;
  return {
    metric,
    workflow: cell.workflow,
    segment: cell.segment,
    period: slice.label,
    value: parts.value,
    numerator: parts.numerator,
    denominator: parts.denominator,
    low: parts.low,
    high: parts.high,
    n: parts.n,
    from: slice.fromDate,
    to: slice.toDate,
    partial: slice.partial,
  };
}
