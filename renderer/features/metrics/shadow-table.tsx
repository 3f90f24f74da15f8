import type { ReactElement } from "react";
import { dayOf } from "../../../shared/calendar/moments.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { panelRows } from "../../app/panel-rows.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import type { RowPanel } from "../../app/use-row-panel.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { monthName } from "./shadow-months.tsx";
import { DECISION_NAMES, FUNCTION_NAMES, shadowStatus } from "./shadow-words.ts";

type Metric = RecordOf<"shadowMetric">;

/** One row per declared metric: decision, date, the last month against its target. */
export function ShadowTable({
  open,
  metrics,
  panel,
  isNarrow,
}: {
  readonly open: OpenPilot;
  readonly metrics: readonly Metric[];
  readonly panel: RowPanel;
  readonly isNarrow: boolean;
}): ReactElement {
  const rows = metrics.toSorted((a, b) =>
    FUNCTION_NAMES[a.function].localeCompare(FUNCTION_NAMES[b.function], "en"),
  );
  return (
    <DataTable
      label="Shadow metrics"
      rows={rows}
      groupOf={({ function: of }) => FUNCTION_NAMES[of]}
      {...panelRows(panel)}
      minWidth={isNarrow ? 560 : 880}
      columns={isNarrow ? base(open) : [...base(open), ...more(open)]}
    />
  );
}

function base(open: OpenPilot): readonly Column<Metric>[] {
  const { overview } = open;
  return [
    {
      key: "state",
      head: "State",
      width: 200,
      render: (metric) => {
        const { status, rest } = shadowStatus(metric, overview.findings);
        return <StatusLabel status={status} rest={rest} />;
      },
    },
    { key: "name", head: "Metric", render: ({ name }) => <span title={name}>{name}</span> },
    {
      key: "decision",
      head: "Decision",
      width: 96,
      render: ({ decision }) =>
        decision === undefined ? <span className="faint">none</span> : DECISION_NAMES[decision],
    },
  ];
}

function more(open: OpenPilot): readonly Column<Metric>[] {
  const { format } = open;
  return [
    {
      key: "by",
      head: "By",
      width: 128,
      render: ({ by }) => {
        const day = dayOf(by);
        return day === null ? <span className="faint">no date</span> : format.dates.date(day);
      },
    },
    {
      key: "month",
      head: "Last month",
      width: 104,
      render: (metric) => {
        const last = lastMonth(metric);
        return last === null ? <span className="faint">–</span> : monthName(open, last.month);
      },
    },
    {
      key: "value",
      head: "Value",
      width: 96,
      align: "right",
      render: (metric) => numberText(open, lastMonth(metric)?.value ?? null),
    },
    {
      key: "target",
      head: "Target",
      width: 96,
      align: "right",
      render: (metric) => numberText(open, lastMonth(metric)?.target ?? metric.target ?? null),
    },
  ];
}

function numberText({ format }: OpenPilot, value: number | null): ReactElement {
  return value === null ? <span className="faint">–</span> : <span>{format.numbers.upTo(value, 2)}</span>;
}

/** The last month that has a value, with its target. */
export function lastMonth({ months = {}, targets = {}, target }: Metric): {
  readonly month: string;
  readonly value: number | null;
  readonly target: number | null;
} | null {
  const month = Object.keys(months).toSorted().at(-1);
  if (month === undefined) return null;
  return { month, value: months[month] ?? null, target: targets[month] ?? target ?? null };
}
