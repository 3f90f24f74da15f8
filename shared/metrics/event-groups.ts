import { quantileSorted, selectQuantiles } from "../statistics/quantile.ts";
import { BLOCK_DAYS } from "./cell-rows.ts";
import type { DailyBlock } from "./daily-block.ts";
import type { DailyGrouping } from "./daily-grouping.ts";
import { periodsOfBlock } from "./daily-sums.ts";

/** The measured minutes of each group's events, in no order: those of group g from `starts[g]` up to `starts[g + 1]`. */
export interface EventGroups {
  readonly minutes: Float64Array;
  readonly starts: Uint32Array;
  /** Events, median and 0.9 quantile of each group; NaN where it has none. */
  readonly counts: Float64Array;
  readonly p50: Float64Array;
  readonly p90: Float64Array;
}

/** Up to this many values, sorting them costs less than selecting two ranks. */
const FEW = 40;
const BOTH = [0.5, 0.9];

/** Gathers the minutes of the cycles or of the corrections' latencies by group. */
export function groupEvents(
  blocks: readonly DailyBlock[],
  events: "cycles" | "latencies",
  grouping: DailyGrouping,
): EventGroups {
  const starts = new Uint32Array(grouping.comboCount * grouping.periodCount + 1);
  const runsOfBlocks = blocks
    .filter(
      (block) =>
        block[events].length > 0 &&
        block.firstDay <= grouping.to &&
        block.firstDay + BLOCK_DAYS > grouping.from,
    )
    .map((block) => ({
      values: block[events].columns[0] ?? new Float64Array(0),
      runs: runsOf(block, events, grouping, starts),
    }));
  for (let group = 1; group < starts.length; group += 1) {
    starts[group] = (starts[group] ?? 0) + (starts[group - 1] ?? 0);
  }
  const minutes = new Float64Array(starts.at(-1) ?? 0);
  const next = starts.slice();
  for (const { values, runs } of runsOfBlocks) {
    for (let run = 0; run < runs.length; run += RUN_FIELDS) {
      const group = runs[run] ?? 0;
      const end = runs[run + 2] ?? 0;
      let place = next[group] ?? 0;
      for (let row = runs[run + 1] ?? 0; row < end; row += 1) {
        minutes[place] = values[row] ?? Number.NaN;
        place += 1;
      }
      next[group] = place;
    }
  }
  return { minutes, starts, ...quantilesOf(minutes, starts) };
}

/** Group, first row, end. */
const RUN_FIELDS = 3;

/** The runs of neighbouring events of one group, and their numbers, each counted one place after its group. */
function runsOf(
  block: DailyBlock,
  events: "cycles" | "latencies",
  grouping: DailyGrouping,
  counts: Uint32Array,
): Int32Array {
  const periodOf = periodsOfBlock(block, grouping);
  const { length, cell, day } = block[events];
  const { comboOfCell, comboCount } = grouping;
  const runs = new Int32Array(length * RUN_FIELDS);
  let used = 0;
  let row = 0;
  while (row < length) {
    const first = row;
    const current = cell[row] ?? 0;
    const period = periodOf[(day[row] ?? 0) - block.firstDay] ?? -1;
    do row += 1;
    while (row < length && cell[row] === current && periodOf[(day[row] ?? 0) - block.firstDay] === period);
    const combo = comboOfCell[current] ?? -1;
    if (period < 0 || combo < 0) continue;
    const group = period * comboCount + combo;
    counts[group + 1] = (counts[group + 1] ?? 0) + row - first;
    runs[used] = group;
    runs[used + 1] = first;
    runs[used + 2] = row;
    used += RUN_FIELDS;
  }
  return runs.subarray(0, used);
}

function quantilesOf(minutes: Float64Array, starts: Uint32Array): Omit<EventGroups, "minutes" | "starts"> {
  const groupCount = starts.length - 1;
  const counts = new Float64Array(groupCount);
  const p50 = new Float64Array(groupCount).fill(Number.NaN);
  const p90 = new Float64Array(groupCount).fill(Number.NaN);
  for (let group = 0; group < groupCount; group += 1) {
    const from = starts[group] ?? 0;
    const to = starts[group + 1] ?? 0;
    if (from === to) continue;
    counts[group] = to - from;
    if (to - from <= FEW) {
      sortFew(minutes, from, to);
      p50[group] = quantileSorted(minutes, 0.5, from, to);
      p90[group] = quantileSorted(minutes, 0.9, from, to);
    } else {
      const [median = Number.NaN, high = Number.NaN] = selectQuantiles(minutes, from, to, BOTH);
      p50[group] = median;
      p90[group] = high;
    }
  }
  return { counts, p50, p90 };
}

function sortFew(values: Float64Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i += 1) {
    const moved = values[i] ?? Number.NaN;
    let j = i - 1;
    for (; j >= from && (values[j] ?? 0) > moved; j -= 1) values[j + 1] = values[j] ?? Number.NaN;
    values[j + 1] = moved;
  }
}
