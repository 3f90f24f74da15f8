import type { EpochDay } from "../calendar/calendar-date.ts";
import type { ZoneClock } from "../calendar/zone.ts";
import { digestOfJson } from "../json/digest.ts";
import type { Dimension, Figure } from "./figure.ts";
import type { FigureSource } from "./figures.ts";
import { computeFigures, preparedOf } from "./figures.ts";
import type { LinedFigure } from "./line-state.ts";
import { isPast, lineState } from "./line-state.ts";
import { maturesAt } from "./maturity.ts";
import { slicesOf } from "./period-slices.ts";
import { metricDefinition } from "./registry.ts";
import type { Threshold, ThresholdVersion } from "./threshold.ts";
import { versionInForce } from "./threshold.ts";

/** The figure of a threshold's scope in one whole period. */
export interface ThresholdPeriod extends LinedFigure {
  readonly label: string;
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/** That a threshold fired in a period. Moments are epoch milliseconds. */
export interface Firing {
  /** SHA-256 of canonical JSON [threshold id, version, period]. */
  readonly obligation: string;
  readonly threshold: Threshold;
  readonly version: ThresholdVersion;
  readonly period: string;
  /** `breach`: the whole interval is past the line in every period; `unproven`: the value is, and n is large enough. */
  readonly proof: "breach" | "unproven";
  readonly figures: readonly ThresholdPeriod[];
  readonly firedAt: number;
  readonly deadline: number;
}

/** From this many units on a value past the line fires although its interval straddles it. */
const ENOUGH_UNITS = 30;
const MS_PER_HOUR = 3_600_000;

/** The id of the obligation that a version of a threshold fires in a period. */
export function obligationId(threshold: string, version: number, period: string): string {
  return digestOfJson([threshold, version, period]);
}

/** The kind of period that a threshold looks at: weeks, for pillar 4 months. */
export function thresholdPeriodKind(threshold: Pick<Threshold, "metric">): "week" | "month" {
  return metricDefinition(threshold.metric).family === "revenue" ? "month" : "week";
}

/** The figures of a threshold's scope over all whole periods of the data, in order. */
export function thresholdPeriods(source: FigureSource, threshold: Threshold): ThresholdPeriod[] {
  const prepared = preparedOf(source);
  if (prepared.range === null) return [];
  const kind = thresholdPeriodKind(threshold);
  const by: Dimension[] = [kind];
  if (threshold.workflow !== "*") by.push("workflow");
  if (threshold.segment !== "*") by.push("segment");
  const figures = new Map<string, Figure>();
  for (const figure of computeFigures(prepared, { by, metrics: [threshold.metric] })) {
    if (figure.workflow === threshold.workflow && figure.segment === threshold.segment) {
      figures.set(figure.period, figure);
    }
  }
  const whole = kind === "week" ? 7 : 28;
  return slicesOf(prepared, kind, prepared.range)
    .filter(({ from, to, partial }) => !partial && to - from + 1 >= whole && isWholePeriod(kind, from))
    .map(({ label, from, to }) => {
      const { value = null, low = null, high = null, n = null } = figures.get(label) ?? {};
      return { label, from, to, value, low, high, n };
    });
}

function isWholePeriod(kind: "week" | "month", from: EpochDay): boolean {
  // Only the first slice of the data can be cut at its beginning; 1970-01-05 was a Monday.
  return kind === "month" || (from - 4) % 7 === 0;
}

/** Every firing of a threshold over periods in order, as far as they have matured at `asOf`. */
export function firingsOf(
  threshold: Threshold,
  periods: readonly ThresholdPeriod[],
  clock: ZoneClock,
  confirmationHours: number,
  asOf: number,
): Firing[] {
  return periods.flatMap((period, index): Firing[] => {
    const version = versionInForce(threshold, period.from);
    const firedAt = maturesAt(clock, period.to, confirmationHours);
    if (version === null || firedAt > asOf) return [];
    const run = periods.slice(Math.max(0, index - version.periods + 1), index + 1);
    const together = run.every((part, place) => place === 0 || part.from === (run[place - 1]?.to ?? 0) + 1);
    if (run.length < version.periods || !together || (run[0]?.from ?? 0) < version.appliesFrom) return [];
    const proofs = run.map((part) => proofOf(threshold, version, part));
    if (proofs.includes(null)) return [];
    return [
      {
        obligation: obligationId(threshold.id, version.version, period.label),
        threshold,
        version,
        period: period.label,
        proof: proofs.includes("unproven") ? "unproven" : "breach",
        figures: run,
        firedAt,
        deadline: firedAt + version.deadlineHours * MS_PER_HOUR,
      },
    ];
  });
}

/** Whether a period's figure is past the line, and how sure that is; null: it is not, or nothing can be said. */
function proofOf(
  threshold: Threshold,
  version: ThresholdVersion,
  figure: ThresholdPeriod,
): "breach" | "unproven" | null {
  const { badSide, metric } = threshold;
  if (!isPast(figure.value, version.breach, badSide)) return null;
  if (lineState(figure, version.breach, badSide).state === "breach") return "breach";
  // A metric that counts no units (a margin, an index) has no n that could be too small.
  const counts = !["cost.total", "cost.margin", "revenue.rqi"].includes(metric);
  return !counts || (figure.n ?? 0) >= ENOUGH_UNITS ? "unproven" : null;
}
