import { useMediaQuery } from "@mantine/hooks";
import { type ReactElement, useState } from "react";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { type CustomerRow, RENEWAL_DAYS } from "../../../shared/domain/customer-rows.ts";
import { panelRows } from "../../app/panel-rows.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import type { RowPanel } from "../../app/use-row-panel.ts";
import { CellEditor } from "../../components/cell-editor.tsx";
import { type Column, DataTable, scrolling } from "../../components/data-table.tsx";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { ROW_HEIGHTS, usePreferences } from "../../stores/preferences-store.ts";
import { promiseStatus, trustComparison, trustStatus } from "./promise-status.ts";

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
  const isWide = useMediaQuery("(min-width: 1800px)");
  const isNarrow = panel.id !== null && !isWide;
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
      {...panelRows(panel)}
      onLetter={({ id }, letter) => {
        if (letter === "e") panel.open(id, "promise");
        else if (letter === "d") setEditing(id);
        else return false;
        return true;
      }}
      rowHeight={ROW_HEIGHTS[density]}
      {...scrolling(rows.length)}
      minWidth={isNarrow ? 480 : 980}
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
              {row.name} <span className="caption">{row.segment ?? "no segment"}</span>
              {row.isLive ? "" : " · not live"}
            </span>
          ),
        },
        {
          key: "arr",
          head: `ARR, ${format.currency}`,
          width: 92,
          align: "right",
          render: ({ arrMicros }) => (arrMicros === null ? "–" : format.numbers.fixed(arrMicros / 1e6, 0)),
        },
        {
          key: "renewal",
          head: "Renewal",
          width: isNarrow ? 104 : 116,
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
  const short = format.dates.shortDate(renewalOn);
  const date = `${short} ${formatCalendarDate(renewalOn).slice(0, 4)}`;
  if (daysToRenewal < 0) return <span className="faint">{isNarrow ? date : `${date}, passed`}</span>;
  if (daysToRenewal > RENEWAL_DAYS) return <span>{date}</span>;
  return (
    <span>
      <strong>{short}</strong>
      {isNarrow ? null : <span className="muted"> · {daysToRenewal} d</span>}
    </span>
  );
}

function figureColumns({ format, overview }: OpenPilot): readonly Column<CustomerRow>[] {
  return [
    {
      key: "promised",
      head: "Promised, %",
      width: 92,
      align: "right",
      render: ({ promised }) => format.bare(promised, "rate"),
    },
    {
      key: "delivered",
      head: "Delivered, %",
      width: 124,
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
      head: (
        <span className="row">
          Acceptance of its segment
          <DecorativeMark decorative={overview.operational.decorative} metric="trust.acceptance" />
        </span>
      ),
      width: 208,
      render: (row) => {
        const comparison = trustComparison(row);
        return (
          <StatusLabel
            status={trustStatus(comparison)}
            rest={
              comparison === null ||
              comparison.difference === null ||
              comparison.verdict === "no detectable change"
                ? undefined
                : `${format.difference(comparison.difference, "rate").text}${comparison.since === "baseline" ? " vs baseline" : ""}`
            }
          />
        );
      },
    },
    {
      key: "movement",
      head: "Won, lost, 3 mo",
      width: 112,
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
