import type { DailyBlock } from "./daily-block.ts";
import type { DailySums } from "./daily-sums.ts";
import { put } from "./put-sum.ts";

/** The sums of a block by combination, one column of {@link SUMS} after the other. */
type PackedSums = Float64Array;

/** What sums of a block depend on beside its rows: which combination a cell is of, and the value of a unit of each cell. */
interface Terms {
  readonly comboOfCell: Int32Array;
  readonly unitValueOfCell: Float64Array;
}

type SumName = Exclude<keyof DailySums, "groupCount" | "valueUnknown">;

/** All of them: a sum that is left out here would be lost, so the compiler asks for each. */
const EVERY_SUM: { readonly [Name in SumName]: true } = {
  rows: true,
  corrections: true,
  qualifiedOfEligible: true,
  eligibleOfQualified: true,
  attemptedOfEligible: true,
  eligibleOfAttempted: true,
  qualifiedOfAttempted: true,
  attemptedOfQualified: true,
  failedOfAttempted: true,
  attemptedOfFailed: true,
  accepted: true,
  overridden: true,
  escalated: true,
  reviewed: true,
  qualified: true,
  outcomes: true,
  modelMicros: true,
  infraMicros: true,
  supportMicros: true,
  revenueMicros: true,
  activeCustomers: true,
  activeDays: true,
  valueMicros: true,
};
const SUMS = Object.keys(EVERY_SUM) as SumName[];

/** Combinations up to which the sums of a block are remembered: more would take as much memory as its rows. */
const MOST_COMBOS = 16;

const remembered = new WeakMap<Int32Array, WeakMap<Float64Array, WeakMap<DailyBlock, PackedSums>>>();

/** Whether sums of blocks by so many combinations are worth remembering. */
export function isWorthIt(comboCount: number): boolean {
  return comboCount <= MOST_COMBOS;
}

/** A block all of whose days are of one period. */
export interface WholeBlock {
  readonly block: DailyBlock;
  readonly period: number;
}

/**
 * Adds the sums of blocks to those of their periods. They are found out once for as long as a block is held: a layout
 * shares the blocks that an import or an edit leaves alone with the one before it. `sum`: those of blocks that are not
 * known yet, each as a period of its own.
 */
export function addBlocks(
  into: DailySums,
  whole: readonly WholeBlock[],
  { comboOfCell, unitValueOfCell }: Terms,
  comboCount: number,
  sum: (blocks: readonly DailyBlock[]) => DailySums,
): void {
  const byValues =
    remembered.get(comboOfCell) ?? new WeakMap<Float64Array, WeakMap<DailyBlock, PackedSums>>();
  const byBlock = byValues.get(unitValueOfCell) ?? new WeakMap<DailyBlock, PackedSums>();
  remembered.set(comboOfCell, byValues.set(unitValueOfCell, byBlock));
  const unknown = whole.map(({ block }) => block).filter((block) => !byBlock.has(block));
  if (unknown.length > 0) {
    const found = sum(unknown);
    for (const [place, block] of unknown.entries()) byBlock.set(block, packed(found, place, comboCount));
  }
  for (const { block, period } of whole) add(into, period, byBlock.get(block) ?? NO_SUMS, comboCount);
}

const NO_SUMS: PackedSums = new Float64Array();

function add(into: DailySums, period: number, sums: PackedSums, comboCount: number): void {
  let place = 0;
  for (const name of SUMS) {
    const column = into[name];
    for (let combo = 0; combo < comboCount; combo += 1, place += 1) {
      const value = sums[place] ?? Number.NaN;
      if (value === value) put(column, period * comboCount + combo, value);
    }
  }
  for (let combo = 0; combo < comboCount; combo += 1, place += 1) {
    if (sums[place] === 1) into.valueUnknown[period * comboCount + combo] = 1;
  }
}

function packed(sums: DailySums, period: number, comboCount: number): PackedSums {
  const all = new Float64Array((SUMS.length + 1) * comboCount);
  let place = 0;
  for (const name of [...SUMS, "valueUnknown"] as const) {
    const column = sums[name];
    for (let combo = 0; combo < comboCount; combo += 1, place += 1)
      all[place] = column[period * comboCount + combo] ?? Number.NaN;
  }
  return all;
}
