import { liveThresholds } from "../../../shared/domain/threshold-terms.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";

/** The name of a metric's owner: that of its ownership record, else that of its threshold; null: nobody. */
export function ownerOf(pilot: PilotState, metric: MetricId): string | null {
  const ids = [
    ...recordsOf(pilot, "metricOwnership")
      .filter((record) => record.metric === metric)
      .map(({ owner }) => owner),
    ...liveThresholds(pilot)
      .filter((record) => record.metric === metric)
      .map(({ versions }) => versions.at(-1)?.owner),
  ];
  for (const id of ids) {
    const person = id === undefined ? null : recordById(pilot, "person", id);
    if (person !== null) return person.name;
  }
  return null;
}
