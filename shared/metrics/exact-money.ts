import type { DailyBlock } from "./daily-block.ts";
import { DAILY } from "./daily-columns.ts";
import type { DailyGrouping } from "./daily-grouping.ts";
import { periodsOfBlock } from "./daily-sums.ts";

/** Sums of whole micros without any rounding, per group; null: no data. */
export interface ExactMoney {
  readonly model: readonly (bigint | null)[];
  readonly infra: readonly (bigint | null)[];
  readonly support: readonly (bigint | null)[];
  readonly revenue: readonly (bigint | null)[];
  readonly value: readonly (bigint | null)[];
}

/** Below this a sum of magnitudes, itself rounded, proves that every sum of parts is exact in doubles. */
const SURELY_EXACT = 2 ** 52;

/** Whether sums of money over these blocks may leave the whole numbers that a double holds. */
export function mayOverflow(blocks: readonly DailyBlock[], unitValueOfCell: Float64Array): boolean {
  let money = 0;
  let qualified = 0;
  for (const { magnitudes } of blocks) {
    for (const place of [DAILY.model_cost, DAILY.infra_cost, DAILY.support_cost, DAILY.revenue]) {
      money += magnitudes[place] ?? 0;
    }
    qualified += magnitudes[DAILY.qualified] ?? 0;
  }
  let dearest = 0;
  for (const value of unitValueOfCell) if (Math.abs(value) > dearest) dearest = Math.abs(value);
  return money >= SURELY_EXACT || qualified * dearest >= SURELY_EXACT;
}

/** The sums of money by group in whole numbers of any size: slow, for data where doubles would round. */
export function exactDailyMoney(
  blocks: readonly DailyBlock[],
  grouping: DailyGrouping,
  unitValueOfCell: Float64Array,
): ExactMoney {
  const groupCount = grouping.comboCount * grouping.periodCount;
  const empty = (): (bigint | null)[] => Array.from({ length: groupCount }, () => null);
  const sums = { model: empty(), infra: empty(), support: empty(), revenue: empty(), value: empty() };
  const columns = [
    [DAILY.model_cost, sums.model],
    [DAILY.infra_cost, sums.infra],
    [DAILY.support_cost, sums.support],
    [DAILY.revenue, sums.revenue],
    [DAILY.qualified, sums.value],
  ] as const;
  for (const block of blocks) {
    const periodOf = periodsOfBlock(block, grouping);
    const { rows } = block;
    for (let row = 0; row < rows.length; row += 1) {
      const cell = rows.cell[row] ?? 0;
      const period = periodOf[(rows.day[row] ?? 0) - block.firstDay] ?? -1;
      const combo = grouping.comboOfCell[cell] ?? -1;
      if (period < 0 || combo < 0) continue;
      const group = period * grouping.comboCount + combo;
      for (const [place, target] of columns) {
        const cellValue = rows.columns[place]?.[row] ?? Number.NaN;
        const factor = place === DAILY.qualified ? (unitValueOfCell[cell] ?? Number.NaN) : 1;
        if (Number.isNaN(cellValue) || Number.isNaN(factor)) continue;
        target[group] = (target[group] ?? 0n) + BigInt(cellValue) * BigInt(factor);
      }
    }
  }
  return sums;
}
