import type { DailyGrouping } from "./daily-grouping.ts";
import type { DailyFacts } from "./daily-metrics.ts";
import { sumDaily } from "./daily-sums.ts";
import { type EventGroups, groupEvents } from "./event-groups.ts";
import { exactDailyMoney, mayOverflow } from "./exact-money.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";

/**
 * Everything that the metrics of pillars 1–3 need of a grouping; what only quantiles need is made with the first of them.
 * `areBlocksRemembered`: see `sumDaily`.
 */
export function dailyFacts(
  prepared: PreparedDataset,
  grouping: DailyGrouping,
  areBlocksRemembered = false,
): DailyFacts {
  const { blocks } = prepared;
  const unitValues = unitValuesOf(prepared);
  let cycles: EventGroups | null = null;
  let corrections: EventGroups | null = null;
  return {
    sums: sumDaily(blocks, grouping, unitValues, areBlocksRemembered),
    exact: mayOverflow(blocks, unitValues) ? exactDailyMoney(blocks, grouping, unitValues) : null,
    get cycles() {
      cycles ??= groupEvents(blocks, "cycles", grouping);
      return cycles;
    },
    get corrections() {
      corrections ??= groupEvents(blocks, "latencies", grouping);
      return corrections;
    },
    hasCorrections: blocks.some((block) => block.corrections.length > 0),
  };
}

const lastUnitValues = new WeakMap<PreparedDataset["cells"], Float64Array>();

/** Micros per qualified unit of each cell's workflow; NaN where none is set. The same values are the same array. */
export function unitValuesOf({ cells, settings }: PreparedDataset): Float64Array {
  const ofWorkflow = cells.workflows.names.map(
    (name) => settings.workflows.get(name)?.unitValueMicros ?? Number.NaN,
  );
  const ofCell = new Float64Array(cells.workflowOf.length);
  for (let cell = 0; cell < ofCell.length; cell += 1) {
    ofCell[cell] = ofWorkflow[cells.workflowOf[cell] ?? 0] ?? Number.NaN;
  }
  const last = lastUnitValues.get(cells);
  if (last?.length === ofCell.length && last.every((value, cell) => Object.is(value, ofCell[cell])))
    return last;
  lastUnitValues.set(cells, ofCell);
  return ofCell;
}
