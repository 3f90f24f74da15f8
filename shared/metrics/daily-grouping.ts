import type { EpochDay } from "../calendar/calendar-date.ts";

/** How daily rows are put together: each cell to a combination, each day to a period. Group = period × combos + combo. */
export interface DailyGrouping {
  /** Combination of each cell; −1: the cell is left out. */
  readonly comboOfCell: Int32Array;
  readonly comboCount: number;
  readonly from: EpochDay;
  readonly to: EpochDay;
  /** Period of each day from `from` to `to`; −1: the day is left out. */
  readonly periodOfDay: Int32Array;
  readonly periodCount: number;
}

/** Whether no two cells share a combination. */
export function isInjective(grouping: DailyGrouping): boolean {
  const seen = new Uint8Array(grouping.comboCount);
  for (const combo of grouping.comboOfCell) {
    if (combo < 0) continue;
    if (seen[combo] === 1) return false;
    seen[combo] = 1;
  }
  return true;
}
