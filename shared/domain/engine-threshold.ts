import { dayOf } from "../calendar/moments.ts";
import { isMetricId } from "../metrics/registry.ts";
import type { Threshold, ThresholdVersion } from "../metrics/threshold.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { KnownData } from "./data-arrivals.ts";

/** The thresholds of a pilot as the engine reads them, in the order in which they were set. */
export function engineThresholds(pilot: RecordsHolder): readonly Threshold[] {
  return recordsOf(pilot, "threshold").flatMap((record) => engineThreshold(pilot, record) ?? []);
}

/** A threshold record as the engine reads it; null for a metric that this version does not know. */
export function engineThreshold(pilot: RecordsHolder, record: RecordOf<"threshold">): Threshold | null {
  const { metric } = record;
  if (!isMetricId(metric)) return null;
  const endsFrom = dayOf(record.endsFrom);
  return {
    id: record.id,
    ...(endsFrom === null ? {} : { endsFrom }),
    metric,
    workflow: scopeName(pilot, record.workflow),
    segment: scopeName(pilot, record.segment),
    badSide: record.versions.at(-1)?.direction ?? "above",
    versions: record.versions.map(engineVersion),
  };
}

/** Terms as they were recorded. Without a deadline an obligation never expires. */
export function engineVersion(version: RecordOf<"threshold">["versions"][number]): ThresholdVersion {
  return {
    version: version.version,
    appliesFrom: dayOf(version.appliesFrom) ?? Number.POSITIVE_INFINITY,
    warn: version.warn ?? null,
    breach: version.breach,
    periods: version.periods ?? 1,
    owner: version.owner ?? null,
    keeper: version.keeper ?? null,
    action: version.action ?? null,
    deadlineHours: version.deadlineHours ?? Number.POSITIVE_INFINITY,
  };
}

/**
 * The name of a workflow or segment, `*` where none is named. One that was removed keeps its name here: a line on one
 * segment never becomes a line on all of them.
 */
function scopeName(pilot: RecordsHolder, id: string | undefined): string {
  if (id === undefined) return "*";
  const name = pilot.records.get(id)?.fields["name"];
  return typeof name === "string" ? name : id;
}

/** A threshold with the names that its scopes had in earlier data; null: one of them was not there yet. */
export function underOldNames(
  pilot: RecordsHolder,
  threshold: Threshold,
  known: KnownData,
): Threshold | null {
  const record = recordById(pilot, "threshold", threshold.id);
  const nameThen = (id: string | undefined): string | null => (id === undefined ? "*" : known.nameOf(id));
  const workflow = nameThen(record?.workflow);
  const segment = nameThen(record?.segment);
  return record === null || workflow === null || segment === null
    ? null
    : { ...threshold, workflow, segment };
}
