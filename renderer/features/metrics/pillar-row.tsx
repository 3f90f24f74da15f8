import type { ReactElement } from "react";
import type { LineNow } from "../../../shared/domain/lines-now.ts";
import type { MetricScope } from "../../../shared/domain/metric-case.ts";
import { isUnanswered } from "../../../shared/domain/obligation-answered.ts";
import type { Pillar } from "../../../shared/metrics/metric-settings.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { PILLAR_FILES, PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import type { LineChartSpec } from "../../../shared/report/charts/chart-spec.ts";
import { certaintyOf } from "../../../shared/report/charts/status.ts";
import { useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { CourseChart } from "../../components/course-chart.tsx";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { ExplainButton } from "../../components/explain-button.tsx";
import { Figure } from "../../components/figure.tsx";
import { Measured } from "../../components/measured.tsx";
import { askWhy, whyMark } from "../../components/panel-marks.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import type { MetricNow } from "../../figures/metrics-now.ts";
import { LineCell } from "./line-cell.tsx";
import { ownerOf } from "./metric-owner.ts";
import { ROW_ROOM } from "./row-room.ts";
import { SegmentStrip } from "./segment-strip.tsx";

const CHART_HEIGHT = 112;

interface PillarRowProps {
  readonly open: OpenPilot;
  readonly pillar: Pillar;
  readonly scope: MetricScope;
  readonly now: MetricNow | null;
  readonly segments: readonly MetricNow[];
  readonly chart: LineChartSpec | null;
  readonly line: LineNow | null;
  readonly current: number | null;
  readonly onCurrent: (at: number | null) => void;
  readonly onStep: (step: 1 | -1) => void;
}

/** One pillar: name and owner, headline, course, segments, line with its committed action. */
export function PillarRow(props: PillarRowProps): ReactElement {
  const { open, pillar, scope, now, segments, chart, line, current, onCurrent, onStep } = props;
  const { format, pilot, overview } = open;
  const go = useGo();
  const { metric } = scope;
  const { name } = metricDefinition(metric);
  const page = `/c/${overview.pilotId}/metrics/${metric}`;
  const obligation = overview.obligations.find(
    (one) => isUnanswered(one) && metricDefinition(one.metric).pillar === pillar,
  );
  const subject =
    obligation === undefined
      ? ({ kind: "metric", ...scope } as const)
      : ({ kind: "obligation", id: obligation.id } as const);
  const isRed = obligation !== undefined || (now !== null && certaintyOf(now.status.word) === "bad");
  return (
    <li className="pillarrow" {...(isRed ? whyMark(pilot.pilotId, subject) : {})}>
      <div className="stack tight">
        <span className="label">{PILLAR_NAMES[pillar]}</span>
        <a href={hrefOf(page)}>{name}</a>
        <span className="caption">{ownerOf(pilot, metric) ?? "no owner"}</span>
        <DecorativeMark decorative={overview.operational.decorative} metric={metric} />
      </div>
      {now === null || now.value === null ? (
        <div className="stack tight">
          <span className="figure1 faint">–</span>
          <span className="caption">
            no data: <a href={hrefOf(`/c/${overview.pilotId}/data`)}>import {PILLAR_FILES[pillar]}</a>
          </span>
        </div>
      ) : (
        <div className="stack tight headline">
          <div className="row" style={{ gap: 0 }}>
            <Figure {...now} format={format} isCompact />
            {now.from === null || now.to === null ? null : (
              <ExplainButton
                pilotId={pilot.pilotId}
                place={{ ...scope, from: now.from, to: now.to }}
                what={name}
              />
            )}
          </div>
          <span className="caption">
            {now.difference === null ? "" : `${format.difference(now.difference, now.unit).text} vs baseline`}
          </span>
          {isRed ? (
            <button type="button" className="whybutton" onClick={() => askWhy(pilot.pilotId, subject)}>
              <StatusLabel
                status={obligation === undefined ? now.status : { word: "breach" }}
                rest={obligation === undefined ? "why?" : metricDefinition(obligation.metric).name}
              />
            </button>
          ) : (
            <StatusLabel status={now.status} />
          )}
        </div>
      )}
      {chart === null ? (
        <span className="caption">too early to draw: fewer than two periods have data</span>
      ) : (
        <Measured height={CHART_HEIGHT}>
          {(width) => (
            <CourseChart
              id={`line-${pillar}`}
              pilotId={pilot.pilotId}
              title={name}
              spec={chart}
              scope={scope}
              format={format}
              box={{ width, height: CHART_HEIGHT, ...ROW_ROOM, top: 8, bottom: 8 }}
              isRow
              current={current}
              onCurrent={onCurrent}
              onStep={onStep}
              onOpen={() => go(page)}
            />
          )}
        </Measured>
      )}
      <SegmentStrip
        open={open}
        metric={metric}
        segments={segments}
        page={page}
        target={overview.pillars.find((one) => one.pillar === pillar)?.progress.target ?? null}
      />
      <LineCell open={open} line={line} metric={metric} />
    </li>
  );
}
