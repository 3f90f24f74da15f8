/** What `metrics --json` prints. */

import type { DateRange, TimePeriod } from "./calendar.ts";
import { intersect } from "./calendar.ts";
import { cellsIn } from "./cells.ts";
import type { Facts } from "./facts.ts";
import { factsOf } from "./facts.ts";
import type { Figure, Scope } from "./figure.ts";
import type { OracleInputs, OracleSettings } from "./inputs.ts";
import { loopFigure } from "./loops.ts";
import { operationsFigure } from "./operations.ts";
import type { Dimension, Metric } from "./registry.ts";
import { metrics } from "./registry.ts";
import { revenueFigure } from "./revenue.ts";

export interface MetricsQuery {
  readonly by: readonly (Dimension | TimePeriod)[];
  readonly metrics?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

export interface MetricsRow extends Figure {
  readonly metric: string;
  readonly workflow: string;
  readonly segment: string;
  readonly period: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly partial: boolean | null;
}

export function figureOf(metric: Metric, facts: Facts, scope: Scope): Figure {
  if (metric.group === "revenue") return revenueFigure(metric.id, facts, scope);
  if (metric.group === "loops") return loopFigure(metric.id, facts, scope);
  return operationsFigure(metric.id, facts, scope);
}

/** A range without a date: what a pilot without data has. */
const nothing: DateRange = { from: "0001-01-02", to: "0001-01-01" };

export const asked = (ids: readonly string[] | undefined): readonly Metric[] =>
  metrics.filter((metric) => ids === undefined || ids.includes(metric.id));

const isDimension = (name: Dimension | TimePeriod): name is Dimension =>
  name === "workflow" || name === "segment";

/** One row per metric and combination, in the order of metrics.md, then by workflow, segment and period. */
export function oracleMetrics(
  inputs: OracleInputs,
  settings: OracleSettings,
  query: MetricsQuery,
): readonly MetricsRow[] {
  const facts = factsOf(inputs, settings);
  const from = query.from ?? facts.dataRange?.from;
  const to = query.to ?? facts.dataRange?.to;
  const range = from === undefined || to === undefined ? nothing : { from, to };
  const by = query.by.filter(isDimension);
  const period = query.by.find((name) => !isDimension(name)) ?? null;
  const lastDate = facts.dataRange?.to ?? "";
  return asked(query.metrics).flatMap((metric) => {
    const rows = cellsIn(metric.group, facts, by, period, range).map((cell): MetricsRow => {
      const cut = intersect(cell.uncut, range);
      const { workflow, segment } = cell;
      const known = range !== nothing;
      return {
        metric: metric.id,
        workflow,
        segment,
        period: cell.period,
        ...figureOf(metric, facts, { workflow, segment, range: cut }),
        from: known ? cut.from : null,
        to: known ? cut.to : null,
        partial: known ? cell.uncut.to > lastDate : null,
      };
    });
    return [...rows].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  });
}

const sortKey = (row: MetricsRow): string => JSON.stringify([row.workflow, row.segment, row.period]);
