import "../../styles/dashboard.css";
import { extent } from "d3-array";
import { type ReactElement, useRef, useState } from "react";
import { HEADLINES } from "../../../shared/domain/headlines.ts";
import { PILLARS } from "../../../shared/metrics/metric-settings.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";
import type { LineChartSpec } from "../../../shared/report/charts/chart-spec.ts";
import type { ChartScope } from "../../../shared/report/course/metric-chart.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { Loading } from "../../components/loading.tsx";
import type { MetricNow } from "../../figures/metrics-now.ts";
import { AxisStrip } from "./axis-strip.tsx";
import { DashboardFlags } from "./dashboard-flags.tsx";
import { PillarRow } from "./pillar-row.tsx";

/** Five rows, one per pillar, under one time axis and one set of change flags; what they hide stands at the foot. */
export function Dashboard({
  open,
  scope,
}: {
  readonly open: OpenPilot;
  readonly scope: ChartScope;
}): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs } = open;
  const { workflow, periods, hasBaseline, hasChanges } = scope;
  const segment = scope.segment ?? "*";
  const [current, setCurrent] = useState<number | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const isAll = workflow === "*";
  const whole = isAll ? [] : (["workflow"] as const);
  const below = isAll ? (["segment"] as const) : (["workflow", "segment"] as const);
  const totals = useAnswer([pilot, isAll], () => figures.ask("metrics", pilot, asOfMs, whole));
  const parts = useAnswer([pilot, isAll], () => figures.ask("metrics", pilot, asOfMs, below));
  const charts = useAnswer([pilot, workflow, segment, periods, hasBaseline, hasChanges], () =>
    figures.ask("charts", pilot, asOfMs, { metrics: PILLARS.map((pillar) => HEADLINES[pillar]), scope }),
  );
  const lines = useAnswer([pilot], () => figures.ask("today", pilot, asOfMs, null));
  if (totals.kind === "failed") return <p className="note bad">{totals.problem.message}</p>;
  if (totals.kind === "loading" || charts.kind === "loading")
    return <Loading height={760} what="the dashboard" />;
  const specs = charts.kind === "ready" ? onOneAxis(charts.value, hasChanges) : new Map<MetricId, null>();
  const partsNow = parts.kind === "ready" ? parts.value : [];
  const now = segment === "*" ? totals.value : partsNow;
  const focusRow = (index: number, step: 1 | -1): void => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-chart]") ?? [])];
    const here = rows.findIndex((row) => row === document.activeElement);
    (rows[(here === -1 ? index : here) + step] ?? null)?.focus();
  };
  return (
    <div className="dashboard">
      <AxisStrip open={open} specs={[...specs.values()]} current={current} onCurrent={setCurrent} />
      <ul className="pillars" ref={list}>
        {PILLARS.map((pillar, index) => {
          const metric = HEADLINES[pillar];
          // A metric that does not know workflows or segments is the company's: its row is the same for each of them.
          const isOwn = (one: MetricNow): boolean =>
            one.metric === metric && (one.workflow === workflow || one.workflow === "*");
          const own = now.find((one) => isOwn(one) && (one.segment === segment || one.segment === "*"));
          return (
            <PillarRow
              key={pillar}
              open={open}
              pillar={pillar}
              scope={{ metric, workflow, segment }}
              now={own ?? totals.value.find(isOwn) ?? null}
              segments={segment === "*" ? partsNow.filter((one) => isOwn(one) && one.segment !== "*") : []}
              chart={specs.get(metric) ?? null}
              line={lines.kind === "ready" ? lineOf(lines.value.lines, metric, workflow, segment) : null}
              current={current}
              onCurrent={setCurrent}
              onStep={(step) => focusRow(index, step)}
            />
          );
        })}
      </ul>
      {lines.kind === "ready" ? <DashboardFlags open={open} flags={lines.value} /> : null}
    </div>
  );
}

/** All charts from the first day to the last that any of them has; changes come from whichever names them. */
function onOneAxis(
  charts: ReadonlyMap<MetricId, LineChartSpec | null>,
  hasChanges: boolean,
): ReadonlyMap<MetricId, LineChartSpec | null> {
  const weekly = [...charts.values()].filter((spec) => spec?.step === "week");
  const axis = weekly.length > 0 ? weekly : [...charts.values()];
  const days = axis.flatMap((spec) => spec?.series[0]?.points.map(({ at }) => at) ?? []);
  const [from, to] = extent(days);
  if (from === undefined || to === undefined) return charts;
  const changes = new Map(
    [...charts.values()].flatMap((spec) =>
      (spec?.changes ?? []).map((change) => [change.id ?? change.title, change]),
    ),
  );
  const inside = [...changes.values()].filter(({ at }) => at >= from && at <= to + 6);
  return new Map(
    [...charts].map(([metric, spec]) => [
      metric,
      spec === null ? null : cut(spec, from, to, hasChanges ? inside : null),
    ]),
  );
}

/** The points of an axis alone: months that begin before it stand at its edge as the last one that does. */
function cut(
  spec: LineChartSpec,
  from: number,
  to: number,
  changes: NonNullable<LineChartSpec["changes"]> | null,
): LineChartSpec {
  const { changes: _, ...rest } = spec;
  return {
    ...rest,
    domain: [from, to],
    series: spec.series.map((series) => ({
      ...series,
      points: series.points.filter(({ at }) => at >= from && at <= to),
    })),
    ...(changes === null ? {} : { changes }),
  };
}

function lineOf<
  Line extends { readonly metric: MetricId; readonly workflow: string; readonly segment: string },
>(lines: readonly Line[], metric: MetricId, workflow: string, segment: string): Line | null {
  const own = lines.filter((line) => line.metric === metric && line.segment === segment);
  return own.find((line) => line.workflow === workflow) ?? own[0] ?? null;
}
