import { quantileSorted, selectQuantiles } from "../statistics/quantile.ts";
import { BLOCK_DAYS } from "./cell-rows.ts";
import type { DailyBlock } from "./daily-block.ts";
import type { DailyGrouping } from "./daily-grouping.ts";
import { periodsOfBlock } from "./daily-sums.ts";

/** The measured minutes of each group's events, in no order: those of group g from `from[g]` up to `to[g]`. */
export interface EventGroups {
  readonly minutes: Float64Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
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
  const groupCount = grouping.comboCount * grouping.periodCount;
  const tally: Tally = { events: new Uint32Array(groupCount), runs: new Uint32Array(groupCount) };
  const runsOfBlocks = blocks
    .filter(
      (block) =>
        block[events].length > 0 &&
        block.firstDay <= grouping.to &&
        block.firstDay + BLOCK_DAYS > grouping.from,
    )
    .map((block) => ({
      values: (block[events].columns[0] ?? new Float64Array(0)).subarray(0, block[events].length),
      runs: runsOf(block, events, grouping, tally),
    }));
  // Weeks by workflow and segment, the usual question: each group is one run, and stays where it is.
  const isInPlace = tally.runs.every((count) => count <= 1);
  const placed = isInPlace ? placeRuns(runsOfBlocks, groupCount) : gatherRuns(runsOfBlocks, tally.events);
  return { ...placed, ...quantilesOf(placed) };
}

interface BlockRuns {
  readonly values: Float64Array;
  readonly runs: Int32Array;
}

/** Events and runs of each group. */
interface Tally {
  readonly events: Uint32Array;
  readonly runs: Uint32Array;
}

/** Where the minutes of each group lie, and the groups in the order of their places. */
interface PlacedMinutes {
  readonly minutes: Float64Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly order: Uint32Array;
}

/** The blocks' minutes one after the other; no group has more than one run. */
function placeRuns(blocks: readonly BlockRuns[], groupCount: number): PlacedMinutes {
  const minutes = new Float64Array(blocks.reduce((sum, { values }) => sum + values.length, 0));
  const from = new Uint32Array(groupCount);
  const to = new Uint32Array(groupCount);
  const order = new Uint32Array(blocks.reduce((sum, { runs }) => sum + runs.length / RUN_FIELDS, 0));
  let offset = 0;
  let placed = 0;
  for (const { values, runs } of blocks) {
    minutes.set(values, offset);
    for (let run = 0; run < runs.length; run += RUN_FIELDS) {
      const group = runs[run] ?? 0;
      from[group] = offset + (runs[run + 1] ?? 0);
      to[group] = offset + (runs[run + 2] ?? 0);
      order[placed] = group;
      placed += 1;
    }
    offset += values.length;
  }
  return { minutes, from, to, order };
}

/** The minutes of each group brought together. */
function gatherRuns(blocks: readonly BlockRuns[], events: Uint32Array): PlacedMinutes {
  const from = new Uint32Array(events.length);
  let total = 0;
  for (let group = 0; group < events.length; group += 1) {
    from[group] = total;
    total += events[group] ?? 0;
  }
  const minutes = new Float64Array(total);
  const to = from.slice();
  for (const { values, runs } of blocks) {
    for (let run = 0; run < runs.length; run += RUN_FIELDS) {
      const group = runs[run] ?? 0;
      const end = runs[run + 2] ?? 0;
      let place = to[group] ?? 0;
      for (let row = runs[run + 1] ?? 0; row < end; row += 1) {
        minutes[place] = values[row] ?? Number.NaN;
        place += 1;
      }
      to[group] = place;
    }
  }
  return { minutes, from, to, order: Uint32Array.from(events.keys()) };
}

/** Group, first row, end. */
const RUN_FIELDS = 3;

/** The runs of neighbouring events of one group, counted. */
function runsOf(
  block: DailyBlock,
  events: "cycles" | "latencies",
  grouping: DailyGrouping,
  tally: Tally,
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
    tally.events[group] = (tally.events[group] ?? 0) + row - first;
    tally.runs[group] = (tally.runs[group] ?? 0) + 1;
    runs[used] = group;
    runs[used + 1] = first;
    runs[used + 2] = row;
    used += RUN_FIELDS;
  }
  return runs.subarray(0, used);
}

function quantilesOf(placed: PlacedMinutes): Pick<EventGroups, "counts" | "p50" | "p90"> {
  const { minutes, order } = placed;
  const groupCount = placed.from.length;
  const counts = new Float64Array(groupCount);
  const p50 = new Float64Array(groupCount).fill(Number.NaN);
  const p90 = new Float64Array(groupCount).fill(Number.NaN);
  for (const group of order) {
    const from = placed.from[group] ?? 0;
    const to = placed.to[group] ?? 0;
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
