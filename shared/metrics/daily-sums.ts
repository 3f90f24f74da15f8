import { BLOCK_DAYS } from "./cell-rows.ts";
import type { DailyBlock } from "./daily-block.ts";
import { DAILY } from "./daily-columns.ts";
import type { DailyGrouping } from "./daily-grouping.ts";
import { isInjective } from "./daily-grouping.ts";
import { sumMixedBlock } from "./mixed-block-sums.ts";
import { sumPlainBlock } from "./plain-block-sums.ts";
import { put } from "./put-sum.ts";
import { addBlocks, isWorthIt, type WholeBlock } from "./remembered-blocks.ts";
import { hasGapsInSinglesOnly, sumGappySingles } from "./single-column-sums.ts";

/**
 * Sums over the daily rows of each group. NaN: no row of the group has the column (of a pair: all its columns), which is
 * "no data" and not 0. Money is in micros.
 */
export interface DailySums {
  readonly groupCount: number;
  /** Rows that are used, and corrections; NaN: none. */
  readonly rows: Float64Array;
  readonly corrections: Float64Array;
  /** Over rows that have both columns. */
  readonly qualifiedOfEligible: Float64Array;
  readonly eligibleOfQualified: Float64Array;
  readonly attemptedOfEligible: Float64Array;
  readonly eligibleOfAttempted: Float64Array;
  readonly qualifiedOfAttempted: Float64Array;
  readonly attemptedOfQualified: Float64Array;
  readonly failedOfAttempted: Float64Array;
  readonly attemptedOfFailed: Float64Array;
  /** Over rows that have all three dispositions. */
  readonly accepted: Float64Array;
  readonly overridden: Float64Array;
  readonly escalated: Float64Array;
  readonly reviewed: Float64Array;
  /** Over rows that have the column. */
  readonly qualified: Float64Array;
  readonly outcomes: Float64Array;
  readonly modelMicros: Float64Array;
  readonly infraMicros: Float64Array;
  readonly supportMicros: Float64Array;
  readonly revenueMicros: Float64Array;
  readonly activeCustomers: Float64Array;
  /** Days that have active customers. */
  readonly activeDays: Float64Array;
  /** Σ qualified × unit value of the workflows that have one, in micros. */
  readonly valueMicros: Float64Array;
  /** 1 where a workflow has a value of `qualified` and no unit value. */
  readonly valueUnknown: Uint8Array;
}

/** Empty sums. */
function noSums(groupCount: number): DailySums {
  const sum = (): Float64Array => new Float64Array(groupCount).fill(Number.NaN);
  return {
    groupCount,
    rows: sum(),
    corrections: sum(),
    qualifiedOfEligible: sum(),
    eligibleOfQualified: sum(),
    attemptedOfEligible: sum(),
    eligibleOfAttempted: sum(),
    qualifiedOfAttempted: sum(),
    attemptedOfQualified: sum(),
    failedOfAttempted: sum(),
    attemptedOfFailed: sum(),
    accepted: sum(),
    overridden: sum(),
    escalated: sum(),
    reviewed: sum(),
    qualified: sum(),
    outcomes: sum(),
    modelMicros: sum(),
    infraMicros: sum(),
    supportMicros: sum(),
    revenueMicros: sum(),
    activeCustomers: sum(),
    activeDays: sum(),
    valueMicros: sum(),
    valueUnknown: new Uint8Array(groupCount),
  };
}

/**
 * Sums the blocks' rows by group in one pass. `unitValueOfCell` is in micros, NaN where the workflow has none.
 * Doubles are exact as long as the sums stay below 2⁵³; `exactDailyMoney` is for those that may not. `areBlocksRemembered`:
 * for who asks again and again; see `addBlocks`.
 */
export function sumDaily(
  blocks: readonly DailyBlock[],
  grouping: DailyGrouping,
  unitValueOfCell: Float64Array,
  areBlocksRemembered = false,
): DailySums {
  const { comboOfCell, comboCount } = grouping;
  const injective = isInjective(grouping);
  const sums = noSums(comboCount * grouping.periodCount);
  const whole: WholeBlock[] = [];
  for (const block of blocks) {
    if (block.firstDay > grouping.to || block.firstDay + BLOCK_DAYS <= grouping.from) continue;
    const periodOf = periodsOfBlock(block, grouping);
    const period = areBlocksRemembered && isWorthIt(comboCount) ? onlyPeriod(periodOf) : null;
    if (period === null) sumBlock(block, { grouping, periodOf, unitValueOfCell, injective }, sums);
    else whole.push({ block, period });
  }
  addBlocks(sums, whole, { comboOfCell, unitValueOfCell }, comboCount, (unknown) => {
    const own = noSums(comboCount * unknown.length);
    for (const [place, block] of unknown.entries()) {
      const periodOf = new Int32Array(BLOCK_DAYS).fill(place);
      sumBlock(block, { grouping, periodOf, unitValueOfCell, injective }, own);
    }
    return own;
  });
  return sums;
}

/** The period that all days of a block are of; null: they are of several, or some are left out. */
function onlyPeriod(periodOf: Int32Array): number | null {
  const first = periodOf[0] ?? -1;
  return first >= 0 && periodOf.every((period) => period === first) ? first : null;
}

function sumBlock(block: DailyBlock, target: BlockTarget, sums: DailySums): void {
  countCorrections(block, target.grouping, target.periodOf, sums.corrections);
  if (hasGapsInSinglesOnly(block)) {
    sumPlainBlock(block, target, sums);
    sumGappySingles(block, target, sums);
  } else {
    sumMixedBlock(block, target, sums);
  }
  countActiveDays(block, target, sums.activeDays);
}

/** What a block is summed into. */
export interface BlockTarget {
  readonly grouping: DailyGrouping;
  /** Period of each of the block's days; −1: left out. */
  readonly periodOf: Int32Array;
  readonly unitValueOfCell: Float64Array;
  /** Whether no two cells share a group, so that rows with active customers are days with them. */
  readonly injective: boolean;
}

/** The period of each of a block's days; −1: left out. */
export function periodsOfBlock(block: DailyBlock, grouping: DailyGrouping): Int32Array {
  const periods = new Int32Array(BLOCK_DAYS).fill(-1);
  for (let offset = 0; offset < BLOCK_DAYS; offset += 1) {
    const day = block.firstDay + offset;
    if (day < grouping.from || day > grouping.to) continue;
    periods[offset] = grouping.periodOfDay[day - grouping.from] ?? -1;
  }
  return periods;
}

const NONE = new Float64Array(0);

/** Days with active customers, where the blocks' rows do not tell them already: a day counts once in a group. */
function countActiveDays(block: DailyBlock, target: BlockTarget, activeDays: Float64Array): void {
  const { grouping, periodOf, injective } = target;
  const { rows, firstDay, fills } = block;
  const fill = fills[DAILY.active_customers];
  const isCounted = injective && (fill === "full" || !hasGapsInSinglesOnly(block));
  if (fill === "none" || isCounted) return;
  const active = rows.columns[DAILY.active_customers] ?? NONE;
  const seen = new Uint8Array(grouping.comboCount * BLOCK_DAYS);
  for (let row = 0; row < rows.length; row += 1) {
    const value = active[row] ?? Number.NaN;
    if (value !== value) continue;
    const offset = (rows.day[row] ?? 0) - firstDay;
    const period = periodOf[offset] ?? -1;
    const combo = grouping.comboOfCell[rows.cell[row] ?? 0] ?? -1;
    if (period < 0 || combo < 0) continue;
    const place = combo * BLOCK_DAYS + offset;
    if (seen[place] === 1) continue;
    seen[place] = 1;
    put(activeDays, period * grouping.comboCount + combo, 1);
  }
}

function countCorrections(
  block: DailyBlock,
  grouping: DailyGrouping,
  periodOf: Int32Array,
  corrections: Float64Array,
): void {
  const { length, cell, day } = block.corrections;
  for (let row = 0; row < length; row += 1) {
    const period = periodOf[(day[row] ?? 0) - block.firstDay] ?? -1;
    const combo = grouping.comboOfCell[cell[row] ?? 0] ?? -1;
    if (period >= 0 && combo >= 0) put(corrections, period * grouping.comboCount + combo, 1);
  }
}
