import type { CountedRows, RowSource } from "./counted-rows.ts";
import { dailyFigureRows } from "./daily-figure-rows.ts";
import type { FigurePlace } from "./figure-place.ts";
import { incidentFigureRows, loopFigureRows, revenueFigureRows } from "./record-figure-rows.ts";
import { metricDefinition } from "./registry.ts";

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
