import { firstDayOfMonth, lastDayOfMonth, mondayOf, monthOf } from "../calendar/calendar-date.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { Figure } from "../metrics/figure.ts";
import { isMetricId, metricDefinition } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { lastMatureDate } from "./maturity.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** One band of a guardrail. */
export type Band = NonNullable<RecordOf<"guardrail">["bands"]>[number];

/** How a band stands: `holds`, `breach`, or `unproven` where the interval straddles the bound or there are no data. */
export interface BandState {
  readonly state: "holds" | "breach" | "unproven";
  /** One sentence without a full stop. */
  readonly reason: string;
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
  if (!isMetricId(band.metric)) return { state: "unproven", reason: `there is no metric ${band.metric}` };
  const figure = figureOf(pilot, figures, band, asOfMs);
  if (figure === undefined || figure.value === null) {
    return { state: "unproven", reason: `${band.metric}: no data in the last complete period` };
  }
  const sign = band.side === "atLeast" ? ">=" : "<=";
  const name = `${band.metric} ${sign} ${band.bound}`;
  if (band.on === "value") {
    return isGood(band, figure.value)
      ? { state: "holds", reason: `${name} holds` }
      : { state: "breach", reason: `${name} does not hold` };
  }
  const [safe, far] = band.side === "atLeast" ? [figure.low, figure.high] : [figure.high, figure.low];
  if (safe === null || far === null)
    return { state: "unproven", reason: `${name}: the metric has no interval` };
  if (isGood(band, safe)) return { state: "holds", reason: `${name} holds` };
  if (isGood(band, far)) return { state: "unproven", reason: `${name} is unproven` };
  return { state: "breach", reason: `${name} does not hold` };
}

function isGood({ side, bound }: Band, value: number): boolean {
  return side === "atLeast" ? value >= bound : value <= bound;
}

function figureOf(
  pilot: RecordsHolder,
  figures: PilotFigures,
  band: Band,
  asOfMs: number,
): Figure | undefined {
  if (!isMetricId(band.metric)) return undefined;
  const { dimensions, family } = metricDefinition(band.metric);
  const workflow = band.workflow === undefined ? null : recordById(pilot, "workflow", band.workflow);
  const segment = band.segment === undefined ? null : recordById(pilot, "segment", band.segment);
  const names = {
    workflow: dimensions.includes("workflow") ? (workflow?.name ?? "*") : "*",
    segment: dimensions.includes("segment") ? (segment?.name ?? "*") : "*",
  };
  const range = lastPeriod(family === "revenue", lastMatureDate(figures.settings, asOfMs));
  const by = (["workflow", "segment"] as const).filter((dimension) => names[dimension] !== "*");
  return figures
    .figures({ by, metrics: [band.metric], ...range })
    .find((found) => found.workflow === names.workflow && found.segment === names.segment);
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
