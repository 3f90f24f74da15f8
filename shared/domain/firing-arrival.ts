import type { PilotState } from "../journal/pilot-state.ts";
import { metricInputs } from "../metrics/metric-inputs.ts";
import { thresholdPeriods } from "../metrics/threshold-periods.ts";
import { type Firing, firingsOf } from "../metrics/threshold-state.ts";
import type { DataArrivals, DataChange } from "./data-arrivals.ts";
import { underOldNames } from "./engine-threshold.ts";

/** What tells when data came in. */
export interface ArrivalFacts {
  readonly pilot: PilotState;
  readonly arrivals: DataArrivals;
  readonly confirmationHours: number;
}

/**
 * When the data that fired a threshold came in (epoch milliseconds), by the recorded times of the journal: the first
 * moment after the deadline at which what was known then fired it. Null: what was known at the deadline had fired it, so
 * they came in time. Importing a week again thus gives an obligation that had expired no second life.
 */
export function firingArrival(firing: Firing, facts: ArrivalFacts): number | null {
  const { deadline } = firing;
  const relevant = relevantChanges(firing, facts.arrivals.changes());
  const after = relevant.filter(({ atMs }) => atMs > deadline).map(({ atMs }) => atMs);
  const last = after.at(-1);
  if (last === undefined) return null;
  // With no row of its periods known by then there was nothing that could have fired.
  const hadRows = relevant.some(({ atMs, input }) => atMs <= deadline && input !== null);
  if (hadRows && hadFired(firing, facts, deadline)) return null;
  const moments = [...new Set(after)].toSorted((a, b) => a - b);
  // It fires now, so that what came last need not be tried.
  return moments.slice(0, -1).find((atMs) => hadFired(firing, facts, atMs)) ?? moments.at(-1) ?? last;
}

/** The changes that could have made the difference: of its inputs, over its periods. */
function relevantChanges(
  { threshold, figures, deadline }: Firing,
  changes: readonly DataChange[],
): readonly DataChange[] {
  const from = figures[0]?.from ?? Number.POSITIVE_INFINITY;
  const to = figures.at(-1)?.to ?? Number.NEGATIVE_INFINITY;
  const inputs = metricInputs(threshold.metric);
  // A period that was cut short by the end of the data is made whole by whatever comes after it.
  const wasWhole = changes.some(({ atMs, span }) => atMs <= deadline && span !== null && span.to >= to);
  return changes.filter(({ atMs, input, span }) => {
    const isOwn = input === null || inputs.has(input);
    const isWithin = span === null || (span.from <= to && span.to >= from);
    return (isOwn && isWithin) || (!wasWhole && atMs > deadline && span !== null && span.to >= to);
  });
}

/** Did the data that were known at a moment fire it? The period had matured by the deadline, so nothing waits for that. */
function hadFired(
  { threshold, obligation, deadline }: Firing,
  { pilot, arrivals, confirmationHours }: ArrivalFacts,
  knownAt: number,
): boolean {
  const known = arrivals.dataAt(knownAt);
  const then = known === null ? null : underOldNames(pilot, threshold, known);
  if (known === null || then === null) return false;
  const periods = thresholdPeriods(known.prepared, then);
  return firingsOf(then, periods, known.prepared.clock, confirmationHours, deadline).some(
    (one) => one.obligation === obligation,
  );
}
