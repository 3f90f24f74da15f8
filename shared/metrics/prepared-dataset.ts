import type { EpochDay } from "../calendar/calendar-date.ts";
import type { ZoneClock } from "../calendar/zone.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { InputName } from "../observations/input-templates.ts";
import type { Table } from "../observations/table.ts";
import { numbersOf } from "../observations/table.ts";
import type { CellIndex } from "./cell-index.ts";
import { cellsOfRows, emptyCellIndex } from "./cell-index.ts";
import type { CellRows } from "./cell-rows.ts";
import { blockOf, filterRows, mergeRows, orderOfRows, splitIntoBlocks, takeRows } from "./cell-rows.ts";
import type { BlockSources, DailyBlock } from "./daily-block.ts";
import { makeBlock, NO_SOURCES } from "./daily-block.ts";
import { requiredTexts, workRows } from "./daily-columns.ts";
import type { DataRange } from "./data-range.ts";
import { dataRangeOf, joinRanges } from "./data-range.ts";
import type { Dataset } from "./dataset.ts";
import type { Incident } from "./incident-rows.ts";
import { readIncidents } from "./incident-rows.ts";
import { daysOf, rollUpInteractions } from "./interaction-rollup.ts";
import type { Loop } from "./loop-rows.ts";
import { readLoops } from "./loop-rows.ts";
import type { MetricSettings } from "./metric-settings.ts";
import type { RevenueRecords } from "./revenue-rows.ts";
import { readRevenueRecords } from "./revenue-rows.ts";

/** A dataset laid out for figures: daily rows in blocks ordered by cell, the small inputs as records. */
export interface PreparedDataset {
  readonly settings: MetricSettings;
  readonly clock: ZoneClock;
  readonly cells: CellIndex;
  /** Blocks of 28 days in order. */
  readonly blocks: readonly DailyBlock[];
  readonly incidents: readonly Incident[];
  readonly revenue: RevenueRecords;
  readonly loops: readonly Loop[];
  /** First and last date of each input. */
  readonly ranges: ReadonlyMap<InputName, DataRange>;
  /** First and last date over all inputs but customers; null: no data. */
  readonly range: DataRange | null;
}

/** The inputs whose rows are kept in blocks of days. */
export type DailyInput = "work" | "interactions" | "corrections";

/** Lays a dataset out. Query it as often as needed; keep it true with {@link updatePrepared}. */
export function prepareDataset(dataset: Dataset): PreparedDataset {
  const { settings, tables } = dataset;
  const clock = zoneClock(settings.timeZone);
  const cells = emptyCellIndex();
  const sources = new Map<number, BlockSources>();
  for (const input of ["work", "interactions", "corrections"] as const) {
    const table = tables[input];
    if (table === null) continue;
    for (const [block, part] of dailySources(input, table, cells, settings, clock)) {
      sources.set(block, { ...(sources.get(block) ?? NO_SOURCES), ...part });
    }
  }
  const ranges = new Map<InputName, DataRange>();
  for (const table of Object.values(tables)) {
    const range = table === null ? null : dataRangeOf(table, clock);
    if (table !== null && range !== null) ranges.set(table.input, range);
  }
  return {
    settings,
    clock,
    cells,
    blocks: [...sources].sort(([a], [b]) => a - b).map(([block, source]) => makeBlock(block, source, cells)),
    incidents: readIncidents(tables.incidents, clock),
    revenue: readRevenueRecords(tables.revenue, tables.customers),
    loops: readLoops(tables.loops, clock),
    ranges,
    range: joinRanges(ranges),
  };
}

/**
 * The layout after the rows of a daily input changed within `from`…`to`: `rows` holds all of that input's rows of those
 * days, in the pilot's zone. Only the blocks that hold those days are made again; the others are shared.
 */
export function updatePrepared(
  prepared: PreparedDataset,
  input: DailyInput,
  rows: Table,
  from: EpochDay,
  to: EpochDay,
): PreparedDataset {
  const { settings, clock, cells } = prepared;
  const added = dailySources(input, rows, cells, settings, clock);
  const blocks = new Map(prepared.blocks.map((block) => [blockOf(block.firstDay), block]));
  const outside = (kept: CellRows): CellRows =>
    filterRows(kept, (row) => (kept.day[row] ?? 0) < from || (kept.day[row] ?? 0) > to);
  const touched = new Set(added.keys());
  for (const block of blocks.keys()) {
    if (block >= blockOf(from) && block <= blockOf(to)) touched.add(block);
  }
  for (const block of touched) {
    const old = blocks.get(block)?.sources ?? NO_SOURCES;
    const sources: BlockSources = { ...old };
    for (const name of SOURCES_OF[input]) {
      Object.assign(sources, {
        [name]: mergeRows(outside(old[name]), added.get(block)?.[name] ?? NO_SOURCES[name]),
      });
    }
    blocks.set(block, makeBlock(block, sources, cells));
  }
  const ranges = new Map(prepared.ranges);
  const range = dailyRange(input, [...blocks.values()]);
  if (range === null) ranges.delete(input);
  else ranges.set(input, range);
  return {
    ...prepared,
    blocks: [...blocks].sort(([a], [b]) => a - b).map(([, block]) => block),
    ranges,
    range: joinRanges(ranges),
  };
}

/** The layout after one of the small inputs changed. Changed settings need {@link prepareDataset}: roll-ups depend on them. */
export function replaceRecords(prepared: PreparedDataset, dataset: Dataset): PreparedDataset {
  const { clock } = prepared;
  const ranges = new Map(prepared.ranges);
  for (const input of ["revenue", "customers", "loops", "incidents", "effort", "changes"] as const) {
    const table = dataset.tables[input];
    const range = table === null ? null : dataRangeOf(table, clock);
    if (range === null) ranges.delete(input);
    else ranges.set(input, range);
  }
  return {
    ...prepared,
    incidents: readIncidents(dataset.tables.incidents, clock),
    revenue: readRevenueRecords(dataset.tables.revenue, dataset.tables.customers),
    loops: readLoops(dataset.tables.loops, clock),
    ranges,
    range: joinRanges(ranges),
  };
}

/** How many daily rows are kept but not used because interactions of their workflow and day are. */
export function unusedDailyRows(prepared: PreparedDataset): number {
  return prepared.blocks.reduce((count, block) => count + block.unusedRows, 0);
}

const SOURCES_OF: { readonly [Name in DailyInput]: readonly (keyof BlockSources)[] } = {
  work: ["work"],
  interactions: ["rolled", "cycles", "interactionCorrections"],
  corrections: ["corrections"],
};

function dailySources(
  input: DailyInput,
  table: Table,
  cells: CellIndex,
  settings: MetricSettings,
  clock: ZoneClock,
): Map<number, Partial<BlockSources>> {
  const parts = new Map<number, Partial<BlockSources>>();
  const put = (name: keyof BlockSources, rows: CellRows): void => {
    for (const [block, part] of splitIntoBlocks(rows)) {
      parts.set(block, { ...parts.get(block), [name]: part });
    }
  };
  switch (input) {
    case "work":
      put("work", workRows(table, cells));
      break;
    case "interactions": {
      const rolled = rollUpInteractions(table, cells, settings, clock);
      put("rolled", rolled.daily);
      put("cycles", rolled.cycles);
      put("interactionCorrections", rolled.corrections);
      break;
    }
    case "corrections": {
      const workflow = requiredTexts(table, "workflow");
      const cell = cellsOfRows(cells, workflow, requiredTexts(table, "segment"), table.length);
      const day = daysOf(table, "at", clock);
      put("corrections", takeRows(orderOfRows(cell, day), cell, day, [numbersOf(table, "minutes")]));
      break;
    }
  }
  return parts;
}

function dailyRange(input: DailyInput, blocks: readonly DailyBlock[]): DataRange | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const block of blocks) {
    for (const name of SOURCES_OF[input]) {
      for (const day of block.sources[name].day) {
        if (day < from) from = day;
        if (day > to) to = day;
      }
    }
  }
  return from <= to ? { from, to } : null;
}
