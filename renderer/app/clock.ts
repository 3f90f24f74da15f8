import { instantOf } from "../../shared/calendar/moments.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { pilotRecord } from "../../shared/records/read-records.ts";
import { SAMPLE_BANNER, SAMPLE_CLOCK } from "../../shared/sample/sample-company.ts";

/** The moment at which a pilot is looked at, in epoch milliseconds: the sample has its own clock, all others the real one. */
export function momentOf(pilot: PilotState, now: number): number {
  return isSample(pilot) ? (instantOf(SAMPLE_CLOCK) ?? now) : now;
}

/** Whether a pilot belongs to the sample portfolio. */
export function isSample(pilot: PilotState): boolean {
  return pilotRecord(pilot).notice === SAMPLE_BANNER;
}
