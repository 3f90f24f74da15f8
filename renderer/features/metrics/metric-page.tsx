import type { ReactElement } from "react";
import { isMetricId, type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { directionWords, PILLAR_NAMES, unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { dotSentence, lineSentence } from "../../../shared/report/charts/chart-sentence.ts";
import type { DotIntervalSpec } from "../../../shared/report/charts/chart-spec.ts";
import { DotInterval } from "../../../shared/report/charts/dot-interval.tsx";
import { LineChart } from "../../../shared/report/charts/line-chart.tsx";
import { type OpenPilot, usePilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { Figure } from "../../components/figure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Measured } from "../../components/measured.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import type { MetricNow } from "../../figures/metrics-now.ts";
import { ownerOf } from "./metric-owner.ts";
import { ThresholdCard } from "./threshold-card.tsx";

/** One metric: figure, line with limits, segments, threshold and formula. */
export function MetricPage({ metric }: { readonly metric: string }): ReactElement {
  const open = usePilot();
  if (!isMetricId(metric)) {
    return <EmptyState what={`There is no metric “${metric.slice(0, 40)}”.`} />;
  }
  return <Known key={metric} open={open} metric={metric} />;
}

function Known({ open, metric }: { readonly open: OpenPilot; readonly metric: MetricId }): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs, format, overview } = open;
  const totals = useAnswer([pilot], () => figures.ask("metrics", pilot, asOfMs, []));
  const parts = useAnswer([pilot], () => figures.ask("metrics", pilot, asOfMs, ["segment"]));
  const charts = useAnswer([pilot, metric], () =>
    figures.ask("charts", pilot, asOfMs, {
      metrics: [metric],
      scope: { workflow: "*", periods: 26, hasBaseline: true, hasChanges: true, hasLimits: true },
    }),
  );
  const { name, pillar, formula } = metricDefinition(metric);
  if (totals.kind === "failed") return <p className="note bad">{totals.problem.message}</p>;
  if (totals.kind === "loading") return <Loading height={480} what={name} />;
  const now =
    totals.value.find((one) => one.metric === metric && one.workflow === "*" && one.segment === "*") ?? null;
  const chart = charts.kind === "ready" ? (charts.value.get(metric) ?? null) : null;
  const segments =
    parts.kind === "ready" ? parts.value.filter((one) => one.metric === metric && one.segment !== "*") : [];
  return (
    <div className="page">
      <div className="pagehead" style={{ alignItems: "flex-start" }}>
        <div className="stack tight" style={{ maxWidth: 640 }}>
          <p className="caption">
            <a href={hrefOf(`/c/${overview.pilotId}/metrics`)}>Metrics</a> · {PILLAR_NAMES[pillar]}
          </p>
          <h2 className="title2">{name}</h2>
          <p className="muted">{formula}</p>
          <p className="caption">
            {directionWords(metric)} · owner: {ownerOf(pilot, metric) ?? "nobody"}
          </p>
        </div>
        <div className="row wide" style={{ alignItems: "flex-start", gap: 24 }}>
          <Figure
            value={now?.value ?? null}
            unit={unitOf(metric)}
            low={now?.low ?? null}
            high={now?.high ?? null}
            n={now?.n ?? null}
            format={format}
            size="figure0"
          />
          <AgainstBaseline now={now} open={open} />
        </div>
      </div>
      <div className="split">
        <div className="stack loose">
          {charts.kind === "loading" ? (
            <Loading height={320} what="the chart" />
          ) : chart === null ? (
            <p className="muted">Too early to draw: fewer than two periods have data.</p>
          ) : (
            <figure className="stack tight surface pad">
              <Measured height={320}>
                {(width) => (
                  <LineChart
                    id="metric-line"
                    title={name}
                    sentence={lineSentence(chart, format)}
                    spec={chart}
                    format={format}
                    box={{ width, height: 320, left: 48, right: 112, top: 24, bottom: 24 }}
                  />
                )}
              </Measured>
              <figcaption className="caption">{lineSentence(chart, format)}</figcaption>
            </figure>
          )}
          <Segments open={open} now={now} segments={segments} metric={metric} />
        </div>
        <ThresholdCard open={open} metric={metric} />
      </div>
    </div>
  );
}

function AgainstBaseline({
  now,
  open,
}: {
  readonly now: MetricNow | null;
  readonly open: OpenPilot;
}): ReactElement | null {
  const { format } = open;
  if (now === null) return null;
  const { unit, before, difference, differenceLow, differenceHigh, status } = now;
  const interval =
    differenceLow === null && differenceHigh === null
      ? ""
      : ` (${format.difference(differenceLow, unit).number}…${format.difference(differenceHigh, unit).number})`;
  return (
    <div className="stack tight" style={{ paddingTop: 8 }}>
      <StatusLabel status={status} size={16} />
      <span>{difference === null ? "" : `${format.difference(difference, unit).text}${interval}`}</span>
      <span className="caption">
        {before === null ? "no baseline value" : `Baseline ${format.value(before, unit).text}`}
      </span>
    </div>
  );
}

interface SegmentsProps {
  readonly open: OpenPilot;
  readonly metric: MetricId;
  readonly now: MetricNow | null;
  readonly segments: readonly MetricNow[];
}

function Segments({ open, metric, now, segments }: SegmentsProps): ReactElement | null {
  const { format } = open;
  if (segments.length < 2 || now === null) return null;
  const row = (label: string, one: MetricNow, isTotal: boolean) => ({
    group: "",
    label,
    value: one.value,
    low: one.low,
    high: one.high,
    n: one.n,
    isTotal,
  });
  const spec: DotIntervalSpec = {
    kind: "dots",
    unit: unitOf(metric),
    rows: [row("All", now, true), ...segments.map((one) => row(one.segment, one, false))],
    ...(now.value === null ? {} : { reference: { value: now.value, label: "all" } }),
  };
  const title = `${metricDefinition(metric).name} by segment`;
  const sentence = dotSentence(spec, metricDefinition(metric).direction, format);
  return (
    <figure className="stack tight surface pad">
      <figcaption className="title3">By segment</figcaption>
      <div className="dots">
        <Measured height={80}>
          {(width) => (
            <DotInterval
              id="metric-dots"
              title={title}
              sentence={sentence}
              spec={spec}
              format={format}
              width={Math.floor(width / 1.125)}
            />
          )}
        </Measured>
      </div>
      <p className="caption">{sentence}</p>
      <ul className="row wide wrap">
        {segments.map((one) => (
          <li key={one.segment} className="row">
            <span className="muted">{one.segment}</span>
            <StatusLabel
              status={one.status}
              rest={one.difference === null ? undefined : format.difference(one.difference, one.unit).text}
            />
          </li>
        ))}
      </ul>
    </figure>
  );
}
