import { PILLARS } from "../metrics/metric-settings.ts";
import type { MetricId } from "../metrics/registry.ts";
import { isMetricId, METRIC_IDS } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { HEADLINES } from "./headlines.ts";
import { liveThresholds } from "./threshold-terms.ts";

/** A metric that nobody would act on, and why (metrics.md, "Thresholds"). */
export interface DecorativeMetric {
  readonly metric: MetricId;
  readonly reasons: readonly string[];
}

/** How much of what the leadership is shown is acted on. */
export interface Operational {
  readonly decorative: readonly DecorativeMetric[];
  /** Metrics that the leadership is shown. */
  readonly shown: number;
  /** Those of them that are not decorative / those shown, 0–1; null: none is shown. */
  readonly share: number | null;
}

/** Which metrics are decorative, and the share of the shown ones that are not. `expired`: metrics with an obligation that expired. */
export function operationalOf(pilot: RecordsHolder, expired: ReadonlySet<MetricId>): Operational {
  const decorative = decorativeMetrics(pilot, expired);
  return { decorative, shown: shownMetrics(pilot).length, share: operationalShare(pilot, decorative) };
}

/**
 * The metrics that the leadership is shown, in the registry's order: the five headlines and those that an ownership
 * record shows, without those that one takes away.
 */
export function shownMetrics(pilot: RecordsHolder): readonly MetricId[] {
  const shown = new Set<string>(PILLARS.map((pillar) => HEADLINES[pillar]));
  const records = recordsOf(pilot, "metricOwnership");
  for (const { metric, shownToLeadership } of records) {
    if (shownToLeadership === false) shown.delete(metric);
  }
  for (const { metric, shownToLeadership } of records) {
    if (shownToLeadership === true) shown.add(metric);
  }
  return METRIC_IDS.filter((id) => shown.has(id));
}

/**
 * The metrics that are decorative, in the registry's order, of those that are shown, have a threshold, or were taken into
 * ownership and not kept from the leadership. A metric needs an owner (an ownership record's or a threshold's), a
 * threshold, and a threshold with a pre-committed action; and none of the obligations that it fired may have expired
 * (`expired`).
 */
export function decorativeMetrics(
  pilot: RecordsHolder,
  expired: ReadonlySet<MetricId>,
): readonly DecorativeMetric[] {
  const thresholds = liveThresholds(pilot);
  const withThreshold = thresholds.map(({ metric }) => metric).filter(isMetricId);
  const taken = recordsOf(pilot, "metricOwnership")
    .filter(({ shownToLeadership }) => shownToLeadership !== false)
    .map(({ metric }) => metric)
    .filter(isMetricId);
  const looked = new Set([...shownMetrics(pilot), ...withThreshold, ...taken]);
  return METRIC_IDS.filter((id) => looked.has(id)).flatMap((metric) => {
    const own = thresholds.filter((threshold) => threshold.metric === metric);
    const reasons = [
      ...(metricOwners(pilot, metric).size > 0 ? [] : ["no owner"]),
      ...(own.length === 0 ? ["no threshold"] : []),
      ...(own.some((threshold) => currentTerms(threshold)?.action !== undefined)
        ? []
        : ["no pre-committed action"]),
      ...(expired.has(metric) ? ["an obligation that it fired has expired"] : []),
    ];
    return reasons.length === 0 ? [] : [{ metric, reasons }];
  });
}

/** Metrics that are not decorative / metrics shown to leadership, 0–1; null if none is shown. */
export function operationalShare(
  pilot: RecordsHolder,
  decorative: readonly DecorativeMetric[],
): number | null {
  const shown = shownMetrics(pilot);
  if (shown.length === 0) return null;
  const without = new Set(decorative.map(({ metric }) => metric));
  return shown.filter((metric) => !without.has(metric)).length / shown.length;
}

/** The newest version of a threshold's terms. */
export function currentTerms(
  threshold: RecordOf<"threshold">,
): RecordOf<"threshold">["versions"][number] | undefined {
  return threshold.versions.at(-1);
}

/** Ids of all who answer for a metric, whole or in a scope: named in its ownership or in one of its thresholds. */
export function metricOwners(pilot: RecordsHolder, metric: string): ReadonlySet<string> {
  const named = [
    ...recordsOf(pilot, "metricOwnership").filter((record) => record.metric === metric),
    ...liveThresholds(pilot)
      .filter((record) => record.metric === metric)
      .map((threshold) => currentTerms(threshold)),
  ];
  const owners = named.flatMap((one) => one?.owner ?? []);
  return new Set(owners.filter((owner) => recordById(pilot, "person", owner) !== null));
}
