import { type ReactElement, useState } from "react";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { type CustomerRow, RENEWAL_DAYS } from "../../../shared/domain/customer-rows.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import type { RowPanel } from "../../app/use-row-panel.ts";
import { CellEditor } from "../../components/cell-editor.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { ROW_HEIGHTS, usePreferences } from "../../stores/preferences-store.ts";
import { promiseStatus, trustComparison, trustStatus } from "./promise-status.ts";

/** Rows from which the list scrolls in itself. */
const MANY = 60;

/** Customers: those at stake first, by revenue. */
export function CustomerTable({
  open,
  rows,
  panel,
}: {
  readonly open: OpenPilot;
  readonly rows: readonly CustomerRow[];
  readonly panel: RowPanel;
}): ReactElement {
  const execute = useExecute();
  const { pilot, format } = open;
  const density = usePreferences((state) => state.density);
  const [editing, setEditing] = useState<string | null>(null);
  const isNarrow = panel.id !== null;
  const renew = (row: CustomerRow, text: string): void =>
    void execute(pilot.pilotId, `Renewal set: ${row.name}`, [
      {
        command: "customer.edit",
        input: { id: row.id, renewalOn: parseCalendarDate(text) === null ? null : text },
      },
    ]);
  return (
    <DataTable
      label="Customers"
      rows={rows}
      rowKey={({ id }) => id}
      selected={panel.id}
      onOpen={({ id }) => panel.open(id)}
      onPeek={({ id }) => panel.peek(id)}
      onWalk={({ id }) => {
        if (isNarrow) panel.peek(id);
      }}
      onLetter={({ id }, letter) => {
        if (letter === "e") panel.open(id, "promise");
        else if (letter === "d") setEditing(id);
        else return false;
        return true;
      }}
      rowHeight={ROW_HEIGHTS[density]}
      {...(rows.length > MANY ? { height: "calc(100vh - 260px)" } : {})}
      minWidth={isNarrow ? 480 : 1080}
      columns={[
        {
          key: "promise",
          head: "Promise",
          width: 104,
          render: (row) => {
            const status = promiseStatus(row);
            return status === null ? <span className="faint">none</span> : <StatusLabel status={status} />;
          },
        },
        {
          key: "name",
          head: "Customer",
          render: (row) => (
            <span className={row.isLive ? undefined : "faint"}>
              {row.name}
              {row.isLive ? "" : " (not live)"}
            </span>
          ),
        },
        ...(isNarrow ? [] : [segmentColumn()]),
        {
          key: "arr",
          head: `ARR, ${format.currency}`,
          width: 96,
          align: "right",
          render: ({ arrMicros }) => (arrMicros === null ? "–" : format.numbers.fixed(arrMicros / 1e6, 0)),
        },
        {
          key: "renewal",
          head: "Renewal",
          width: isNarrow ? 104 : 152,
          render: (row) =>
            editing === row.id ? (
              <CellEditor
                type="date"
                label={`Renewal of ${row.name}`}
                value={row.renewalOn === null ? "" : formatCalendarDate(row.renewalOn)}
                onCommit={(text) => renew(row, text)}
                onLeave={() => setEditing(null)}
              />
            ) : (
              <span onDoubleClick={() => setEditing(row.id)}>{renewalText(open, row, isNarrow)}</span>
            ),
        },
        ...(isNarrow ? [] : figureColumns(open)),
      ]}
    />
  );
}

function renewalText(
  { format }: OpenPilot,
  { renewalOn, daysToRenewal }: CustomerRow,
  isNarrow: boolean,
): ReactElement {
  if (renewalOn === null || daysToRenewal === null) return <span className="faint">no date</span>;
  const date = isNarrow ? format.dates.shortDate(renewalOn) : format.dates.date(renewalOn);
  if (daysToRenewal < 0) return <span className="faint">{date}, passed</span>;
  if (daysToRenewal > RENEWAL_DAYS) return <span>{date}</span>;
  return (
    <span>
      <strong>{date}</strong>
      {isNarrow ? null : <span className="muted"> · {daysToRenewal} d</span>}
    </span>
  );
}

function segmentColumn(): Column<CustomerRow> {
  return {
    key: "segment",
    head: "Segment",
    width: 112,
    render: ({ segment }) => segment ?? <span className="faint">none</span>,
  };
}

function figureColumns({ format }: OpenPilot): readonly Column<CustomerRow>[] {
  return [
    {
      key: "promised",
      head: "Promised, %",
      width: 96,
      align: "right",
      render: ({ promised }) => format.bare(promised, "rate"),
    },
    {
      key: "delivered",
      head: "Delivered, %",
      width: 144,
      align: "right",
      render: ({ trust }) =>
        trust.delivered === null ? (
          "–"
        ) : (
          <>
            {format.bare(trust.delivered.value, "rate")}{" "}
            <span className="caption">
              {format.interval(trust.delivered.low, trust.delivered.high, "rate")}
            </span>
          </>
        ),
    },
    {
      key: "trust",
      head: "Acceptance of its segment",
      width: 232,
      render: (row) => {
        const comparison = trustComparison(row);
        return (
          <StatusLabel
            status={trustStatus(comparison)}
            rest={
              comparison === null || comparison.difference === null
                ? undefined
                : `${format.difference(comparison.difference, "rate").text}${comparison.since === "baseline" ? " vs baseline" : ""}`
            }
          />
        );
      },
    },
    {
      key: "movement",
      head: "Won, lost in 3 months",
      width: 144,
      align: "right",
      render: ({ wonMicros, lostMicros }) =>
        wonMicros === null || lostMicros === null ? (
          "–"
        ) : (
          <>
            {wonMicros === 0 ? "0" : `+${format.numbers.fixed(wonMicros / 1e6, 0)}`}
            {", "}
            {lostMicros === 0 ? "0" : format.numbers.fixed(-lostMicros / 1e6, 0)}
          </>
        ),
    },
  ];
}
