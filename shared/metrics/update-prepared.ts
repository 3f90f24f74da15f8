import type { EpochDay } from "../calendar/calendar-date.ts";
import type { Table } from "../observations/table.ts";
import type { CellRows } from "./cell-rows.ts";
import { blockOf, filterRows, mergeRows, replaceRows, sharesDay } from "./cell-rows.ts";
import type { BlockSources, DailyBlock } from "./daily-block.ts";
import { growBlock, makeBlock, NO_SOURCES } from "./daily-block.ts";
import { type DailyInput, dailyRange, dailySources, SOURCES_OF } from "./daily-sources.ts";
import { joinRanges } from "./data-range.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";

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
  const outside = (kept: CellRows): CellRows =>
    filterRows(kept, (row) => (kept.day[row] ?? 0) < from || (kept.day[row] ?? 0) > to);
  const touched = new Set(added.keys());
  for (const { firstDay } of prepared.blocks) {
    const block = blockOf(firstDay);
    if (block >= blockOf(from) && block <= blockOf(to)) touched.add(block);
  }
  return withBlocks(prepared, input, touched, (old, name, block) =>
    mergeRows(outside(old[name]), added.get(block)?.[name] ?? NO_SOURCES[name]),
  );
}

/**
 * The layout after an import brought rows, each with a key of its own. Rows of `work` replace those of their cell and
 * day; rows of interactions and corrections must all be new. Only the blocks with new rows are made again. Null: it
 * cannot be done in place, because interactions are there already for a cell and day of new ones.
 */
export function addDailyRows(
  prepared: PreparedDataset,
  input: DailyInput,
  rows: Table,
): PreparedDataset | null {
  const { settings, clock, cells } = prepared;
  const added = dailySources(input, rows, cells, settings, clock);
  if (input === "interactions") {
    const isShared = prepared.blocks.some(({ firstDay, sources }) => {
      const fresh = added.get(blockOf(firstDay))?.rolled;
      return fresh !== undefined && sharesDay(sources.rolled, fresh);
    });
    // Customers are counted once a day: that needs all interactions of the day.
    if (isShared) return null;
  }
  return withBlocks(
    prepared,
    input,
    new Set(added.keys()),
    (old, name, block) => {
      const fresh = added.get(block)?.[name] ?? NO_SOURCES[name];
      return name === "work" ? replaceRows(old[name], fresh) : mergeRows(old[name], fresh);
    },
    added,
  );
}

function withBlocks(
  prepared: PreparedDataset,
  input: DailyInput,
  touched: ReadonlySet<number>,
  rowsOf: (old: BlockSources, name: keyof BlockSources, block: number) => CellRows,
  added?: ReadonlyMap<number, Partial<BlockSources>>,
): PreparedDataset {
  const blocks = new Map<number, DailyBlock>(
    prepared.blocks.map((block) => [blockOf(block.firstDay), block]),
  );
  for (const block of touched) {
    const known = blocks.get(block) ?? null;
    const old = known?.sources ?? NO_SOURCES;
    const changed = Object.fromEntries(SOURCES_OF[input].map((name) => [name, rowsOf(old, name, block)]));
    const sources: BlockSources = { ...old, ...changed };
    const fresh = added?.get(block)?.work;
    const isGrown = fresh !== undefined && old.rolled.length === 0;
    blocks.set(
      block,
      isGrown ? growBlock(known, block, sources, fresh) : makeBlock(block, sources, prepared.cells),
    );
  }
  const inOrder = [...blocks].sort(([a], [b]) => a - b).map(([, block]) => block);
  const ranges = new Map(prepared.ranges);
  const range = dailyRange(input, inOrder);
  if (range === null) ranges.delete(input);
  else ranges.set(input, range);
  return { ...prepared, blocks: inOrder, ranges, range: joinRanges(ranges) };
}
