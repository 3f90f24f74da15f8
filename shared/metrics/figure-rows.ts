import type { InputName } from "../observations/input-templates.ts";
import type { Table } from "../observations/table.ts";
import { dailyFigureRows } from "./daily-figure-rows.ts";
import type { Dataset } from "./dataset.ts";
import type { FigurePlace } from "./figure-place.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";
import { incidentFigureRows, loopFigureRows, revenueFigureRows } from "./record-figure-rows.ts";
import { metricDefinition } from "./registry.ts";

/** The rows of one input that a figure is made of. */
export interface CountedRows {
  readonly input: InputName;
  /** Row numbers in the input's table. */
  readonly rows: Uint32Array;
  /** What each row puts above and below the line of a rate of counts; null for other kinds. */
  readonly sides: { readonly above: Float64Array; readonly below: Float64Array } | null;
  /** Daily rows of the place that are kept but not used, because interactions of their workflow and day are. */
  readonly unused: number;
}

/** What rows are looked up in: the tables, and the same laid out. */
export interface RowSource {
  readonly tables: Dataset["tables"];
  readonly prepared: PreparedDataset;
}

/**
 * The rows that a figure is made of, input by input; an input without any is left out. A dimension that the metric does
 * not have is not looked at. For rates of counts the sides of all rows add up to the figure's own.
 */
export function figureRows(source: RowSource, place: FigurePlace): readonly CountedRows[] {
  const parts = Map.groupBy(rowsOf(source, place), ({ input }) => input);
  return [...parts.values()]
    .flatMap((own) => joined(own) ?? [])
    .filter(({ rows, unused }) => rows.length > 0 || unused > 0);
}

/** Several looks at one input as one: each row once, in the order of the table. */
function joined(parts: readonly CountedRows[]): CountedRows | null {
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0) return first ?? null;
  return {
    input: first.input,
    rows: Uint32Array.from(new Set(parts.flatMap(({ rows }) => [...rows]))).sort(),
    sides: null,
    unused: parts.reduce((sum, { unused }) => sum + unused, 0),
  };
}

function rowsOf(source: RowSource, place: FigurePlace): readonly CountedRows[] {
  switch (metricDefinition(place.metric).family) {
    case "daily":
      return dailyFigureRows(source, place);
    case "incidents":
      return incidentFigureRows(source, place);
    case "loops":
      return loopFigureRows(source, place);
    case "revenue":
      return revenueFigureRows(source, place);
  }
}

/** The row numbers of a table for which a test holds. */
export function rowsWhere(table: Table, isCounted: (row: number) => boolean): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < table.length; row += 1) if (isCounted(row)) rows.push(row);
  return Uint32Array.from(rows);
}
