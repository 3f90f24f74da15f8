import type { ReactElement } from "react";
import { HEADLINES } from "../../../shared/domain/headlines.ts";
import { currentTerms } from "../../../shared/domain/ownership.ts";
import { PILLARS, type Pillar } from "../../../shared/metrics/metric-settings.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { PILLAR_FILES, PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import { lineSentence } from "../../../shared/report/charts/chart-sentence.ts";
import type { LineChartSpec } from "../../../shared/report/charts/chart-spec.ts";
import { LineChart } from "../../../shared/report/charts/line-chart.tsx";
import { StatusMark } from "../../../shared/report/charts/status-mark.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { Figure } from "../../components/figure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Measured } from "../../components/measured.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import type { ChartScope } from "../../figures/metric-chart.ts";
import type { MetricNow } from "../../figures/metrics-now.ts";
import { thresholdRecord } from "../../figures/threshold-record.ts";
import { ownerOf } from "./metric-owner.ts";

const CHART_HEIGHT = 132;

/** One row per pillar: headline, its line over time, its segments, its threshold with the committed action. */
export function Dashboard({
  open,
  scope,
}: {
  readonly open: OpenPilot;
  readonly scope: ChartScope;
}): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs, overview } = open;
  const { workflow, periods, hasBaseline, hasChanges } = scope;
  const isAll = workflow === "*";
  const totals = useAnswer([pilot, isAll], () =>
    figures.ask("metrics", pilot, asOfMs, isAll ? [] : ["workflow"]),
  );
  const parts = useAnswer([pilot, isAll], () =>
    figures.ask("metrics", pilot, asOfMs, isAll ? ["segment"] : ["workflow", "segment"]),
  );
  const charts = useAnswer([pilot, workflow, periods, hasBaseline, hasChanges], () =>
    figures.ask("charts", pilot, asOfMs, { metrics: PILLARS.map((pillar) => HEADLINES[pillar]), scope }),
  );
  if (totals.kind === "failed") return <p className="note bad">{totals.problem.message}</p>;
  if (totals.kind === "loading" || charts.kind === "loading")
    return <Loading height={680} what="the dashboard" />;
  return (
    <div>
      {overview.hidden.map(({ metric, kind, segments }) => (
        <p key={`${metric} ${kind}`} className="note bad">
          {kind === "flat while every segment falls"
            ? `The roll-up hides it: ${metricDefinition(metric).name} is flat on top and worse in every segment (${segments.join(", ")}).`
            : `${metricDefinition(metric).name} falls on top while no segment does: the mix changed.`}
        </p>
      ))}
      <ul className="pillars">
        {PILLARS.map((pillar) => {
          const metric = HEADLINES[pillar];
          // A metric that does not know workflows is the company's: its row is the same for each of them.
          const isOwn = (one: MetricNow): boolean =>
            one.metric === metric && (one.workflow === workflow || one.workflow === "*");
          return (
            <PillarRow
              key={pillar}
              open={open}
              pillar={pillar}
              workflow={workflow}
              now={totals.value.find(isOwn) ?? null}
              segments={
                parts.kind === "ready" ? parts.value.filter((one) => isOwn(one) && one.segment !== "*") : []
              }
              chart={charts.kind === "ready" ? (charts.value.get(metric) ?? null) : null}
            />
          );
        })}
      </ul>
    </div>
  );
}

interface PillarRowProps {
  readonly open: OpenPilot;
  readonly pillar: Pillar;
  readonly workflow: string;
  readonly now: MetricNow | null;
  readonly segments: readonly MetricNow[];
  readonly chart: LineChartSpec | null;
}

function PillarRow({ open, pillar, workflow, now, segments, chart }: PillarRowProps): ReactElement {
  const { format, pilot, overview } = open;
  const metric = HEADLINES[pillar];
  const { name } = metricDefinition(metric);
  const owner = ownerOf(pilot, metric);
  return (
    <li>
      <div className="stack tight">
        <span className="label">{PILLAR_NAMES[pillar]}</span>
        <a href={hrefOf(`/c/${overview.pilotId}/metrics/${metric}`)}>{name}</a>
        <span className="caption">{owner ?? "no owner"}</span>
      </div>
      {now === null || now.value === null ? (
        <div className="stack tight">
          <span className="figure1 faint">–</span>
          <span className="caption">
            no data: <a href={hrefOf(`/c/${overview.pilotId}/data`)}>import {PILLAR_FILES[pillar]}</a>
          </span>
        </div>
      ) : (
        <div className="stack tight">
          <Figure {...now} format={format} isCompact />
          <span className="caption">
            {now.difference === null ? "" : `${format.difference(now.difference, now.unit).text} vs baseline`}
          </span>
          <StatusLabel status={now.status} />
        </div>
      )}
      {chart === null ? (
        <span className="caption">too early to draw: fewer than two periods have data</span>
      ) : (
        <Measured height={CHART_HEIGHT}>
          {(width) => (
            <LineChart
              id={`line-${pillar}`}
              title={name}
              sentence={lineSentence(chart, format)}
              spec={chart}
              format={format}
              box={{ width, height: CHART_HEIGHT, left: 44, right: 104, top: 22, bottom: 22 }}
            />
          )}
        </Measured>
      )}
      <ul className="segments" aria-label={`${name} by segment`}>
        {segments.slice(0, 3).map((segment) => (
          <li key={segment.segment} className="segment">
            <div className="caption clip" title={segment.segment}>
              {segment.segment}
            </div>
            <div className="row" style={{ gap: 4 }}>
              <StatusMark status={segment.status} />
              <span>{format.bare(segment.value, segment.unit)}</span>
              <span className="caption">{segment.n === null ? "" : `n ${format.count(segment.n)}`}</span>
            </div>
          </li>
        ))}
        {segments.length > 3 ? <li className="caption">{segments.length - 3} more</li> : null}
      </ul>
      <ThresholdLines open={open} pillar={pillar} workflow={workflow} />
    </li>
  );
}

function ThresholdLines({
  open,
  pillar,
  workflow,
}: {
  readonly open: OpenPilot;
  readonly pillar: Pillar;
  readonly workflow: string;
}): ReactElement {
  const { pilot, format, overview } = open;
  const metric = HEADLINES[pillar];
  const threshold = thresholdRecord(pilot, metric, workflow, "*");
  const terms = threshold === null ? undefined : currentTerms(threshold);
  const unit = overview.pillars.find((one) => one.pillar === pillar)?.unit;
  if (terms === undefined || unit === undefined) return <span className="caption">no threshold</span>;
  const person = terms.owner === undefined ? null : recordById(pilot, "person", terms.owner)?.name;
  return (
    <div className="stack tight">
      <span>
        breach {terms.direction} {format.value(terms.breach, unit).text}
      </span>
      <span className="caption">
        {terms.action === undefined ? "no action committed" : `“${terms.action}”`}
      </span>
      <span className="caption">{person ?? ""}</span>
    </div>
  );
}
