import { possibleRangeOf } from "../metrics/possible-range.ts";
import type { MetricId } from "../metrics/registry.ts";
import { metricDefinition } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";

/** The two sides and the line of a threshold, as far as they can be wrong. */
export interface ThresholdLine {
  readonly direction: "above" | "below";
  readonly warn?: number | undefined;
  readonly breach: number;
}

/** Where a threshold belongs: a metric, and ids of a workflow and a segment; none: all. */
export interface ThresholdPlace {
  readonly metric: MetricId;
  readonly workflow?: string | undefined;
  readonly segment?: string | undefined;
}

/** What is wrong with a threshold, and in which field (JSON pointer). */
export interface ThresholdFault {
  readonly where: string;
  readonly message: string;
}

/** The thresholds that were not ended, in the order in which they were set. */
export function liveThresholds(pilot: RecordsHolder): readonly RecordOf<"threshold">[] {
  return recordsOf(pilot, "threshold").filter(({ endsFrom }) => endsFrom === undefined);
}

/**
 * What makes a threshold impossible, or null: a scope that its metric is not split by, a line outside the values that
 * the metric can take, a warning past the breach, a second line on the same side, two sides that overlap.
 */
export function thresholdFault(
  pilot: RecordsHolder,
  place: ThresholdPlace,
  line: ThresholdLine,
  self?: string,
): ThresholdFault | null {
  return scopeFault(place) ?? lineFault(place.metric, line) ?? sideFault(pilot, place, line, self);
}

function scopeFault(place: ThresholdPlace): ThresholdFault | null {
  const { name, dimensions } = metricDefinition(place.metric);
  for (const dimension of ["workflow", "segment"] as const) {
    if (place[dimension] !== undefined && !dimensions.includes(dimension)) {
      return { where: `/${dimension}`, message: `${name} is not split by ${dimension}` };
    }
  }
  return null;
}

function lineFault(metric: MetricId, { direction, warn, breach }: ThresholdLine): ThresholdFault | null {
  const { lower = Number.NEGATIVE_INFINITY, upper = Number.POSITIVE_INFINITY } = possibleRangeOf(metric);
  const { name, unit } = metricDefinition(metric);
  for (const [field, value] of [
    ["breach", breach],
    ["warn", warn],
  ] as const) {
    if (value === undefined || (value >= lower && value <= upper)) continue;
    const range = Number.isFinite(upper) ? `${lower} to ${upper}` : `${lower} and more`;
    const hint = unit === "rate" ? ": a rate is a decimal, 0.12 for 12 %" : "";
    return { where: `/${field}`, message: `${name} takes values from ${range}, not ${value}${hint}` };
  }
  if (warn === undefined) return null;
  const isPastBreach = direction === "above" ? warn > breach : warn < breach;
  return isPastBreach
    ? { where: "/warn", message: `the warning ${warn} comes after the breach ${breach}, not before it` }
    : null;
}

function sideFault(
  pilot: RecordsHolder,
  { metric, workflow, segment }: ThresholdPlace,
  { direction, breach }: ThresholdLine,
  self: string | undefined,
): ThresholdFault | null {
  const others = liveThresholds(pilot).filter(
    (one) => one.id !== self && one.metric === metric && one.workflow === workflow && one.segment === segment,
  );
  for (const other of others) {
    const terms = other.versions.at(-1);
    if (terms === undefined) continue;
    if (terms.direction === direction) {
      return {
        where: "/direction",
        message: `there is a line ${direction} ${terms.breach} on it already: revise that one`,
      };
    }
    const [low, high] = direction === "below" ? [breach, terms.breach] : [terms.breach, breach];
    if (low > high) {
      return {
        where: "/breach",
        message: `below ${low} and above ${high} leave no value that is right: the two lines cross`,
      };
    }
  }
  return null;
}
