import type { EpochDay } from "../../shared/calendar/calendar-date.ts";
import { dayOf } from "../../shared/calendar/moments.ts";
import { type BaselineDifference, baselineDifferences } from "../../shared/domain/baseline-comparison.ts";
import { baselineInForce } from "../../shared/domain/baselines.ts";
import { currentWindow } from "../../shared/domain/current-window.ts";
import { windowFigures } from "../../shared/domain/window-figures.ts";
import type { Figure } from "../../shared/metrics/figure.ts";
import type { MetricId } from "../../shared/metrics/registry.ts";
import { unitOf } from "../../shared/report/baseline/metric-print.ts";
import type { Status } from "../../shared/report/charts/status.ts";
import type { FigureUnit } from "../../shared/report/format/report-format.ts";
import type { FigureGround } from "./figure-ground.ts";
import { verdictStatus } from "./verdict-status.ts";

/** A metric now, against the sealed baseline where there is one. */
export interface MetricNow {
  readonly metric: MetricId;
  readonly unit: FigureUnit;
  readonly workflow: string;
  readonly segment: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly before: number | null;
  readonly difference: number | null;
  readonly differenceLow: number | null;
  readonly differenceHigh: number | null;
  readonly status: Status;
  /** First and last day of the window that it is over; null: there are no data. */
  readonly from: EpochDay | null;
  readonly to: EpochDay | null;
}

/** Every metric over the current window for each combination of `by`, with its difference from the sealed baseline. */
export function metricsNow(
  { state, figures, asOfMs }: FigureGround,
  by: readonly ("workflow" | "segment")[],
): readonly MetricNow[] {
  const baseline = baselineInForce(state);
  const now = windowFigures(figures, currentWindow(figures, asOfMs), by);
  const differences = baseline === null ? [] : baselineDifferences(figures, baseline, by, asOfMs);
  const keyOf = (one: Pick<Figure, "metric" | "workflow" | "segment">): string =>
    JSON.stringify([one.metric, one.workflow, one.segment]);
  const against = new Map(differences.map((one) => [keyOf(one), one]));
  return now.map((figure) => metricNow(figure, against.get(keyOf(figure)), baseline !== null));
}

function metricNow(
  figure: Figure,
  difference: BaselineDifference | undefined,
  hasBaseline: boolean,
): MetricNow {
  const { metric, workflow, segment, value, low, high, n } = figure;
  return {
    metric,
    unit: unitOf(metric),
    workflow,
    segment,
    value,
    low,
    high,
    n,
    before: difference?.before ?? null,
    difference: difference?.difference ?? null,
    differenceLow: difference?.differenceLow ?? null,
    differenceHigh: difference?.differenceHigh ?? null,
    status: verdictStatus(value, difference, hasBaseline),
    from: dayOf(figure.from ?? undefined),
    to: dayOf(figure.to ?? undefined),
  };
}
