import type { PilotState } from "../journal/pilot-state.ts";
import type { MetricId } from "../metrics/registry.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { liveThresholds } from "./threshold-terms.ts";

/** The threshold of exactly this scope, as it stands now; one that was ended is none. */
export function thresholdRecord(
  pilot: PilotState,
  metric: MetricId,
  workflow: string,
  segment: string,
): RecordOf<"threshold"> | null {
  return thresholdRecords(pilot, metric, workflow, segment)[0] ?? null;
}

/** The thresholds of exactly this scope: two where a metric may be neither too low nor too high. */
export function thresholdRecords(
  pilot: PilotState,
  metric: MetricId,
  workflow: string,
  segment: string,
): readonly RecordOf<"threshold">[] {
  const scopeOf = (threshold: RecordOf<"threshold">): readonly [string, string] => [
    threshold.workflow === undefined ? "*" : (recordById(pilot, "workflow", threshold.workflow)?.name ?? "*"),
    threshold.segment === undefined ? "*" : (recordById(pilot, "segment", threshold.segment)?.name ?? "*"),
  ];
  const own = liveThresholds(pilot).filter((threshold) => threshold.metric === metric);
  const isExact = (threshold: RecordOf<"threshold">): boolean => {
    const [first, second] = scopeOf(threshold);
    return first === workflow && second === segment;
  };
  // A pilot with one workflow sets its thresholds on that workflow or on all: both are the same line.
  const isLone = recordsOf(pilot, "workflow").length === 1;
  const exact = own.filter(isExact);
  if (exact.length > 0 || !isLone) return exact;
  return own.filter((threshold) => scopeOf(threshold)[1] === segment);
}
