import { BLOCK_DAYS } from "./cell-rows.ts";
import type { DailyBlock } from "./daily-block.ts";
import type { DailyGrouping } from "./daily-grouping.ts";
import { periodsOfBlock } from "./daily-sums.ts";

/** The measured minutes of each group's events, unsorted: those of group g from `starts[g]` up to `starts[g + 1]`. */
export interface EventGroups {
  readonly minutes: Float64Array;
  readonly starts: Uint32Array;
}

/** Gathers the minutes of the cycles or the corrections by group; events without minutes are left out. */
export function groupEvents(
  blocks: readonly DailyBlock[],
  events: "cycles" | "corrections",
  grouping: DailyGrouping,
): EventGroups {
  const touched = blocks.filter(
    (block) =>
      block[events].length > 0 &&
      block.firstDay <= grouping.to &&
      block.firstDay + BLOCK_DAYS > grouping.from,
  );
  const starts = new Uint32Array(grouping.comboCount * grouping.periodCount + 1);
  const groupsOfBlocks = touched.map((block) => {
    const groups = groupsOf(block, events, grouping);
    for (const group of groups) if (group >= 0) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
    return groups;
  });
  for (let group = 1; group < starts.length; group += 1) {
    starts[group] = (starts[group] ?? 0) + (starts[group - 1] ?? 0);
  }
  const minutes = new Float64Array(starts.at(-1) ?? 0);
  const next = starts.slice();
  for (const [index, block] of touched.entries()) {
    const groups = groupsOfBlocks[index] ?? new Int32Array(0);
    const values = block[events].columns[0] ?? new Float64Array(0);
    for (let row = 0; row < groups.length; row += 1) {
      const group = groups[row] ?? -1;
      if (group < 0) continue;
      const place = next[group] ?? 0;
      minutes[place] = values[row] ?? Number.NaN;
      next[group] = place + 1;
    }
  }
  return { minutes, starts };
}

function groupsOf(block: DailyBlock, events: "cycles" | "corrections", grouping: DailyGrouping): Int32Array {
  const periodOf = periodsOfBlock(block, grouping);
  const { length, cell, day, columns } = block[events];
  const { comboOfCell, comboCount } = grouping;
  const values = columns[0] ?? new Float64Array(0);
  const groups = new Int32Array(length);
  for (let row = 0; row < length; row += 1) {
    const period = periodOf[(day[row] ?? 0) - block.firstDay] ?? -1;
    const combo = comboOfCell[cell[row] ?? 0] ?? -1;
    const value = values[row] ?? Number.NaN;
    groups[row] = period < 0 || combo < 0 || value !== value ? -1 : period * comboCount + combo;
  }
  return groups;
}
