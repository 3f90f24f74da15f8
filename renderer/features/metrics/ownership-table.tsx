import type { ReactElement } from "react";
import { currentTerms } from "../../../shared/domain/ownership.ts";
import { isMetricId, METRICS, type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { ownerOf } from "./metric-owner.ts";

/** Who answers for which metric, with its threshold and the words committed to; decorative metrics are named. */
export function OwnershipTable({ open }: { readonly open: OpenPilot }): ReactElement {
  const go = useGo();
  const { pilot, overview, format } = open;
  const decorative = new Map(overview.decorative.map(({ metric, reasons }) => [metric, reasons]));
  const known = new Set<MetricId>([
    ...decorative.keys(),
    ...recordsOf(pilot, "metricOwnership")
      .map(({ metric }) => metric)
      .filter(isMetricId),
    ...recordsOf(pilot, "threshold")
      .map(({ metric }) => metric)
      .filter(isMetricId),
  ]);
  const rows = METRICS.map(({ id }) => id).filter((id) => known.has(id));
  if (rows.length === 0)
    return (
      <EmptyState what="Here will be the metrics with their owners, thresholds and committed actions." />
    );
  const termsOf = (metric: MetricId) => {
    const threshold = recordsOf(pilot, "threshold").find((one) => one.metric === metric);
    return threshold === undefined ? undefined : currentTerms(threshold);
  };
  return (
    <DataTable
      label="Ownership"
      rows={rows}
      rowKey={(id) => id}
      onOpen={(id) => go(`/c/${overview.pilotId}/metrics/${id}`)}
      minWidth={960}
      columns={[
        {
          key: "state",
          head: "State",
          width: 240,
          render: (id) => {
            const reasons = decorative.get(id);
            return reasons === undefined ? (
              <StatusLabel status={{ word: "active" }} />
            ) : (
              <StatusLabel status={{ word: "unproven" }} rest={`decorative: ${reasons.join(", ")}`} />
            );
          },
        },
        { key: "name", head: "Metric", width: 220, render: (id) => metricDefinition(id).name },
        {
          key: "owner",
          head: "Owner",
          width: 168,
          render: (id) => ownerOf(pilot, id) ?? <span className="faint">no owner</span>,
        },
        {
          key: "threshold",
          head: "Threshold",
          width: 136,
          render: (id) => {
            const terms = termsOf(id);
            return terms === undefined ? (
              <span className="faint">none</span>
            ) : (
              `${terms.direction} ${format.value(terms.breach, unitOf(id)).text}`
            );
          },
        },
        {
          key: "action",
          head: "Committed action",
          render: (id) => <span className="muted">{termsOf(id)?.action ?? ""}</span>,
        },
      ]}
    />
  );
}
