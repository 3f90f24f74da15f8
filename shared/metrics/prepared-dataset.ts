import type { ZoneClock } from "../calendar/zone.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { InputName } from "../observations/input-templates.ts";
import type { CellIndex } from "./cell-index.ts";
import { emptyCellIndex } from "./cell-index.ts";
import type { BlockSources, DailyBlock } from "./daily-block.ts";
import { makeBlock, NO_SOURCES } from "./daily-block.ts";
import { dailyRange, dailySources } from "./daily-sources.ts";
import type { DataRange } from "./data-range.ts";
import { dataRangeOf, joinRanges } from "./data-range.ts";
import type { Dataset } from "./dataset.ts";
import type { EffortRow } from "./effort-rows.ts";
import { readEffort } from "./effort-rows.ts";
import type { Incident } from "./incident-rows.ts";
import { readIncidents } from "./incident-rows.ts";
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
  /** Blocks of a week in order; weeks without rows have none. */
  readonly blocks: readonly DailyBlock[];
  readonly incidents: readonly Incident[];
  readonly revenue: RevenueRecords;
  readonly loops: readonly Loop[];
  readonly effort: readonly EffortRow[];
  /** First and last date of each input. */
  readonly ranges: ReadonlyMap<InputName, DataRange>;
  /** First and last date over all inputs but customers; null: no data. */
  readonly range: DataRange | null;
}

/** Lays a dataset out. Query it as often as needed; keep it true with `updatePrepared` and `addDailyRows`. */
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
    effort: readEffort(tables.effort),
    ranges,
    range: joinRanges(ranges),
  };
}

/** The layout of daily rows that are in their blocks already, in order of time, and of the small inputs of a dataset. */
export function restorePrepared(
  dataset: Dataset,
  cells: CellIndex,
  blocks: readonly DailyBlock[],
): PreparedDataset {
  const ranges = new Map<InputName, DataRange>();
  for (const input of ["work", "interactions", "corrections"] as const) {
    const range = dailyRange(input, blocks);
    if (range !== null) ranges.set(input, range);
  }
  const { settings } = dataset;
  const clock = zoneClock(settings.timeZone);
  const none = { incidents: [], loops: [], effort: [], revenue: readRevenueRecords(null, null) };
  return replaceRecords({ settings, clock, cells, blocks, ...none, ranges, range: null }, dataset);
}

/**
 * The layout after one of the small inputs changed, or a setting that the roll-up of interactions does not depend on:
 * time zone, confidence floors and what counts as quality need {@link prepareDataset}.
 */
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
    settings: dataset.settings,
    incidents: readIncidents(dataset.tables.incidents, clock),
    revenue: readRevenueRecords(dataset.tables.revenue, dataset.tables.customers),
    loops: readLoops(dataset.tables.loops, clock),
    effort: readEffort(dataset.tables.effort),
    ranges,
    range: joinRanges(ranges),
  };
}

/** How many daily rows are kept but not used because interactions of their workflow and day are. */
export function unusedDailyRows(prepared: PreparedDataset): number {
  return prepared.blocks.reduce((count, block) => count + block.unusedRows, 0);
}
