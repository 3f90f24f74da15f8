import { type ReactElement, useSyncExternalStore } from "react";
import type { MetricId } from "../../../../shared/metrics/registry.ts";
import { metricDefinition } from "../../../../shared/metrics/registry.ts";
import { lineSentence } from "../../../../shared/report/charts/chart-sentence.ts";
import { LineChart } from "../../../../shared/report/charts/line-chart.tsx";
import type { OpenPilot } from "../../../app/pilot-context.ts";
import { useServices } from "../../../app/services.ts";
import { useAnswer } from "../../../app/use-answer.ts";
import { Loading } from "../../../components/loading.tsx";
import { Measured } from "../../../components/measured.tsx";

/** What the other things on stage take of the window's height; from this width on they are larger. */
const OTHERS = 600;
const LARGE_OTHERS = 740;
const LARGE_FROM = 1680;
const LEAST = 160;
const MOST = 440;
/** Everything in the room is drawn larger: the picture is made smaller and scaled up, its text with it. */
const SCALE = 1.6;

function onResize(changed: () => void): () => void {
  window.addEventListener("resize", changed);
  return () => window.removeEventListener("resize", changed);
}

/** What is left of the window for a chart; it changes where the window is moved to the projector. */
function roomForChart(): number {
  const others = window.innerWidth >= LARGE_FROM ? LARGE_OTHERS : OTHERS;
  return Math.min(MOST, Math.max(LEAST, window.innerHeight - others));
}

/** The course of a metric, one chart at a time, readable from the back of the room. */
export function StageChart({
  open,
  metric,
  workflow,
  segment = "*",
}: {
  readonly open: OpenPilot;
  readonly metric: MetricId;
  readonly workflow: string;
  readonly segment?: string;
}): ReactElement | null {
  const { figures } = useServices();
  const { pilot, asOfMs, format } = open;
  const height = useSyncExternalStore(onResize, roomForChart);
  const loaded = useAnswer([pilot, asOfMs, metric, workflow, segment], () =>
    figures.ask("charts", pilot, asOfMs, {
      metrics: [metric],
      scope: { workflow, segment, periods: 16, hasBaseline: true, hasChanges: true, hasLimits: true },
    }),
  );
  if (loaded.kind !== "ready") return <Loading height={height} what="the chart" />;
  const spec = loaded.value.get(metric) ?? null;
  if (spec === null) return null;
  return (
    <Measured height={height}>
      {(width) => (
        <LineChart
          id={`stage-${metric.replace(".", "-")}`}
          title={metricDefinition(metric).name}
          sentence={lineSentence(spec, format)}
          spec={spec}
          format={format}
          box={{ width: width / SCALE, height: height / SCALE, left: 40, right: 128, top: 20, bottom: 20 }}
        />
      )}
    </Measured>
  );
}
