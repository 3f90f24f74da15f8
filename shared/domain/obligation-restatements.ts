import type { EpochDay } from "../calendar/calendar-date.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { Threshold } from "../metrics/threshold.ts";
import { thresholdPeriodsOf } from "../metrics/threshold-periods.ts";
import { type Firing, firingsOf } from "../metrics/threshold-state.ts";
import { metricSettingsOf } from "../pilot-data/metric-settings-of.ts";
import { type DataArrivals, type DataChange, dataArrivals } from "./data-arrivals.ts";
import { engineThresholds, underOldNames } from "./engine-threshold.ts";
import { lastMatureDate } from "./maturity.ts";
import { bearsOn, maturedSpan } from "./touched-thresholds.ts";

/** That an entry of the journal withdrew an obligation which had fired, or fired again one that had been withdrawn. */
export interface Restatement {
  readonly kind: "withdrawn" | "fired";
  readonly firing: Firing;
  readonly entry: JournalEntry;
  /** Epoch milliseconds. */
  readonly atMs: number;
}

/**
 * What changes of the data up to `asOfMs` did to obligations that had fired by then, in the order of the journal. Only
 * entries that touch periods which could have fired are looked at: the data before and after each are computed.
 */
export function restatements(pilot: PilotState, asOfMs: number): readonly Restatement[] {
  const thresholds = engineThresholds(pilot);
  if (thresholds.length === 0) return [];
  const arrivals = dataArrivals(pilot);
  const places = new Map(pilot.entries.map((entry, place) => [entry, place]));
  const withdrawn = new Set<string>();
  const found: Restatement[] = [];
  const settings = metricSettingsOf(pilot);
  const seen: DataChange[] = [];
  for (const [entry, changes] of Map.groupBy(arrivals.changes(), (change) => change.entry)) {
    const atMs = changes[0]?.atMs ?? Number.POSITIVE_INFINITY;
    const matureTo = lastMatureDate(settings, atMs);
    const touched = atMs > asOfMs ? [] : thresholds.filter((one) => isTouched(one, changes, seen, matureTo));
    seen.push(...changes);
    const place = places.get(entry);
    if (touched.length === 0 || place === undefined) continue;
    const before = firingsThen(pilot, arrivals, touched, place, atMs);
    const after = firingsThen(pilot, arrivals, touched, place + 1, atMs);
    for (const firing of missingIn(before, after)) {
      withdrawn.add(firing.obligation);
      found.push({ kind: "withdrawn", firing, entry, atMs });
    }
    for (const firing of missingIn(after, before)) {
      if (withdrawn.delete(firing.obligation)) found.push({ kind: "fired", firing, entry, atMs });
    }
  }
  return found;
}

/**
 * Could changes alter what a threshold had fired? They have to bear on a period of it that had matured by then, and there
 * have to be earlier data of those days.
 */
function isTouched(
  threshold: Threshold,
  changes: readonly DataChange[],
  seen: readonly DataChange[],
  matureTo: EpochDay,
): boolean {
  const matured = maturedSpan(threshold, matureTo);
  if (matured === null) return false;
  return changes.some((change) => {
    const first = Math.max(matured.from, change.span?.from ?? matured.from);
    const last = Math.min(matured.to, change.span?.to ?? matured.to);
    const overlaps = ({ span }: DataChange): boolean =>
      span === null || (span.from <= last && span.to >= first);
    return (
      first <= last &&
      bearsOn(threshold, change) &&
      seen.some((earlier) => bearsOn(threshold, earlier) && overlaps(earlier))
    );
  });
}

function firingsThen(
  pilot: PilotState,
  arrivals: DataArrivals,
  thresholds: readonly Threshold[],
  count: number,
  asOfMs: number,
): readonly Firing[] {
  const known = arrivals.dataAfter(count);
  if (known === null) return [];
  const { clock, settings } = known.prepared;
  const named = thresholds.flatMap((threshold) => underOldNames(pilot, threshold, known) ?? []);
  const periods = thresholdPeriodsOf(known.prepared, named);
  return named.flatMap((threshold, place) =>
    firingsOf(threshold, periods[place] ?? [], clock, settings.confirmationHours, asOfMs),
  );
}

function missingIn(those: readonly Firing[], others: readonly Firing[]): readonly Firing[] {
  const has = new Set(others.map(({ obligation }) => obligation));
  return those.filter(({ obligation }) => !has.has(obligation));
}
