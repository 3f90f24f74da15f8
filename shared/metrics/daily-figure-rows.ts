import type { Table } from "../observations/table.ts";
import { numbersOf, textAt } from "../observations/table.ts";
import type { CountedRows, RowSource } from "./counted-rows.ts";
import { rowsWhere } from "./counted-rows.ts";
import { requiredTexts } from "./daily-columns.ts";
import type { FigurePlace } from "./figure-place.ts";
import { daysOf } from "./interaction-rollup.ts";
import { interactionSides, workSides } from "./rate-sides.ts";
import { metricDefinition } from "./registry.ts";

/** The rows of pillars 1–3: daily rows, the interactions that stand in their place, corrections. */
export function dailyFigureRows(source: RowSource, place: FigurePlace): readonly CountedRows[] {
  const { work, interactions, corrections } = source.tables;
  const reads = new Set(metricDefinition(place.metric).columns.map((column) => column.split(".")[0]));
  return [
    ...(work === null || !reads.has("work") ? [] : [workRows(work, interactions, source, place)]),
    ...(interactions === null || !reads.has("interactions")
      ? []
      : [interactionRows(interactions, source, place)]),
    ...(corrections === null || !reads.has("corrections")
      ? []
      : [correctionRows(corrections, source, place)]),
  ];
}

function workRows(
  work: Table,
  interactions: Table | null,
  source: RowSource,
  place: FigurePlace,
): CountedRows {
  const dates = numbersOf(work, "date");
  const isHere = scopeTest(work, place);
  const taken = interactions === null ? null : takenDays(interactions, source);
  const workflow = requiredTexts(work, "workflow");
  const columns = columnsOf(work, place);
  const isRate = metricDefinition(place.metric).kind === "dailyRate";
  const isPresent = (row: number): boolean => {
    const has = (column: Float64Array | null): boolean => !Number.isNaN(column?.[row] ?? Number.NaN);
    return isRate ? columns.every(has) : columns.some(has);
  };
  const there = rowsWhere(work, (row) => {
    const day = dates?.[row] ?? Number.NaN;
    return day >= place.from && day <= place.to && isHere(row) && isPresent(row);
  });
  const isTaken = (row: number): boolean =>
    taken?.has(dayKey(textAt(workflow, row), dates?.[row] ?? 0)) === true;
  const rows = there.filter((row) => !isTaken(row));
  return {
    input: "work",
    rows,
    sides: isRate ? workSides(place.metric, work, rows) : null,
    unused: there.length - rows.length,
  };
}

function interactionRows(table: Table, source: RowSource, place: FigurePlace): CountedRows {
  const days = daysOf(table, "at", source.prepared.clock);
  const isHere = scopeTest(table, place);
  const sides = interactionSides(place.metric, table, source.prepared.settings);
  const rows = rowsWhere(
    table,
    (row) =>
      (days[row] ?? 0) >= place.from && (days[row] ?? 0) <= place.to && isHere(row) && sides.isCounted(row),
  );
  const isRate = metricDefinition(place.metric).kind === "dailyRate";
  return {
    input: "interactions",
    rows,
    sides: isRate
      ? {
          above: Float64Array.from(rows, (row) => (sides.isAbove(row) ? 1 : 0)),
          below: new Float64Array(rows.length).fill(1),
        }
      : null,
    unused: 0,
  };
}

function correctionRows(table: Table, source: RowSource, place: FigurePlace): CountedRows {
  const days = daysOf(table, "at", source.prepared.clock);
  const isHere = scopeTest(table, place);
  const minutes = numbersOf(table, "minutes");
  // A correction whose latency is not known counts as one, but tells no quantile anything.
  const isCounted = (row: number): boolean =>
    place.metric === "trust.corrections" || !Number.isNaN(minutes?.[row] ?? Number.NaN);
  const rows = rowsWhere(
    table,
    (row) => (days[row] ?? 0) >= place.from && (days[row] ?? 0) <= place.to && isHere(row) && isCounted(row),
  );
  return { input: "corrections", rows, sides: null, unused: 0 };
}

function columnsOf(work: Table, { metric }: FigurePlace): readonly (Float64Array | null)[] {
  return metricDefinition(metric)
    .columns.filter((column) => column.startsWith("work."))
    .map((column) => numbersOf(work, column.slice("work.".length)));
}

/** Does a row belong to the workflow and the segment of a place? */
export function scopeTest(
  table: Table,
  { metric, workflow, segment }: FigurePlace,
): (row: number) => boolean {
  const { dimensions } = metricDefinition(metric);
  const workflows = requiredTexts(table, "workflow");
  const segments = requiredTexts(table, "segment");
  const isAnyWorkflow = workflow === "*" || !dimensions.includes("workflow");
  const isAnySegment = segment === "*" || !dimensions.includes("segment");
  return (row) =>
    (isAnyWorkflow || textAt(workflows, row) === workflow) &&
    (isAnySegment || textAt(segments, row) === segment);
}

/** The workflows and days that interactions speak for: daily rows of the same are not used. */
function takenDays(interactions: Table, { prepared }: RowSource): ReadonlySet<string> {
  const days = daysOf(interactions, "at", prepared.clock);
  const workflow = requiredTexts(interactions, "workflow");
  const taken = new Set<string>();
  for (let row = 0; row < interactions.length; row += 1) {
    taken.add(dayKey(textAt(workflow, row), days[row] ?? 0));
  }
  return taken;
}

function dayKey(workflow: string, day: number): string {
  return `${day} ${workflow}`;
}
