import type { DailyGrouping } from "./daily-grouping.ts";
import type { DailyFacts } from "./daily-metrics.ts";
import { sumDaily } from "./daily-sums.ts";
import { groupEvents } from "./event-groups.ts";
import { exactDailyMoney, mayOverflow } from "./exact-money.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";

/** Everything that the metrics of pillars 1–3 need of a grouping. `ids`: the metrics asked for. */
export function dailyFacts(
  prepared: PreparedDataset,
  grouping: DailyGrouping,
  ids: readonly string[],
): DailyFacts {
  const unitValues = unitValuesOf(prepared);
  const exact = mayOverflow(prepared.blocks, unitValues)
    ? exactDailyMoney(prepared.blocks, grouping, unitValues)
    : null;
  return {
    sums: sumDaily(prepared.blocks, grouping, unitValues),
    exact,
    cycles: ids.some((id) => id.startsWith("avd.cycle"))
      ? groupEvents(prepared.blocks, "cycles", grouping)
      : null,
    corrections: ids.some((id) => id.startsWith("trust.correctionP"))
      ? groupEvents(prepared.blocks, "latencies", grouping)
      : null,
    hasCorrections: prepared.blocks.some((block) => block.corrections.length > 0),
  };
}

/** Micros per qualified unit of each cell's workflow; NaN where none is set. */
export function unitValuesOf({ cells, settings }: PreparedDataset): Float64Array {
  const ofWorkflow = cells.workflows.names.map(
    (name) => settings.workflows.get(name)?.unitValueMicros ?? Number.NaN,
  );
  const ofCell = new Float64Array(cells.workflowOf.length);
  for (let cell = 0; cell < ofCell.length; cell += 1) {
    ofCell[cell] = ofWorkflow[cells.workflowOf[cell] ?? 0] ?? Number.NaN;
  }
  return ofCell;
}
