import type { EpochDay } from "../calendar/calendar-date.ts";
import { metricInputs } from "../metrics/metric-inputs.ts";
import type { Threshold } from "../metrics/threshold.ts";
import type { DataChange } from "./data-arrivals.ts";
import { thresholdLock } from "./threshold-period.ts";

/** Days of periods that a threshold is in force in and that have matured; null: there are none. */
export function maturedSpan(
  { metric, versions }: Threshold,
  matureTo: EpochDay,
): { readonly from: EpochDay; readonly to: EpochDay } | null {
  const from = Math.min(...versions.map(({ appliesFrom }) => appliesFrom));
  // The last day of the last period that had ended and matured.
  const to = thresholdLock(metric, matureTo + 1).from - 1;
  return from > to ? null : { from, to };
}

/** Is a change one of the data that a threshold looks at? */
export function bearsOn({ metric }: Threshold, { input }: DataChange): boolean {
  return input === null || metricInputs(metric).has(input);
}

/**
 * Could changes fire a threshold, or unfire it? They bear on a period of it that has matured by `matureTo`, or make one
 * whole that the data had cut short. `earlier` gives the changes before them; it is asked only where that matters.
 */
export function mayFire(
  threshold: Threshold,
  changes: readonly DataChange[],
  earlier: () => readonly DataChange[],
  matureTo: EpochDay,
): boolean {
  const matured = maturedSpan(threshold, matureTo);
  if (matured === null) return false;
  return changes.some((change) => {
    const { span } = change;
    const isWithin = span === null || (span.from <= matured.to && span.to >= matured.from);
    if (isWithin && bearsOn(threshold, change)) return true;
    if (span === null || span.to < matured.from) return false;
    const wasWhole = earlier().some((other) => other.span !== null && other.span.to >= matured.to);
    return !wasWhole;
  });
}
