import { emptyCellIndex } from "../../../shared/metrics/cell-index.ts";
import type { CellRows } from "../../../shared/metrics/cell-rows.ts";
import { workRows } from "../../../shared/metrics/daily-columns.ts";
import { dailyFigureColumns } from "../../../shared/metrics/daily-figure-columns.ts";
import type { MetricColumns } from "../../../shared/metrics/daily-metrics.ts";
import type { Place } from "../../../shared/metrics/figure-cells.ts";
import { combosOf } from "../../../shared/metrics/figure-cells.ts";
import type { PeriodSlice } from "../../../shared/metrics/period-slices.ts";
import { rangeOfQuery, slicesOf } from "../../../shared/metrics/period-slices.ts";
import type { PreparedDataset } from "../../../shared/metrics/prepared-dataset.ts";
import { prepareDataset } from "../../../shared/metrics/prepared-dataset.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";
import { METRICS } from "../../../shared/metrics/registry.ts";
import { numbersOf, textsOf } from "../../../shared/observations/table.ts";
import {
  FIRST_DAY,
  interactionDataset,
  PILOT_SPREAD,
  type Spread,
  THIN_SPREAD,
  UNIT_VALUE,
  workDataset,
} from "../engine-data.ts";
import { handWrittenInteractions } from "../hand-written-interactions.ts";
import { handWrittenWork } from "../hand-written-work.ts";
import type { BenchLine } from "../measure/bench-lines.ts";
import { timeInTurn, timingOf } from "../measure/timing.ts";

const IDS: readonly MetricId[] = METRICS.filter((metric) => metric.family === "daily").map(({ id }) => id);

/** All metrics of daily rows with and without gaps, and of interactions, beside loops written for these questions alone. */
export async function shapeTimes(): Promise<readonly BenchLine[]> {
  return [
    ...(await workTimes(0)),
    ...(await workTimes(0.05)),
    ...(await interactionTimes("50 cells × 26 weeks", PILOT_SPREAD)),
    ...(await interactionTimes("1,000 cells × 143 weeks", THIN_SPREAD)),
  ];
}

interface Weekly {
  readonly places: readonly Place[];
  readonly slices: readonly PeriodSlice[];
  readonly columns: ReadonlyMap<MetricId, MetricColumns>;
}

/** Every metric of every combination in the given weeks (default: all). */
function weekly(prepared: PreparedDataset, range = rangeOfQuery(prepared, {})): Weekly {
  const slices = slicesOf(prepared, "week", range);
  const figures = dailyFigureColumns(prepared, combosOf(prepared, ["workflow", "segment"]), slices);
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

async function workTimes(gaps: number): Promise<readonly BenchLine[]> {
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
  return beside(
    `1,000,000 daily rows, ${label}: all metrics, workflow × segment × week`,
    () => weekly(prepared),
    hand,
    () => prepareDataset(dataset),
  );
}

/** A question beside its hand-written loop, and what laying the rows out takes before. */
async function beside(
  what: string,
  engine: () => unknown,
  hand: () => unknown,
  layOut: () => unknown,
): Promise<readonly BenchLine[]> {
  const timings = await timeInTurn([
    { name: "engine", run: engine, runs: 3 },
    { name: "hand", run: hand, runs: 3 },
    { name: "layout", run: layOut },
  ]);
  const against = { what: "hand-written loop", value: timingOf(timings, "hand").cpu };
  return [
    { what, value: timingOf(timings, "engine").cpu, unit: "ms CPU", against, limit: 1.5 },
    {
      what: "  the same, laid out from the table (once)",
      value: timingOf(timings, "layout").cpu,
      unit: "ms CPU",
      against: null,
      limit: null,
    },
  ];
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

async function interactionTimes(label: string, spread: Spread): Promise<readonly BenchLine[]> {
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
  return beside(
    `1,000,000 interactions, ${label}: all metrics with quantiles, workflow × segment × week`,
    () => weekly(prepared),
    hand,
    () => prepareDataset(dataset),
  );
}
