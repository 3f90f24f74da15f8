import type { PilotState } from "../journal/pilot-state.ts";
import type { CountedRows, RowSource } from "../metrics/counted-rows.ts";
import type { FigurePlace } from "../metrics/figure-place.ts";
import { figureRows } from "../metrics/figure-rows.ts";
import { metricDefinition } from "../metrics/registry.ts";
import type { ColumnTemplate, InputName } from "../observations/input-templates.ts";
import { INPUT_TEMPLATES } from "../observations/input-templates.ts";
import type { Table } from "../observations/table.ts";
import { numbersOf, textAt, textsOf } from "../observations/table.ts";
import { recordsOf } from "../records/read-records.ts";
import { isRecordInput, keyColumn, rowsByKey } from "./imported-fields.ts";
import { rowsOf } from "./pilot-rows.ts";

/** A file that rows behind a figure came from. */
export interface SourceFile {
  /** Id of the batch. */
  readonly batch: string;
  readonly file: string;
  readonly sheet: string | null;
  /** ISO 8601 in UTC. */
  readonly importedAt: string;
  /** Rows of it that are behind the figure, and the first and last line they stand on. */
  readonly rows: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** One row behind a figure, with the line of the file that it stands on. */
export interface SourceRow {
  /** Index into the part's files, and the line there; null: recorded by hand. */
  readonly file: number | null;
  readonly line: number | null;
  /** The part's columns, as stored: days, months and moments as numbers, money in micros; null: no data. */
  readonly cells: readonly (string | number | null)[];
  /** What it puts above and below the line of a rate of counts. */
  readonly above: number | null;
  readonly below: number | null;
}

/** The rows of one input behind a figure. */
export interface SourcePart {
  readonly input: InputName;
  /** Those that tell a row, then those that the metric reads. */
  readonly columns: readonly ColumnTemplate[];
  readonly files: readonly SourceFile[];
  readonly rowCount: number;
  /** Rows that no file brought. */
  readonly byHand: number;
  /** Daily rows of the place that interactions stand in for. */
  readonly unused: number;
  /** Sum of each column that counts or holds money, over all rows; null: it does neither, or no row has it. */
  readonly totals: readonly (number | null)[];
  readonly above: number | null;
  readonly below: number | null;
  /** The asked page of the rows, in the order of the input's key. */
  readonly rows: readonly SourceRow[];
}

/** Which rows of each part are wanted in full. */
export interface RowPage {
  readonly first: number;
  readonly count: number;
}

/** From a figure down to files and lines: the rows behind it, input by input. */
export function figureSources(
  pilot: PilotState,
  source: RowSource,
  place: FigurePlace,
  page: RowPage,
): readonly SourcePart[] {
  return figureRows(source, place).flatMap((counted) => {
    const table = source.tables[counted.input];
    return table === null ? [] : [sourcePart(pilot, table, counted, place, page)];
  });
}

function sourcePart(
  pilot: PilotState,
  table: Table,
  { input, rows, sides, unused }: CountedRows,
  place: FigurePlace,
  page: RowPage,
): SourcePart {
  const columns = columnsOf(input, table, place);
  const origin = originOf(pilot, input, table);
  const batches = recordsOf(pilot, "batch").filter(
    (batch) => batch.input === input && batch.takenBack !== true,
  );
  const spans = new Map<number, { rows: number; firstLine: number; lastLine: number }>();
  let byHand = 0;
  for (const row of rows) {
    const at = origin(row);
    if (at === null) {
      byHand += 1;
      continue;
    }
    const span = spans.get(at.source) ?? { rows: 0, firstLine: at.line, lastLine: at.line };
    span.rows += 1;
    span.firstLine = Math.min(span.firstLine, at.line);
    span.lastLine = Math.max(span.lastLine, at.line);
    spans.set(at.source, span);
  }
  const sourceIds = [...spans.keys()].sort((a, b) => a - b);
  const files = sourceIds.flatMap((index): SourceFile[] => {
    const batch = batches[index];
    const span = spans.get(index);
    if (batch === undefined || span === undefined) return [];
    return [
      {
        batch: batch.id,
        file: batch.file,
        sheet: batch.sheet ?? null,
        importedAt: batch.importedAt,
        ...span,
      },
    ];
  });
  const sumOf = (side: Float64Array | undefined): number | null =>
    side === undefined ? null : side.reduce((sum, value) => sum + value, 0);
  return {
    input,
    columns,
    files,
    rowCount: rows.length,
    byHand,
    unused,
    totals: columns.map((column) => totalOf(table, column, rows)),
    above: sumOf(sides?.above),
    below: sumOf(sides?.below),
    rows: [...rows.subarray(page.first, page.first + page.count)].map((row, index): SourceRow => {
      const at = origin(row);
      return {
        file: at === null ? null : sourceIds.indexOf(at.source),
        line: at?.line ?? null,
        cells: columns.map((column) => cellOf(table, column, row)),
        above: sides?.above[page.first + index] ?? null,
        below: sides?.below[page.first + index] ?? null,
      };
    }),
  };
}

/** The columns that tell one row from another, where the table has them, then those that the metric reads. */
function columnsOf(input: InputName, table: Table, { metric }: FigurePlace): readonly ColumnTemplate[] {
  const read = new Set<string>(metricDefinition(metric).columns);
  const isNaming = ({ name, key }: ColumnTemplate): boolean =>
    key === true || name === "workflow" || name === "segment" || name === "at";
  return INPUT_TEMPLATES[input].columns.filter(
    (column) => table.columns.has(column.name) && (isNaming(column) || read.has(`${input}.${column.name}`)),
  );
}

/** Where a row of a table came from: the place of its batch among those in force, and its line there; null: from no file. */
function originOf(
  pilot: PilotState,
  input: InputName,
  table: Table,
): (row: number) => { readonly source: number; readonly line: number } | null {
  if (!isRecordInput(input)) {
    return (row) => ({ source: table.sources?.[row] ?? 0, line: table.lines[row] ?? 0 });
  }
  // Records are what people see and edit; the file's line is where the last import named their key.
  const lastImport = rowsOf(pilot).importedOf(pilot, input);
  const rows = rowsByKey(lastImport, input);
  const keys = textsOf(table, keyColumn(input));
  return (row) => {
    const found = keys === null ? undefined : rows.get(textAt(keys, row));
    if (found === undefined || lastImport === null) return null;
    return { source: lastImport.sources?.[found] ?? 0, line: lastImport.lines[found] ?? 0 };
  };
}

function cellOf(table: Table, { name }: ColumnTemplate, row: number): string | number | null {
  const text = textsOf(table, name);
  if (text !== null) return textAt(text, row) || null;
  const value = numbersOf(table, name)?.[row] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}

function totalOf(table: Table, { name, kind }: ColumnTemplate, rows: Uint32Array): number | null {
  const values = kind === "count" || kind === "money" ? numbersOf(table, name) : null;
  if (values === null) return null;
  let total: number | null = null;
  for (const row of rows) {
    const value = values[row] ?? Number.NaN;
    if (!Number.isNaN(value)) total = (total ?? 0) + value;
  }
  return total;
}
