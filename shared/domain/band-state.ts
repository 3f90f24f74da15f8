import { firstDayOfMonth, lastDayOfMonth, mondayOf, monthOf } from "../calendar/calendar-date.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { Figure } from "../metrics/figure.ts";
import { lineState } from "../metrics/line-state.ts";
import type { MetricId } from "../metrics/registry.ts";
import { isMetricId, metricDefinition } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { FrozenFigure } from "./frozen-figure.ts";
import { figureIn, frozen, intervalOf, scopeNames } from "./frozen-figure.ts";
import { lastMatureDate } from "./maturity.ts";
import { metricInterval, metricName, metricValue, unitCount } from "./metric-words.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** One band of a guardrail. */
export type Band = NonNullable<RecordOf<"guardrail">["bands"]>[number];

/** How a band stands: `holds`, `breach`, or `unproven` where the interval straddles the bound or there are no data. */
export interface BandState {
  readonly state: "holds" | "breach" | "unproven";
  /** One sentence without a full stop. */
  readonly reason: string;
  /** What it was judged on: the last complete mature week, for pillar 4 month; null: no such metric or no data. */
  readonly figure: FrozenFigure | null;
  /** About how many more units at the same rate would prove it; null where it is proven or units cannot. */
  readonly moreUnits: number | null;
}

/**
 * A band in the last complete mature week (pillar 4: month) at `asOf`. On the value, the value decides; on the
 * interval, its whole length has to be on the good side to hold and on the bad side to be a breach.
 */
export function bandState(
  pilot: RecordsHolder,
  figures: PilotFigures,
  band: Band,
  asOfMs: number,
): BandState {
  const { metric } = band;
  if (!isMetricId(metric)) return unknown(`there is no metric ${metric}`, null);
  const names = scopeNames(pilot, metric, band);
  const range = judgedRange(figures, metric, asOfMs);
  const figure = figureIn(figures, metric, names, range);
  const words = bandWords(pilot, band);
  if (figure === undefined || figure.value === null) {
    return unknown(`${words}: no data in the last complete ${periodWord(metric)}`, null);
  }
  const { low, high } = band.on === "value" ? figure : intervalOf(figures, figure, range, asOfMs);
  const read = frozen({ ...figure, low, high });
  const reading = readingWords(metric, { value: figure.value, low, high });
  if (band.on === "value") {
    return isGood(band, figure.value)
      ? { state: "holds", reason: `${words} holds: ${reading}`, figure: read, moreUnits: null }
      : { state: "breach", reason: `${words} does not hold: ${reading}`, figure: read, moreUnits: null };
  }
  const [safe, far] = band.side === "atLeast" ? [low, high] : [high, low];
  if (safe !== null && isGood(band, safe)) {
    return { state: "holds", reason: `${words} holds: ${reading}`, figure: read, moreUnits: null };
  }
  if (far !== null && !isGood(band, far)) {
    return { state: "breach", reason: `${words} does not hold: ${reading}`, figure: read, moreUnits: null };
  }
  if (low === null && high === null) return unknown(`${words}: ${reading}, the figure has no interval`, read);
  const moreUnits = unitsMissing(metric, figure, band);
  const more = moreUnits === null ? "" : `, about ${unitCount(moreUnits)} more units would prove it`;
  return { state: "unproven", reason: `${words} is unproven: ${reading}${more}`, figure: read, moreUnits };
}

/** A band in words: `Escalation rate ≤ 12.0 % in Motor`. */
export function bandWords(pilot: RecordsHolder, band: Band): string {
  const { metric, side, bound } = band;
  const sign = side === "atLeast" ? "≥" : "≤";
  if (!isMetricId(metric)) return `${metric} ${sign} ${bound}`;
  const { segment } = scopeNames(pilot, metric, band);
  const where = segment === "*" ? "" : ` in ${segment}`;
  return `${metricName(metric)} ${sign} ${metricValue(metric, bound)}${where}`;
}

/** The whole period that a band of a metric is judged on at an instant. */
export function judgedRange(figures: PilotFigures, metric: MetricId, asOfMs: number): DataRange {
  const isMonth = metricDefinition(metric).family === "revenue";
  return lastPeriod(isMonth, lastMatureDate(figures.settings, asOfMs));
}

/** The last whole ISO week, or whole month, that ends on or before a date. */
export function lastPeriod(isMonth: boolean, date: number): DataRange {
  if (!isMonth) {
    const nextMonday = mondayOf(date + 1);
    return { from: nextMonday - 7, to: nextMonday - 1 };
  }
  const month = monthOf(date + 1) - 1;
  return { from: firstDayOfMonth(month), to: lastDayOfMonth(month) };
}

function unknown(reason: string, figure: FrozenFigure | null): BandState {
  return { state: "unproven", reason, figure, moreUnits: null };
}

function isGood({ side, bound }: Band, value: number): boolean {
  return side === "atLeast" ? value >= bound : value <= bound;
}

function unitsMissing(metric: MetricId, figure: Figure, band: Band): number | null {
  const { unit } = metricDefinition(metric);
  if (unit !== "rate" || figure.denominator === null || figure.low === null) return null;
  const state = lineState(figure, band.bound, band.side === "atLeast" ? "below" : "above");
  return state.state === "unproven" ? state.moreUnits : null;
}

function readingWords(
  metric: MetricId,
  { value, low, high }: { readonly value: number; readonly low: number | null; readonly high: number | null },
): string {
  const interval = metricInterval(metric, low, high);
  return `${metricValue(metric, value)}${interval === "" ? "" : ` (${interval})`}`;
}

function periodWord(metric: MetricId): string {
  return metricDefinition(metric).family === "revenue" ? "month" : "week";
}
