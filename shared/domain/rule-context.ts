import type { EpochDay } from "../calendar/calendar-date.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { MetricId } from "../metrics/registry.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { PassVerdict } from "./pass-verdict.ts";

/** What an evidence rule reads: the records of a pilot, and the few facts about its figures that rules ask for. */
export interface RuleContext {
  readonly state: PilotState;
  readonly pilot: RecordOf<"pilot">;
  /** Null for a target. */
  readonly startDate: EpochDay | null;
  /** The date of `asOf` in the pilot's zone. */
  readonly today: EpochDay;
  readonly timeZone: string;
  /** Does the metric have a value up to today, for a workflow (by name) or for the company as a whole? */
  readonly hasFigure: (metric: MetricId, workflow?: string) => boolean;
  /** The sealed baseline in force, or null. */
  readonly baseline: RecordOf<"snapshot"> | null;
  /** The verdict against the Day-180 criteria; null before Day 121 or without a baseline. */
  readonly verdict: () => PassVerdict | null;
}
