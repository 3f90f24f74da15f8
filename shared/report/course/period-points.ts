import {
  firstDayOfMonth,
  formatMonth,
  isoWeekLabel,
  mondayOf,
  monthOf,
} from "../../calendar/calendar-date.ts";
import type { PilotFigures } from "../../domain/pilot-figures.ts";
import { drawnPeriod, lastDrawnDay } from "../../metrics/drawn-period.ts";
import type { Figure } from "../../metrics/figure.ts";
import { isImmature } from "../../metrics/maturity.ts";
import { type MetricId, metricDefinition } from "../../metrics/registry.ts";
import type { ChartPoint } from "../charts/chart-spec.ts";

/**
 * The last `count` weeks (or months)  of a metric up to the end of the data, oldest first. A week that has not
 * matured at `asOfMs` is marked; a period without data is a gap.
 */
export function periodPoints(
  figures: PilotFigures,
  metric: MetricId,
  workflow: string,
  count: number,
  asOfMs: number,
  segment = "*",
): readonly ChartPoint[] {
  const { range, prepared, settings } = figures;
  const end = lastDrawnDay(prepared, metric, asOfMs);
  if (range === null || end === null) return [];
  const step = drawnPeriod(metric);
  const { dimensions } = metricDefinition(metric);
  const by = [
    step,
    ...(["workflow", "segment"] as const).filter(
      (dimension) =>
        (dimension === "workflow" ? workflow : segment) !== "*" && dimensions.includes(dimension),
    ),
  ] as const;
  const last = step === "week" ? mondayOf(end) : monthOf(end);
  const startOf = (place: number): number =>
    step === "week" ? last - 7 * place : firstDayOfMonth(last - place);
  const first = Math.max(
    startOf(count - 1),
    step === "week" ? mondayOf(range.from) : firstDayOfMonth(monthOf(range.from)),
  );
  const found = new Map(
    figures
      .figures({ by, metrics: [metric], from: Math.max(first, range.from), to: end })
      .filter(
        (one) =>
          one.workflow === (by.includes("workflow") ? workflow : "*") &&
          one.segment === (by.includes("segment") ? segment : "*"),
      )
      .map((one) => [one.period, one]),
  );
  const points: ChartPoint[] = [];
  for (let place = count - 1; place >= 0; place -= 1) {
    const at = startOf(place);
    if (at < first) continue;
    const label = step === "week" ? isoWeekLabel(at) : formatMonth(monthOf(at));
    const isOpen = step === "week" && isImmature(prepared.clock, at + 6, settings.confirmationHours, asOfMs);
    points.push(pointOf(at, label, found.get(label), isOpen));
  }
  return points;
}

function pointOf(at: number, label: string, figure: Figure | undefined, isOpen: boolean): ChartPoint {
  return {
    at,
    label,
    value: figure?.value ?? null,
    low: figure?.low ?? null,
    high: figure?.high ?? null,
    n: figure?.n ?? null,
    state: figure?.partial === true ? "partial" : isOpen ? "immature" : "whole",
  };
}
