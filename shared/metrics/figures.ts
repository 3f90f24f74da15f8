import type { PeriodKind } from "../calendar/period.ts";
import { type DailyFigureColumns, dailyFigureColumns } from "./daily-figure-columns.ts";
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

/** Gives what was made of this division of the same layout before; else makes it. */
export type RememberColumns = (division: Division, make: () => DailyFigureColumns) => DailyFigureColumns;

/**
 * The figures of a dataset: for each metric one per combination and period that occurs, in the order of the registry, then
 * by workflow, segment and period. At most one of the four kinds of period may be named. `remember`: for several queries of
 * one layout, so that rows are not summed again for every metric.
 */
export function computeFigures(
  source: FigureSource,
  query: FigureQuery,
  remember: RememberColumns | null = null,
): Figure[] {
  return [...eachFigure(source, query, remember)];
}

/** The figures of {@link computeFigures} one after the other, for those who need not hold all of them. */
export function* eachFigure(
  source: FigureSource,
  query: FigureQuery,
  remember: RememberColumns | null = null,
): Generator<Figure> {
  const prepared = preparedOf(source);
  const range = rangeOfQuery(prepared, query);
  const division: Division = {
    by: query.by,
    range,
    slices: slicesOf(prepared, periodKindOf(query.by), range),
  };
  const asked = new Set(query.metrics ?? METRIC_IDS);
  const ids = METRIC_IDS.filter((id) => asked.has(id));
  const families = new Map<MetricFamily, FamilyFigures>();
  for (const id of ids) {
    const { family } = metricDefinition(id);
    const figures = families.get(family) ?? FAMILIES[family](prepared, division, remember);
    families.set(family, figures);
    const partsOf = figures.metric(id);
    for (const cell of figures.cells) yield figureOf(id, cell, partsOf(cell));
  }
}

/** The kind of period that a query names, if any. */
export function periodKindOf(by: readonly Dimension[]): PeriodKind | null {
  for (const name of by) if (name !== "workflow" && name !== "segment") return name;
  return null;
}

/** The cells of a family, and the numbers of a metric in each. */
interface FamilyFigures {
  readonly cells: readonly FigureCell[];
  metric(id: MetricId): (cell: FigureCell) => FigureParts;
}

type MakeFamily = (
  prepared: PreparedDataset,
  division: Division,
  remember: RememberColumns | null,
) => FamilyFigures;

const FAMILIES: { readonly [Family in MetricFamily]: MakeFamily } = {
  daily: (prepared, division, remember) => {
    const combos = combosOf(prepared, division.by);
    const make = (): DailyFigureColumns =>
      dailyFigureColumns(prepared, combos, division.slices, remember !== null);
    const figures = remember === null ? make() : remember(division, make);
    return {
      cells: dailyCells(prepared, division, combos, figures.occurs),
      metric: (id) => {
        const columns = figures.metric(id);
        return (cell) => partsAt(columns, cell.group);
      },
    };
  },
  incidents: (prepared, division) => {
    const by = division.by.filter((name) => name !== "segment");
    return {
      cells: dailyCells(prepared, { ...division, by }, combosOf(prepared, by)),
      metric:
        () =>
        ({ workflow, slice }) =>
          incidentParts(prepared, { workflow, from: slice.from, to: slice.to }),
    };
  },
  revenue: (prepared, division) => ({
    cells: recordCells(prepared, division, "revenue"),
    metric:
      (id) =>
      ({ segment, slice }) =>
        revenueParts(id, prepared, revenueScope(prepared.revenue, segment, slice.from, slice.to)),
  }),
  loops: (prepared, division) => ({
    cells: recordCells(prepared, division, "loops"),
    metric:
      (id) =>
      ({ workflow, slice }) =>
        loopParts(id, prepared, { workflow, from: slice.from, to: slice.to }),
  }),
};

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
