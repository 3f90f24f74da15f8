import { emptyCellIndex } from "../../shared/metrics/cell-index.ts";
import type { CellRows } from "../../shared/metrics/cell-rows.ts";
import { workRows } from "../../shared/metrics/daily-columns.ts";
import { dailyFigureColumns } from "../../shared/metrics/daily-figure-columns.ts";
import type { MetricColumns } from "../../shared/metrics/daily-metrics.ts";
import type { Place } from "../../shared/metrics/figure-cells.ts";
import { combosOf } from "../../shared/metrics/figure-cells.ts";
import type { PeriodSlice } from "../../shared/metrics/period-slices.ts";
import { rangeOfQuery, slicesOf } from "../../shared/metrics/period-slices.ts";
import type { PreparedDataset } from "../../shared/metrics/prepared-dataset.ts";
import { prepareDataset } from "../../shared/metrics/prepared-dataset.ts";
import type { MetricId } from "../../shared/metrics/registry.ts";
import { METRICS } from "../../shared/metrics/registry.ts";
import { updatePrepared } from "../../shared/metrics/update-prepared.ts";
import type { Table } from "../../shared/observations/table.ts";
import { numbersOf, textsOf } from "../../shared/observations/table.ts";
import {
  FIRST_DAY,
  interactionDataset,
  PILOT_SPREAD,
  type Spread,
  THIN_SPREAD,
  UNIT_VALUE,
  workDataset,
} from "./engine-data.ts";
import { handWrittenInteractions } from "./hand-written-interactions.ts";
import { handWrittenWork } from "./hand-written-work.ts";

/** Medians of five, in one process; only ratios inside one line mean something. */
const REPEATS = 5;
const IDS: readonly MetricId[] = METRICS.filter((metric) => metric.family === "daily").map(({ id }) => id);

interface Line {
  readonly what: string;
  readonly engine: number;
  readonly bound: number | null;
  readonly limit: number | null;
}

function medianMs(run: () => unknown): number {
  run();
  run();
  const times: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(REPEATS / 2)] ?? Number.NaN;
}

interface Weekly {
  readonly places: readonly Place[];
  readonly slices: readonly PeriodSlice[];
  readonly columns: ReadonlyMap<MetricId, MetricColumns>;
}

/** Every metric of every combination in the given weeks (default: all). */
function weekly(prepared: PreparedDataset, range = rangeOfQuery(prepared, {})): Weekly {
  const slices = slicesOf(prepared, "week", range);
  const figures = dailyFigureColumns(prepared, combosOf(prepared, ["workflow", "segment"]), slices, IDS);
  return { places: figures.places, slices, columns: new Map(IDS.map((id) => [id, figures.metric(id)])) };
}

/** The engine orders combinations by name, which in this data is the order of the cells. */
function check(what: string, engine: Float64Array | null | undefined, bound: Float64Array | undefined): void {
  if (bound === undefined || engine === undefined || engine === null) throw new Error(`${what}: no answer`);
  for (let group = 0; group < bound.length; group += 1) {
    const a = engine[group] ?? Number.NaN;
    const b = bound[group] ?? Number.NaN;
    if (Number.isNaN(a) && Number.isNaN(b)) continue;
    if (!(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))))
      throw new Error(`${what}: ${a} instead of ${b}`);
  }
}

function benchWork(gaps: number): Line[] {
  const dataset = workDataset(gaps);
  const table = dataset.tables.work;
  if (table === null) throw new Error("no work");
  const prepared = prepareDataset(dataset);
  const weeks = weekly(prepared).slices.length;
  const cells = prepared.cells.workflowOf.length;
  const sorted = cellSorted(workRows(table, emptyCellIndex()));
  const hand = () => handWrittenWork(sorted, cells, weeks, FIRST_DAY, UNIT_VALUE);
  const answers = hand();
  const { columns } = weekly(prepared);
  for (const id of Object.keys(answers.value)) {
    const column = columns.get(id as MetricId);
    check(id, column?.value, answers.value[id]);
    if (answers.low[id] !== undefined) {
      check(`${id} low`, column?.low, answers.low[id]);
      check(`${id} high`, column?.high, answers.high[id]);
    }
  }
  const label = gaps === 0 ? "complete" : `${gaps * 100} % of the cells empty`;
  const bound = medianMs(hand);
  return [
    {
      what: `1,000,000 daily rows, ${label}: all metrics, workflow × segment × week`,
      engine: medianMs(() => weekly(prepared)),
      bound,
      limit: 1.5,
    },
    {
      what: `  the same, laid out from the table (once)`,
      engine: medianMs(() => prepareDataset(dataset)),
      bound: null,
      limit: null,
    },
    ...(gaps === 0 ? [benchNewDay(prepared, table)] : []),
  ];
}

/** One new day of every cell: the block is made again, and the figures of its week. */
function benchNewDay(prepared: PreparedDataset, table: Table): Line {
  const last = prepared.range?.to ?? 0;
  const dates = numbersOf(table, "date") ?? new Float64Array(0);
  const rows = lastRows(
    table,
    dates.findIndex((date) => date === last),
  );
  const monday = last - ((last - 4) % 7);
  const engine = medianMs(() => {
    const updated = updatePrepared(prepared, "work", rows, last, last);
    return weekly(updated, { from: monday, to: monday + 6 });
  });
  return {
    what: "  one new day (1,000 rows): layout and figures of its week",
    engine,
    bound: null,
    limit: null,
  };
}

function lastRows(table: Table, start: number): Table {
  const columns = new Map(
    [...table.columns].map(([name, column]) => [
      name,
      column.kind === "text"
        ? { ...column, codes: column.codes.slice(start) }
        : { ...column, values: column.values.slice(start) },
    ]),
  );
  return { input: table.input, length: table.length - start, columns, lines: table.lines.slice(start) };
}

/** Rows in blocks, put in one order by cell and day: what the bound runs over. */
function cellSorted(rows: CellRows): CellRows {
  const order = Uint32Array.from({ length: rows.length }, (_, row) => row).sort(
    (a, b) => (rows.cell[a] ?? 0) - (rows.cell[b] ?? 0) || (rows.day[a] ?? 0) - (rows.day[b] ?? 0),
  );
  return {
    length: rows.length,
    cell: Int32Array.from(order, (row) => rows.cell[row] ?? 0),
    day: Int32Array.from(order, (row) => rows.day[row] ?? 0),
    columns: rows.columns.map((column) => Float64Array.from(order, (row) => column[row] ?? Number.NaN)),
  };
}

function benchInteractions(label: string, spread: Spread): Line[] {
  const dataset = interactionDataset(spread);
  const table = dataset.tables.interactions;
  if (table === null) throw new Error("no interactions");
  const prepared = prepareDataset(dataset);
  const { columns, places, slices } = weekly(prepared);
  const cellOf = new Map(places.map(({ workflow, segment }, index) => [`${workflow} ${segment}`, index]));
  const workflow = textsOf(table, "workflow");
  const segment = textsOf(table, "segment");
  const at = numbersOf(table, "at") ?? new Float64Array(0);
  const cell = Int32Array.from(at, (_, row) => {
    const name = `${workflow?.dictionary[workflow.codes[row] ?? 0] ?? ""} ${segment?.dictionary[segment.codes[row] ?? 0] ?? ""}`;
    return cellOf.get(name) ?? 0;
  });
  const day = Int32Array.from(at, (instant) => Math.floor(instant / 86_400_000));
  const order = Uint32Array.from({ length: at.length }, (_, row) => row).sort(
    (a, b) => (cell[a] ?? 0) - (cell[b] ?? 0) || (day[a] ?? 0) - (day[b] ?? 0),
  );
  const numbers = (name: string): Float64Array => {
    const values = numbersOf(table, name);
    return Float64Array.from(order, (row) => values?.[row] ?? Number.NaN);
  };
  const codes = (name: string): Uint8Array => {
    const column = textsOf(table, name);
    return Uint8Array.from(order, (row) => column?.codes[row] ?? 0);
  };
  const sorted = {
    cell: Int32Array.from(order, (row) => cell[row] ?? 0),
    day: Int32Array.from(order, (row) => day[row] ?? 0),
    mode: codes("mode"),
    disposition: codes("disposition"),
    quality: codes("quality"),
    cycle: numbers("cycle_minutes"),
    correction: numbers("correction_minutes"),
    success: numbers("success"),
    model: numbers("model_cost"),
    infra: numbers("infra_cost"),
    support: numbers("support_cost"),
  };
  const hand = () => handWrittenInteractions(sorted, places.length, slices.length, FIRST_DAY, UNIT_VALUE);
  for (const [id, answer] of Object.entries(hand())) {
    const [metric, end] = id.split(" ");
    const column = columns.get(metric as MetricId);
    check(id, end === "low" ? column?.low : end === "high" ? column?.high : column?.value, answer);
  }
  const bound = medianMs(hand);
  return [
    {
      what: `1,000,000 interactions, ${label}: all metrics with quantiles, workflow × segment × week`,
      engine: medianMs(() => weekly(prepared)),
      bound,
      limit: 1.5,
    },
    {
      what: "  the same, rolled up and laid out from the table (once)",
      engine: medianMs(() => prepareDataset(dataset)),
      bound: null,
      limit: null,
    },
  ];
}

function print(lines: readonly Line[]): void {
  console.log("| work | engine ms | hand-written loop ms | ratio | target |");
  console.log("| --- | --- | --- | --- | --- |");
  for (const { what, engine, bound, limit } of lines) {
    const ratio = bound === null ? null : engine / bound;
    const target = ratio === null || limit === null ? "" : `≤ ${limit}: ${ratio <= limit ? "met" : "missed"}`;
    const cells = [what, engine.toFixed(1), bound?.toFixed(1) ?? "", ratio?.toFixed(2) ?? "", target];
    console.log(`| ${cells.join(" | ")} |`);
  }
}

print([
  ...benchWork(0),
  ...benchWork(0.05),
  ...benchInteractions("50 cells × 26 weeks", PILOT_SPREAD),
  ...benchInteractions("1,000 cells × 143 weeks", THIN_SPREAD),
]);
