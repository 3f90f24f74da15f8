import type { MetricId } from "../metrics/registry.ts";
import { isMetricId, METRIC_IDS } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { currentTerms, shownMetrics } from "./ownership.ts";
import { liveThresholds } from "./threshold-terms.ts";

/** A metric in one scope with who answers for it and what is committed to. */
export interface OwnershipRow {
  readonly key: string;
  readonly metric: MetricId;
  /** Ids; null: all of them. */
  readonly workflow: string | null;
  readonly segment: string | null;
  /** Names, or `*`. */
  readonly workflowName: string;
  readonly segmentName: string;
  /** The ownership record of exactly this scope; null: none. */
  readonly record: RecordOf<"metricOwnership"> | null;
  /** Ids of those who answer for the number and who enter it; null: nobody. */
  readonly owner: string | null;
  readonly keeper: string | null;
  /** The two sides of the line in this scope; null: none on that side. */
  readonly above: RecordOf<"threshold"> | null;
  readonly below: RecordOf<"threshold"> | null;
  /** Is the leadership shown the metric? */
  readonly isShown: boolean;
}

/**
 * The metrics that are shown, owned or have a line: one row for each scope, the whole among them, that has an owner or a
 * line of its own, and one for each shown metric that has neither; in the order of the registry. Where the scope has no owner of its own, the one of its line
 * answers for it, else the one of the whole metric.
 */
export function ownershipRows(pilot: RecordsHolder): readonly OwnershipRow[] {
  const shown = new Set(shownMetrics(pilot));
  const ownerships = recordsOf(pilot, "metricOwnership");
  const thresholds = liveThresholds(pilot);
  const scopes = new Map<MetricId, Map<string, Scope>>();
  const add = (metric: string, scope: Scope): void => {
    if (!isMetricId(metric)) return;
    const own = scopes.get(metric) ?? new Map<string, Scope>();
    scopes.set(metric, own.set(scopeKey(scope), scope));
  };
  for (const { metric, workflow, segment } of [...ownerships, ...thresholds])
    add(metric, { workflow, segment });
  for (const metric of shown) if (!scopes.has(metric)) add(metric, {});
  return METRIC_IDS.flatMap((metric) =>
    [...(scopes.get(metric)?.values() ?? [])]
      .toSorted(wholeFirst)
      .map((scope) => rowOf(pilot, metric, scope, shown.has(metric))),
  );
}

interface Scope {
  readonly workflow?: string | undefined;
  readonly segment?: string | undefined;
}

function wholeFirst(one: Scope, other: Scope): number {
  const parts = ({ workflow, segment }: Scope): number =>
    Number(workflow !== undefined) + Number(segment !== undefined);
  return parts(one) - parts(other);
}

function scopeKey({ workflow, segment }: Scope): string {
  return `${workflow ?? "*"} ${segment ?? "*"}`;
}

function rowOf(pilot: RecordsHolder, metric: MetricId, scope: Scope, isShown: boolean): OwnershipRow {
  const { workflow, segment } = scope;
  const isHere = (one: { readonly metric: string } & Scope): boolean =>
    one.metric === metric && one.workflow === workflow && one.segment === segment;
  const record = recordsOf(pilot, "metricOwnership").find(isHere) ?? null;
  const whole = recordsOf(pilot, "metricOwnership").find(
    (one) => one.metric === metric && one.workflow === undefined && one.segment === undefined,
  );
  const lines = liveThresholds(pilot).filter(isHere);
  const side = (direction: "above" | "below"): RecordOf<"threshold"> | null =>
    lines.find((one) => currentTerms(one)?.direction === direction) ?? null;
  const person = (field: "owner" | "keeper"): string | null => {
    const named = [record?.[field], ...lines.map((line) => currentTerms(line)?.[field]), whole?.[field]];
    return named.find((id) => id !== undefined && recordById(pilot, "person", id) !== null) ?? null;
  };
  return {
    key: `${metric} ${scopeKey(scope)}`,
    metric,
    workflow: workflow ?? null,
    segment: segment ?? null,
    workflowName: nameOf(pilot, "workflow", workflow),
    segmentName: nameOf(pilot, "segment", segment),
    record,
    owner: person("owner"),
    keeper: person("keeper"),
    above: side("above"),
    below: side("below"),
    isShown,
  };
}

function nameOf(pilot: RecordsHolder, type: "workflow" | "segment", id: string | undefined): string {
  return id === undefined ? "*" : (recordById(pilot, type, id)?.name ?? "*");
}
