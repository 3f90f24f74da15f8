import type { ReactElement } from "react";
import { METRICS, type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { directionWords, PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import type { FigureUnit, ReportFormat } from "../../../shared/report/format/report-format.ts";
import { useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { Value } from "../../components/figure.tsx";
import { Loading } from "../../components/loading.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import type { MetricNow } from "../../figures/metrics-now.ts";
import { ROW_HEIGHTS, usePreferences } from "../../stores/preferences-store.ts";

interface MetricRow {
  readonly id: MetricId;
  readonly now: MetricNow | null;
}

/** Every metric of the registry with its value, interval, n and verdict. */
export function AllMetrics({
  open,
  workflow,
}: {
  readonly open: OpenPilot;
  readonly workflow: string;
}): ReactElement {
  const { figures } = useServices();
  const go = useGo();
  const density = usePreferences((state) => state.density);
  const { pilot, asOfMs, overview } = open;
  const isAll = workflow === "*";
  const loaded = useAnswer([pilot, isAll], () =>
    figures.ask("metrics", pilot, asOfMs, isAll ? [] : ["workflow"]),
  );
  if (loaded.kind === "failed") return <p className="note bad">{loaded.problem.message}</p>;
  if (loaded.kind === "loading") return <Loading height={480} what="metrics" />;
  const rows = METRICS.map(
    ({ id }): MetricRow => ({
      id,
      now:
        loaded.value.find(
          (one) => one.metric === id && (one.workflow === workflow || one.workflow === "*"),
        ) ?? null,
    }),
  );
  return (
    <DataTable
      label="All metrics"
      columns={columnsOf(open)}
      rows={rows}
      rowKey={({ id }) => id}
      groupOf={({ id }) => PILLAR_NAMES[metricDefinition(id).pillar]}
      onOpen={({ id }) => go(`/c/${overview.pilotId}/metrics/${id}`)}
      rowHeight={ROW_HEIGHTS[density]}
      minWidth={1040}
    />
  );
}

function columnsOf({ format, overview }: OpenPilot): readonly Column<MetricRow>[] {
  return [
    {
      key: "verdict",
      head: "Against the baseline",
      width: 176,
      render: ({ now }) => <StatusLabel status={now?.status ?? { word: "no data" }} />,
    },
    {
      key: "name",
      head: "Metric",
      render: ({ id }) => (
        <span className="row">
          <span title={metricDefinition(id).formula}>{metricDefinition(id).name}</span>
          <DecorativeMark decorative={overview.operational.decorative} metric={id} />
        </span>
      ),
    },
    {
      key: "value",
      head: "Value",
      width: 160,
      align: "right",
      render: ({ now }) =>
        now === null || now.value === null ? (
          <span className="faint">–</span>
        ) : (
          <Value printed={format.value(now.value, now.unit)} />
        ),
    },
    {
      key: "interval",
      head: "95 % interval",
      width: 128,
      align: "right",
      render: ({ now }) => (
        <span className="muted">{now === null ? "" : format.interval(now.low, now.high, now.unit)}</span>
      ),
    },
    {
      key: "n",
      head: "n",
      width: 80,
      align: "right",
      render: ({ now }) => (
        <span className="muted">{now === null || now.n === null ? "" : format.count(now.n)}</span>
      ),
    },
    {
      key: "difference",
      head: "Difference",
      width: 128,
      align: "right",
      render: ({ now }) =>
        now === null || now.difference === null ? "" : shortDifference(now.difference, now.unit, format),
    },
    {
      key: "direction",
      head: "Direction",
      width: 136,
      render: ({ id }) => <span className="muted">{directionWords(id)}</span>,
    },
  ];
}

/** A difference whose unit is a whole phrase stands without it: the value beside it has the unit. */
function shortDifference(difference: number, unit: FigureUnit, format: ReportFormat): string {
  const printed = format.difference(difference, unit);
  return printed.unit.length > 4 ? printed.number : printed.text;
}
