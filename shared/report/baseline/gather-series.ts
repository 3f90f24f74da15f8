import {
  firstDayOfMonth,
  formatMonth,
  isoWeekLabel,
  mondayOf,
  monthOf,
} from "../../calendar/calendar-date.ts";
import { dayOf, instantOf } from "../../calendar/moments.ts";
import type { ZoneClock } from "../../calendar/zone.ts";
import { HEADLINES } from "../../domain/headlines.ts";
import type { PilotFigures } from "../../domain/pilot-figures.ts";
import type { SnapshotContent } from "../../domain/snapshot-content.ts";
import type { Figure } from "../../metrics/figure.ts";
import { isImmature } from "../../metrics/maturity.ts";
import { PILLARS } from "../../metrics/metric-settings.ts";
import type { MetricId } from "../../metrics/registry.ts";
import { weekSignals } from "../../metrics/signals.ts";
import type { ChartPoint } from "../charts/chart-spec.ts";
import type { MetricSeries } from "./baseline-input.ts";

/** Months that a chart of pillar 4 shows at most. */
const MONTHS_SHOWN = 12;

/** The headlines over history and baseline period: weeks, for revenue the months up to its own; maturity as sealed. */
export function metricSeries(
  figures: PilotFigures,
  content: SnapshotContent,
  clock: ZoneClock,
): readonly MetricSeries[] {
  const asOfMs = instantOf(content.asOf) ?? 0;
  return PILLARS.flatMap((pillar) => {
    const metric = HEADLINES[pillar];
    const series =
      pillar === "revenue"
        ? monthly(figures, content, metric)
        : weekly(figures, content, metric, clock, asOfMs);
    return series === null ? [] : [series];
  });
}

function weekly(
  figures: PilotFigures,
  content: SnapshotContent,
  metric: MetricId,
  clock: ZoneClock,
  asOfMs: number,
): MetricSeries | null {
  const to = dayOf(content.window.weeks?.to);
  const from = dayOf(content.window.history?.from ?? content.window.weeks?.from);
  if (from === null || to === null) return null;
  const byWeek = new Map(
    figures.figures({ by: ["week"], metrics: [metric], from, to }).map((one) => [one.period, one]),
  );
  const points: ChartPoint[] = [];
  for (let at = mondayOf(from); at <= to; at += 7) {
    const label = isoWeekLabel(at);
    const isOpen = isImmature(clock, at + 6, figures.settings.confirmationHours, asOfMs);
    points.push(point(at, label, byWeek.get(label), isOpen ? "immature" : "whole"));
  }
  const signal = weekSignals(figures.prepared, { week: to, asOf: asOfMs, metrics: [metric] }).find(
    (one) => one.workflow === "*",
  );
  const chart = signal?.chart;
  return {
    metric,
    workflow: "*",
    step: "week",
    points,
    limits:
      chart === undefined || chart.state === "too early"
        ? null
        : {
            low: chart.lowerLimit,
            centre: chart.centre,
            high: chart.upperLimit,
            isTrial: chart.state === "trial",
          },
  };
}

function monthly(figures: PilotFigures, content: SnapshotContent, metric: MetricId): MetricSeries | null {
  const to = dayOf(content.window.month.to);
  if (to === null || figures.range === null) return null;
  const last = monthOf(to);
  const first = Math.max(monthOf(figures.range.from), last - MONTHS_SHOWN + 1);
  if (first > last) return null;
  const found = figures.figures({ by: ["month"], metrics: [metric], from: firstDayOfMonth(first), to });
  const points: ChartPoint[] = [];
  for (let month = first; month <= last; month += 1) {
    const at = firstDayOfMonth(month);
    const figure = found.find((one) => dayOf(one.from ?? undefined) === at);
    points.push(point(at, formatMonth(month), figure, "whole"));
  }
  return { metric, workflow: "*", step: "month", points, limits: null };
}

function point(
  at: number,
  label: string,
  figure: Figure | undefined,
  state: ChartPoint["state"],
): ChartPoint {
  return {
    at,
    label,
    value: figure?.value ?? null,
    low: figure?.low ?? null,
    high: figure?.high ?? null,
    n: figure?.n ?? null,
    state: figure?.partial === true ? "partial" : state,
  };
}
