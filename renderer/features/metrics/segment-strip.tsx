import type { ReactElement } from "react";
import { type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { certaintyOf } from "../../../shared/report/charts/status.ts";
import { pillarProgress } from "../../../shared/statistics/objective.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { explainMark } from "../../components/panel-marks.ts";
import { VerdictCell } from "../../components/verdict-cell.tsx";
import type { MetricNow } from "../../figures/metrics-now.ts";

/** Segments that have room of their own. */
const MOST = 3;

/** A metric by segment, each with its value, interval and verdict. */
export function SegmentStrip({
  open,
  metric,
  segments,
  page,
  target,
}: {
  readonly open: OpenPilot;
  readonly metric: MetricId;
  readonly segments: readonly MetricNow[];
  /** Address of the metric's page, where all of them stand. */
  readonly page: string;
  /** Of the pillar; null: none is set. */
  readonly target: number | null;
}): ReactElement {
  const { format, pilot } = open;
  // The worst come first: whoever has no room here stands on the metric's page.
  const order = segments.toSorted((a, b) => rank(a) - rank(b));
  const shown = order.length > MOST ? order.slice(0, MOST - 1) : order;
  if (segments.length === 0) return <span className="caption strip">no segments of its own</span>;
  return (
    <ul className="segmentstrip" aria-label={`${metricDefinition(metric).name} by segment`}>
      {shown.map((one) => {
        const { segment, value, unit, low, high, n, status, before, difference, workflow, from, to } = one;
        const place =
          from === null || to === null
            ? {}
            : explainMark(pilot.pilotId, { metric, workflow, segment, from, to });
        const interval = format.interval(low, high, unit);
        const progress =
          target === null || before === null || value === null ? null : pillarProgress(value, before, target);
        return (
          <li key={segment} {...place} tabIndex={0}>
            <span className="caption clip" title={segment}>
              {segment}
            </span>
            <VerdictCell
              label={segment}
              text={unit === "score" ? format.bare(value, unit) : format.compact(value, unit).text}
              n={n === null ? null : format.count(n)}
              status={status}
              progress={progress}
            />
            <span className="caption">
              {interval === "" && n !== null && certaintyOf(status.word) !== "cannotSay"
                ? `n ${format.count(n)}`
                : interval}
            </span>
            <span className="caption">
              {difference === null ? "" : format.difference(difference, unit).text}
            </span>
          </li>
        );
      })}
      {order.length > MOST ? (
        <li className="caption">
          <a href={hrefOf(page)}>{order.length - shown.length} more</a>
        </li>
      ) : null}
    </ul>
  );
}

function rank({ status }: MetricNow): number {
  return ["bad", "straddle", "said", "cannotSay", "nothing", "good"].indexOf(certaintyOf(status.word));
}
