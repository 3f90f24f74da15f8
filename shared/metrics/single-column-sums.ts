import type { DailyBlock } from "./daily-block.ts";
import { DAILY } from "./daily-columns.ts";
import type { BlockTarget, DailySums } from "./daily-sums.ts";
import { put } from "./put-sum.ts";

/** The columns that are summed on their own, whatever the others of their row hold. */
const SINGLES = [
  [DAILY.outcomes, "outcomes"],
  [DAILY.model_cost, "modelMicros"],
  [DAILY.infra_cost, "infraMicros"],
  [DAILY.support_cost, "supportMicros"],
  [DAILY.active_customers, "activeCustomers"],
  [DAILY.revenue, "revenueMicros"],
] as const;

const SINGLE_PLACES: ReadonlySet<number> = new Set(SINGLES.map(([place]) => place));

/** Whether gaps are only in columns that are summed on their own (`completed` is summed nowhere). */
export function hasGapsInSinglesOnly(block: DailyBlock): boolean {
  return block.fills.every(
    (fill, place) => fill !== "some" || SINGLE_PLACES.has(place) || place === DAILY.completed,
  );
}

/** Adds the columns with gaps that are summed on their own. */
export function sumGappySingles(block: DailyBlock, target: BlockTarget, sums: DailySums): void {
  for (const [place, name] of SINGLES) {
    if (block.fills[place] === "some") sumColumn(block, place, target, sums[name]);
  }
}

function sumColumn(
  block: DailyBlock,
  place: number,
  { grouping, periodOf }: BlockTarget,
  sums: Float64Array,
): void {
  const { rows, cellStarts, firstDay } = block;
  const { cell, day } = rows;
  const values = rows.columns[place] ?? new Float64Array(0);
  for (let part = 0; part + 1 < cellStarts.length; part += 1) {
    const end = cellStarts[part + 1] ?? 0;
    let row = cellStarts[part] ?? 0;
    const combo = grouping.comboOfCell[cell[row] ?? 0] ?? -1;
    if (combo < 0) continue;
    while (row < end) {
      const period = periodOf[(day[row] ?? 0) - firstDay] ?? -1;
      let sum = 0;
      let present = 0;
      do {
        const value = values[row] ?? Number.NaN;
        if (value === value) {
          sum += value;
          present += 1;
        }
        row += 1;
      } while (row < end && periodOf[(day[row] ?? 0) - firstDay] === period);
      if (present > 0 && period >= 0) put(sums, period * grouping.comboCount + combo, sum);
    }
  }
}
