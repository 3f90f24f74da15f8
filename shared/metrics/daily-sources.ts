import type { ZoneClock } from "../calendar/zone.ts";
import type { Table } from "../observations/table.ts";
import { numbersOf } from "../observations/table.ts";
import type { CellIndex } from "./cell-index.ts";
import { cellsOfRows } from "./cell-index.ts";
import type { CellRows } from "./cell-rows.ts";
import { orderOfRows, splitIntoBlocks, takeRows } from "./cell-rows.ts";
import type { BlockSources, DailyBlock } from "./daily-block.ts";
import { requiredTexts, workRows } from "./daily-columns.ts";
import type { DataRange } from "./data-range.ts";
import { daysOf, rollUpInteractions } from "./interaction-rollup.ts";
import type { MetricSettings } from "./metric-settings.ts";

/** The inputs whose rows are kept in blocks of days. */
export type DailyInput = "work" | "interactions" | "corrections";

/** What the rows of each daily input become in a block. */
export const SOURCES_OF: { readonly [Name in DailyInput]: readonly (keyof BlockSources)[] } = {
  work: ["work"],
  interactions: ["rolled", "cycles", "interactionCorrections"],
  corrections: ["corrections"],
};

/** The rows of a daily input by block, in order of cell and day. New names and cells are added to the index. */
export function dailySources(
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

const NO_DAYS = new Int32Array(0);

/** First and last day of a daily input; null: it has no rows. */
export function dailyRange(input: DailyInput, blocks: readonly DailyBlock[]): DataRange | null {
  // Blocks are in order of time: the ends lie in the first and the last one that have rows.
  const names = SOURCES_OF[input];
  const hasRows = ({ sources }: DailyBlock): boolean => names.some((name) => sources[name].length > 0);
  const ends = [blocks.find(hasRows), blocks.findLast(hasRows)];
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const block of ends) {
    for (const name of names) {
      const days = block?.sources[name].day ?? NO_DAYS;
      for (let row = 0; row < days.length; row += 1) {
        const day = days[row] ?? 0;
        if (day < from) from = day;
        if (day > to) to = day;
      }
    }
  }
  return from <= to ? { from, to } : null;
}
