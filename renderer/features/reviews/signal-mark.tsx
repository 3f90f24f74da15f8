import type { ReactElement } from "react";
import { type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { StatusLabel } from "../../components/status-label.tsx";

/** A signal by its direction; of a metric of which neither more nor less is better it is only said that it moved. */
export function SignalMark({
  metric,
  isBad,
  direction,
  size = 14,
  rest,
}: {
  readonly metric: MetricId;
  readonly isBad: boolean;
  readonly direction: "up" | "down" | null;
  readonly size?: 14 | 24;
  readonly rest?: string;
}): ReactElement {
  if (metricDefinition(metric).direction === "none") {
    return <span className="muted">{rest === undefined ? "moved" : `moved · ${rest}`}</span>;
  }
  return (
    <StatusLabel
      status={{ word: isBad ? "worse" : "improved", ...(direction === null ? {} : { direction }) }}
      size={size}
      {...(rest === undefined ? {} : { rest })}
    />
  );
}
