import type { ReactElement, ReactNode } from "react";
import type { FigurePlace } from "../../../shared/metrics/figure-place.ts";
import { type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { lineSentence } from "../../../shared/report/charts/chart-sentence.ts";
import { LineChart } from "../../../shared/report/charts/line-chart.tsx";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { ExplainButton } from "../../components/explain-button.tsx";
import { Figure } from "../../components/figure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Measured } from "../../components/measured.tsx";
import { explainMark } from "../../components/panel-marks.ts";
import type { OpenPilot } from "../pilot-context.ts";
import { useServices } from "../services.ts";
import { useAnswer } from "../use-answer.ts";

const CHART_HEIGHT = 132;
const PERIODS = 12;

interface CaseFigureProps {
  readonly open: OpenPilot;
  readonly figure: {
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly n: number | null;
  } | null;
  readonly place: FigurePlace;
  /** The mark, and what stands beside it. */
  readonly children: ReactNode;
}

/** The figure that a panel is about, with its interval, its mark and the course that led to it. */
export function CaseFigure({ open, figure, place, children }: CaseFigureProps): ReactElement {
  const { metric } = place;
  return (
    <section className="figurehead" aria-label="Figure">
      {children}
      <div className="row" {...explainMark(open.pilot.pilotId, place)}>
        <Figure
          value={figure?.value ?? null}
          unit={unitOf(metric)}
          low={figure?.low ?? null}
          high={figure?.high ?? null}
          n={figure?.n ?? null}
          format={open.format}
        />
        <ExplainButton pilotId={open.pilot.pilotId} place={place} what={metricDefinition(metric).name} />
      </div>
      <DecorativeMark decorative={open.overview.operational.decorative} metric={metric} hasReasons />
      <Course open={open} metric={metric} workflow={place.workflow} segment={place.segment} />
    </section>
  );
}

function Course({
  open,
  metric,
  workflow,
  segment,
}: {
  readonly open: OpenPilot;
  readonly metric: MetricId;
  readonly workflow: string;
  readonly segment: string;
}): ReactElement | null {
  const { figures } = useServices();
  const { pilot, asOfMs, format } = open;
  const scope = { workflow, segment, periods: PERIODS, hasBaseline: true, hasChanges: true };
  const charts = useAnswer([pilot, metric, workflow, segment], () =>
    figures.ask("charts", pilot, asOfMs, { metrics: [metric], scope }),
  );
  if (charts.kind === "loading") return <Loading height={CHART_HEIGHT} what="the course" />;
  const spec = charts.kind === "ready" ? (charts.value.get(metric) ?? null) : null;
  if (spec === null) return null;
  const { name } = metricDefinition(metric);
  return (
    <Measured height={CHART_HEIGHT}>
      {(width) => (
        <LineChart
          id="case-line"
          title={name}
          sentence={lineSentence(spec, format)}
          spec={spec}
          format={format}
          box={{ width, height: CHART_HEIGHT, left: 32, right: 126, top: 22, bottom: 22 }}
        />
      )}
    </Measured>
  );
}
