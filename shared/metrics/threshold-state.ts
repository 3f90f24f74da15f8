import type { ZoneClock } from "../calendar/zone.ts";
import { digestOfText } from "../json/digest.ts";
import { isPast, lineState } from "./line-state.ts";
import { maturesAt } from "./maturity.ts";
import type { Threshold, ThresholdVersion } from "./threshold.ts";
import { versionInForce } from "./threshold.ts";
import type { ThresholdPeriod } from "./threshold-periods.ts";

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
  // The canonical JSON of two texts and a whole number is what JSON.stringify writes.
  return digestOfText(JSON.stringify([threshold, version, period]));
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
    if (version === null || !isPast(period.value, version.breach, threshold.badSide)) return [];
    const firedAt = maturesAt(clock, period.to, confirmationHours);
    if (firedAt > asOf) return [];
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
