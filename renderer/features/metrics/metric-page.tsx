import "../../styles/metric.css";
import { type ReactElement, useRef, useState } from "react";
import type { MetricCase } from "../../../shared/domain/metric-case.ts";
import { isMetricId, type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { type OpenPilot, usePilot } from "../../app/pilot-context.ts";
import { usePlaceKeys } from "../../app/place-keys.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { MetricCourse } from "./metric-course.tsx";
import { MetricGridTable } from "./metric-grid-table.tsx";
import { MetricHead } from "./metric-head.tsx";
import { MetricNotes } from "./metric-notes.tsx";
import { SourceCard } from "./source-card.tsx";
import { SplitBar } from "./split-bar.tsx";
import { ThresholdCard } from "./threshold-card.tsx";
import { UsedByCard } from "./used-by-card.tsx";

/** Weeks (or months) that are drawn, and that the grid shows. */
const COURSE_PERIODS = 26;
const GRID_PERIODS = 12;

/** One metric: figure, course with its limits, grid, split, threshold, what uses it, where it comes from. */
export function MetricPage({ metric }: { readonly metric: string }): ReactElement {
  const open = usePilot();
  if (!isMetricId(metric)) {
    return <EmptyState what={`There is no metric “${metric.slice(0, 40)}”.`} />;
  }
  return <Known key={metric} open={open} metric={metric} />;
}

function Known({ open, metric }: { readonly open: OpenPilot; readonly metric: MetricId }): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs } = open;
  const workflows = recordsOf(pilot, "workflow").map(({ name }) => name);
  const hasPicker =
    workflows.length > 1 && metricDefinition(metric).dimensions.some((one) => one === "workflow");
  const [workflow, setWorkflow] = useState("*");
  const [hasBaseline, setHasBaseline] = useState(true);
  const [hasTable, setHasTable] = useState(false);
  const [current, setCurrent] = useState<number | null>(null);
  const picker = useRef<HTMLSelectElement>(null);
  const scope = { metric, workflow, segment: "*" };
  const found = useAnswer([pilot, metric, workflow], () =>
    figures.ask("why", pilot, asOfMs, { kind: "metric", ...scope }),
  );
  const charts = useAnswer([pilot, metric, workflow, hasBaseline], () =>
    figures.ask("charts", pilot, asOfMs, {
      metrics: [metric],
      scope: { workflow, periods: COURSE_PERIODS, hasBaseline, hasChanges: true, hasLimits: true },
    }),
  );
  const grid = useAnswer([pilot, metric], () =>
    figures.ask("metricGrid", pilot, asOfMs, { metric, count: GRID_PERIODS }),
  );
  const chart = charts.kind === "ready" ? (charts.value.get(metric) ?? null) : null;
  const step = (by: 1 | -1): void => {
    const days = chart?.series[0]?.points.map(({ at }) => at) ?? [];
    const here = current === null ? days.length : days.findLastIndex((at) => at <= current);
    setCurrent(days[Math.min(days.length - 1, Math.max(0, here + by))] ?? null);
  };
  usePlaceKeys({
    b: () => setHasBaseline((is) => !is),
    t: () => setHasTable((is) => !is),
    w: () => picker.current?.focus(),
    "[": () => step(-1),
    "]": () => step(1),
  });
  const { name } = metricDefinition(metric);
  if (found.kind === "failed") return <p className="note bad">{found.problem.message}</p>;
  if (found.kind === "loading") return <Loading height={720} what={name} />;
  if (found.value?.kind !== "metric") return <EmptyState what={`There is no metric “${metric}”.`} />;
  const now: MetricCase = found.value.case;
  return (
    <div className="page metricpage">
      <MetricHead
        open={open}
        now={now}
        pickerRef={picker}
        picker={hasPicker ? { workflows, value: workflow, onChange: setWorkflow } : null}
      />
      <MetricNotes open={open} now={now} chart={chart} />
      <div className="metriccolumns">
        <div className="stack loose">
          {charts.kind === "loading" ? (
            <Loading height={420} what="the chart" />
          ) : (
            <MetricCourse
              open={open}
              scope={scope}
              spec={chart}
              hasBaseline={hasBaseline}
              onBaseline={setHasBaseline}
              hasTable={hasTable}
              onTable={setHasTable}
              current={current}
              onCurrent={setCurrent}
            />
          )}
          {grid.kind === "ready" ? (
            <MetricGridTable
              open={open}
              metric={metric}
              grid={grid.value}
              current={current}
              onCurrent={setCurrent}
            />
          ) : (
            <Loading height={160} what="the grid" />
          )}
          {now.split === null ? null : <SplitBar split={now.split} format={open.format} />}
        </div>
        <div className="stack">
          <ThresholdCard open={open} metric={metric} workflow={workflow} line={now.line} />
          <UsedByCard open={open} metric={metric} />
          <SourceCard open={open} now={now} />
        </div>
      </div>
    </div>
  );
}
