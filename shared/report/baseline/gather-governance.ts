import { currentTerms } from "../../domain/ownership.ts";
import type { SnapshotContent } from "../../domain/snapshot-content.ts";
import { liveThresholds } from "../../domain/threshold-terms.ts";
import { lineState } from "../../metrics/line-state.ts";
import { isMetricId } from "../../metrics/registry.ts";
import { type RecordsHolder, recordById, recordsOf } from "../../records/read-records.ts";
import type { MetricGovernance } from "./baseline-input.ts";
import { personName } from "./person-names.ts";

/** Owner, line and committed action of every metric that has one of them; the sealed figure against the line. */
export function metricGovernance(
  sealed: RecordsHolder,
  content: SnapshotContent,
): readonly MetricGovernance[] {
  const ownerships = recordsOf(sealed, "metricOwnership");
  const thresholds = liveThresholds(sealed).flatMap((threshold): readonly MetricGovernance[] => {
    const terms = currentTerms(threshold);
    if (terms === undefined || !isMetricId(threshold.metric)) return [];
    const { metric } = threshold;
    const workflow = scopeName(sealed, "workflow", threshold.workflow);
    const segment = scopeName(sealed, "segment", threshold.segment);
    const ownership =
      ownerships.find(
        (one) =>
          one.metric === metric && one.workflow === threshold.workflow && one.segment === threshold.segment,
      ) ?? ownerships.find((one) => one.metric === metric);
    const figure = content.figures.find(
      (one) => one.metric === metric && one.workflow === workflow && one.segment === segment,
    );
    const state = lineState(figure ?? NO_FIGURE, terms.breach, terms.direction);
    return [
      {
        metric,
        workflow,
        segment,
        owner: personName(sealed, terms.owner) ?? personName(sealed, ownership?.owner),
        keeper: personName(sealed, terms.keeper) ?? personName(sealed, ownership?.keeper),
        threshold: {
          direction: terms.direction,
          warn: terms.warn ?? null,
          breach: terms.breach,
          periods: terms.periods ?? 1,
          action: terms.action ?? null,
          deadlineHours: terms.deadlineHours ?? null,
        },
        state: state.state,
        moreUnits: state.state === "unproven" ? state.moreUnits : null,
      },
    ];
  });
  const withLine = new Set<string>(thresholds.map(({ metric }) => metric));
  const ownedOnly = ownerships.flatMap((one): readonly MetricGovernance[] => {
    if (!isMetricId(one.metric) || withLine.has(one.metric)) return [];
    return [
      {
        metric: one.metric,
        workflow: scopeName(sealed, "workflow", one.workflow),
        segment: scopeName(sealed, "segment", one.segment),
        owner: personName(sealed, one.owner),
        keeper: personName(sealed, one.keeper),
        threshold: null,
        state: null,
        moreUnits: null,
      },
    ];
  });
  return [...thresholds, ...ownedOnly];
}

const NO_FIGURE = { value: null, low: null, high: null, n: null } as const;

function scopeName(sealed: RecordsHolder, type: "workflow" | "segment", id: string | undefined): string {
  return id === undefined ? "*" : (recordById(sealed, type, id)?.name ?? "*");
}
