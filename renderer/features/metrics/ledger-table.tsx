import type { ReactElement } from "react";
import type { LedgerRow } from "../../../shared/domain/obligation-ledger.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { panelRows } from "../../app/panel-rows.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import type { RowPanel } from "../../app/use-row-panel.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { Value } from "../../components/figure.tsx";
import { StatusLabel } from "../../components/status-label.tsx";

/** One row per obligation, the newest firing first. */
export function LedgerTable({
  open,
  rows,
  panel,
  isNarrow,
}: {
  readonly open: OpenPilot;
  readonly rows: readonly LedgerRow[];
  readonly panel: RowPanel;
  readonly isNarrow: boolean;
}): ReactElement {
  return (
    <DataTable
      label="Ledger of obligations"
      rows={rows}
      rowHeight={44}
      {...panelRows(panel)}
      minWidth={isNarrow ? 560 : 1040}
      columns={isNarrow ? base(open) : [...base(open), ...more(open, rows)]}
    />
  );
}

function base(open: OpenPilot): readonly Column<LedgerRow>[] {
  const { format } = open;
  return [
    {
      key: "state",
      head: "State",
      width: 136,
      render: ({ state, restated }) => (
        <StatusLabel status={{ word: state }} rest={restated ? "restated" : undefined} />
      ),
    },
    {
      key: "words",
      head: "Words committed to",
      render: ({ action, metric, workflow, segment, period }) => (
        <div className="two">
          <span className="block clip" title={action ?? undefined}>
            {action === null ? <span className="faint">no words committed to</span> : `“${action}”`}
          </span>
          <small>
            {[
              metricDefinition(metric).name,
              ...[workflow, segment].filter((name) => name !== "*"),
              period,
            ].join(" · ")}
            <DecorativeMark decorative={open.overview.operational.decorative} metric={metric} />
          </small>
        </div>
      ),
    },
    {
      key: "figure",
      head: "When it fired",
      width: 120,
      align: "right",
      render: ({ figures, metric }) => {
        const figure = figures.at(-1);
        return figure === undefined ? (
          <span className="faint">–</span>
        ) : (
          <div className="two">
            <Value printed={format.compact(figure.value, unitOf(metric))} />
            <small>{format.interval(figure.low, figure.high, unitOf(metric))}</small>
          </div>
        );
      },
    },
  ];
}

/** Times and owner; reasons where anybody gave one. */
function more(open: OpenPilot, rows: readonly LedgerRow[]): readonly Column<LedgerRow>[] {
  const { pilot, format } = open;
  const zone = pilotRecord(pilot).timeZone;
  const moment = (atMs: number | null): ReactElement =>
    atMs === null ? <span className="faint">–</span> : <span>{format.dates.moment(atMs, zone)}</span>;
  return [
    { key: "fired", head: "Fired", width: 128, render: ({ firedAtMs }) => moment(firedAtMs) },
    { key: "due", head: "Due", width: 128, render: ({ deadlineMs }) => moment(deadlineMs) },
    {
      key: "owner",
      head: "Owner",
      width: 120,
      render: ({ owner }) =>
        (owner === null ? null : recordById(pilot, "person", owner)?.name) ?? (
          <span className="faint">no owner</span>
        ),
    },
    ...(rows.some(({ answer }) => answer !== null && answer.reason !== null) ? [REASON] : []),
  ];
}

const REASON: Column<LedgerRow> = {
  key: "answer",
  head: "Reason",
  width: 216,
  render: ({ answer }) => <span title={answer?.reason ?? undefined}>{answer?.reason ?? ""}</span>,
};
