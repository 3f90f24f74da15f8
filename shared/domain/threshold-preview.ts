import { zoneClock } from "../calendar/zone.ts";
import type { LinedFigure } from "../metrics/line-state.ts";
import { isPast, lineState } from "../metrics/line-state.ts";
import { maturesAt } from "../metrics/maturity.ts";
import type { Threshold } from "../metrics/threshold.ts";
import {
  type ThresholdPeriod,
  type ThresholdScope,
  thresholdPeriodKind,
  thresholdPeriods,
} from "../metrics/threshold-periods.ts";
import { firingsOf } from "../metrics/threshold-state.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** Periods that a preview looks back over. */
export const PREVIEW_PERIODS = 12;

/** The terms that are tried. */
export interface PreviewTerms {
  readonly direction: "above" | "below";
  readonly breach: number;
  readonly warn: number | null;
  readonly periods: number;
}

/** A whole, mature period under the terms that are tried. */
export interface PreviewPeriod extends ThresholdPeriod {
  /** It would have fired, with its whole interval past the line (`breach`) or with its value (`unproven`); null: not. */
  readonly fired: "breach" | "unproven" | null;
  /** Where the figure itself stands against the line. */
  readonly state: "holds" | "breach" | "unproven" | "no data";
  /** Past the warning, not past the breach. */
  readonly isWarned: boolean;
}

/** What terms would have done. */
export interface ThresholdPreview {
  readonly step: "week" | "month";
  /** The last twelve whole, mature periods that there are data of, the oldest first. */
  readonly periods: readonly PreviewPeriod[];
  readonly fired: number;
}

/**
 * What would have fired in the last twelve whole periods that have matured at `asOfMs`, had the terms been in force all
 * along. Nothing of it is an obligation: terms that are set now apply from the next period.
 */
export function thresholdPreview(
  figures: PilotFigures,
  scope: ThresholdScope,
  terms: PreviewTerms,
  asOfMs: number,
): ThresholdPreview {
  const { settings } = figures;
  const clock = zoneClock(settings.timeZone);
  const all = thresholdPeriods(figures.prepared, scope);
  const tried: Threshold = {
    id: "preview",
    ...scope,
    badSide: terms.direction,
    versions: [
      {
        version: 1,
        appliesFrom: Number.NEGATIVE_INFINITY,
        warn: terms.warn,
        breach: terms.breach,
        periods: terms.periods,
        owner: null,
        keeper: null,
        action: null,
        deadlineHours: Number.POSITIVE_INFINITY,
      },
    ],
  };
  const proofs = new Map(
    firingsOf(tried, all, clock, settings.confirmationHours, asOfMs).map(({ period, proof }) => [
      period,
      proof,
    ]),
  );
  const mature = all.filter(({ to }) => maturesAt(clock, to, settings.confirmationHours) <= asOfMs);
  const periods = mature.slice(-PREVIEW_PERIODS).map(
    (period): PreviewPeriod => ({
      ...period,
      fired: proofs.get(period.label) ?? null,
      state: stateOf(period, terms),
      isWarned:
        terms.warn !== null &&
        isPast(period.value, terms.warn, terms.direction) &&
        !isPast(period.value, terms.breach, terms.direction),
    }),
  );
  return {
    step: thresholdPeriodKind(scope),
    periods,
    fired: periods.filter(({ fired }) => fired !== null).length,
  };
}

/** A figure without an interval stands where its value stands. */
function stateOf(figure: LinedFigure, { breach, direction }: PreviewTerms): PreviewPeriod["state"] {
  if (figure.value !== null && figure.low === null) {
    return isPast(figure.value, breach, direction) ? "breach" : "holds";
  }
  return lineState(figure, breach, direction).state;
}

/** "With these terms it would have fired in 3 of the last 12 weeks", without a full stop. */
export function previewSentence({ step, periods, fired }: ThresholdPreview): string {
  const count = periods.length;
  if (count === 0) return `There is no whole ${step} of data yet that has matured, so nothing can be tried`;
  const span =
    count === PREVIEW_PERIODS
      ? `of the last ${count} ${step}s`
      : count === 1
        ? `of the only whole ${step}`
        : `of the ${count} whole ${step}s that there are`;
  return `With these terms it would have fired in ${fired === 0 ? "none" : fired} ${span}`;
}
