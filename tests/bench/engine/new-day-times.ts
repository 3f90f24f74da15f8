import type { CellRows } from "../../../shared/metrics/cell-rows.ts";
import { DAILY_COLUMNS } from "../../../shared/metrics/daily-columns.ts";
import { dailyFigureColumns } from "../../../shared/metrics/daily-figure-columns.ts";
import { combosOf } from "../../../shared/metrics/figure-cells.ts";
import { slicesOf } from "../../../shared/metrics/period-slices.ts";
import { type PreparedDataset, prepareDataset } from "../../../shared/metrics/prepared-dataset.ts";
import { METRICS } from "../../../shared/metrics/registry.ts";
import { addDailyRows } from "../../../shared/metrics/update-prepared.ts";
import { pickRows } from "../../../shared/observations/fold.ts";
import type { Table } from "../../../shared/observations/table.ts";
import { numbersOf, textsOf } from "../../../shared/observations/table.ts";
import { ROWS, SEGMENTS, UNIT_VALUE, workDataset } from "../engine-data.ts";
import { handWrittenWork } from "../hand-written-work.ts";
import type { BenchLine } from "../measure/bench-lines.ts";
import { type Contender, timeInTurn, timingOf } from "../measure/timing.ts";
import { installPeers } from "../peers/install-peers.ts";
import type { NewDay } from "./new-day.ts";

const ROUNDS = 7;
const RUNS = 40;
const FEW_ROUNDS = 5;
const IDS = METRICS.filter(({ family }) => family === "daily").map(({ id }) => id);
const CELLS = 1000;

/** One new day of a pilot with a million daily rows, beside a loop over the groups that it touches and beside the peers. */
export async function newDayTimes(): Promise<readonly BenchLine[]> {
  const dataset = workDataset(0);
  const table = dataset.tables.work;
  if (table === null) throw new Error("no work");
  const last = Math.max(...(numbersOf(table, "date")?.subarray(ROWS - CELLS) ?? []));
  const older = rowsOf(table, 0, ROWS - CELLS);
  const newest = rowsOf(table, ROWS - CELLS, ROWS);
  const prepared = prepareDataset({ ...dataset, tables: { ...dataset.tables, work: older } });
  const monday = last - ((last - 4) % 7);
  const added = (): PreparedDataset => {
    const next = addDailyRows(prepared, "work", newest);
    if (next === null) throw new Error("a day can always be added");
    return next;
  };
  const week = weekRows(prepared, monday);
  const day = { older, newest, last };
  const app = { name: "app", run: () => figuresOf(added(), monday), runs: RUNS };
  const hand = () => handWrittenWork(weekWithDay(week, newest, last), CELLS, 1, monday, UNIT_VALUE);
  mustBeSame(hand().value["avd.volume"], volumesOf(added(), monday));
  const timings = await timeInTurn(
    [app, { name: "layout", run: added, runs: RUNS }, { name: "hand", run: hand, runs: RUNS }],
    ROUNDS,
  );
  const what = "one new day (1,000 of 1,000,000 rows): layout and all figures of its week";
  const line = (text: string, name: string, against: BenchLine["against"], target: object): BenchLine => ({
    what: text,
    value: timingOf(timings, name).cpu,
    unit: "ms CPU",
    against,
    limit: null,
    ...target,
  });
  return [
    line(
      what,
      "app",
      { what: "loop over the touched groups", value: timingOf(timings, "hand").cpu },
      { limit: 1.5 },
    ),
    line("  its layout alone", "layout", null, {}),
    ...(await peerDays(day, volumesOf(added(), monday), app, { name: "hand", run: hand, runs: RUNS })),
  ];
}

/** The same day added to the peers' tables, and the figures of the last two weeks. */
async function peerDays(
  day: NewDay,
  volumes: Float64Array,
  app: Contender,
  hand: Contender,
): Promise<readonly BenchLine[]> {
  installPeers();
  const { arqueroDay } = await import("../peers/arquero-day.ts");
  const { duckdbDay } = await import("../peers/duckdb-day.ts");
  const arquero = arqueroDay(day);
  const duckdb = await duckdbDay(day);
  mustBeSame(arquero.volumes(), volumes);
  mustBeSame(duckdb.volumes(), volumes);
  const timings = await timeInTurn(
    [
      app,
      hand,
      { name: "arquero", run: arquero.run },
      { name: "duckdb", run: duckdb.run, reset: duckdb.reset },
    ],
    FEW_ROUNDS,
  );
  const peers = [
    { name: "arquero", what: "Arquero: concat and the last two weeks", atLeast: 1000 },
    { name: "duckdb", what: "DuckDB-WASM: insert and the last two weeks", atLeast: 100 },
  ];
  const lines = (what: string, contender: Contender, isPromised: boolean): readonly BenchLine[] =>
    peers.map((peer) => ({
      what,
      value: timingOf(timings, contender.name).cpu,
      unit: "ms CPU",
      against: { what: peer.what, value: timingOf(timings, peer.name).cpu },
      limit: null,
      ...(isPromised ? { atLeast: peer.atLeast } : {}),
    }));
  return [
    ...lines("  the same", app, true),
    ...lines("  the floor: the loop over the touched groups", hand, false),
  ];
}

function mustBeSame(given: Float64Array | undefined, expected: Float64Array): void {
  const same =
    given?.length === expected.length &&
    given.every((value, at) => Math.abs(value - (expected[at] ?? 0)) < 1e-6);
  if (!same) throw new Error("the ways of adding a day do not come to the same figures");
}

function volumesOf(prepared: PreparedDataset, monday: number): Float64Array {
  const slices = slicesOf(prepared, "week", { from: monday, to: monday + 6 });
  const combos = combosOf(prepared, ["workflow", "segment"]);
  return dailyFigureColumns(prepared, combos, slices).metric("avd.volume").value;
}

function figuresOf(prepared: PreparedDataset, monday: number): number {
  const slices = slicesOf(prepared, "week", { from: monday, to: monday + 6 });
  const figures = dailyFigureColumns(prepared, combosOf(prepared, ["workflow", "segment"]), slices);
  return IDS.reduce((sum, id) => sum + figures.metric(id).value.length, 0);
}

/** By hand: the rows of a day put behind those of their cells. Every cell has one, which is known beforehand. */
function weekWithDay(week: CellRows, day: Table, date: number): CellRows {
  const workflows = textsOf(day, "workflow")?.codes ?? new Uint32Array();
  const segments = textsOf(day, "segment")?.codes ?? new Uint32Array();
  const rowOfCell = new Uint32Array(CELLS);
  for (let row = 0; row < CELLS; row += 1) {
    rowOfCell[((workflows[row] ?? 0) - 1) * SEGMENTS + (segments[row] ?? 0) - 1] = row;
  }
  const length = week.length + CELLS;
  const perCell = week.length / CELLS;
  const cell = new Int32Array(length);
  const dates = new Int32Array(length);
  for (let at = 0; at < length; at += 1) {
    const own = Math.floor(at / (perCell + 1));
    cell[at] = own;
    dates[at] = at % (perCell + 1) === perCell ? date : (week.day[at - own] ?? 0);
  }
  const columns = DAILY_COLUMNS.map((name, place) => {
    const before = week.columns[place] ?? new Float64Array();
    const fresh = numbersOf(day, name) ?? new Float64Array();
    const values = new Float64Array(length);
    for (let own = 0, at = 0; own < CELLS; own += 1) {
      for (let old = own * perCell; old < (own + 1) * perCell; old += 1, at += 1)
        values[at] = before[old] ?? 0;
      values[at] = fresh[rowOfCell[own] ?? 0] ?? 0;
      at += 1;
    }
    return values;
  });
  return { length, cell, day: dates, columns };
}

function weekRows(prepared: PreparedDataset, monday: number): CellRows {
  const block = prepared.blocks.at(-1);
  if (block === undefined) throw new Error("no rows");
  const { rows } = block;
  const kept = Uint32Array.from(Array.from(rows.day.keys()).filter((row) => (rows.day[row] ?? 0) >= monday));
  return {
    length: kept.length,
    cell: Int32Array.from(kept, (row) => rows.cell[row] ?? 0),
    day: Int32Array.from(kept, (row) => rows.day[row] ?? 0),
    columns: rows.columns.map((column) => Float64Array.from(kept, (row) => column[row] ?? Number.NaN)),
  };
}

function rowsOf(table: Table, from: number, to: number): Table {
  const rows = Uint32Array.from({ length: to - from }, (_, row) => from + row);
  const columns = new Map([...table.columns].map(([name, column]) => [name, pickRows(column, rows)]));
  return { input: table.input, length: rows.length, columns, lines: table.lines.slice(from, to) };
}
