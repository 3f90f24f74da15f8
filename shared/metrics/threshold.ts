import type { EpochDay } from "../calendar/calendar-date.ts";
import type { BadSide } from "./line-state.ts";
import type { MetricId } from "./registry.ts";

/** What is committed to. A changed threshold is a new version that applies from the next period on. */
export interface ThresholdVersion {
  /** 1, 2, … */
  readonly version: number;
  /** First day of the first period that it applies to, fixed when it is recorded. */
  readonly appliesFrom: EpochDay;
  readonly warn: number | null;
  readonly breach: number;
  /** Periods in a row: weeks, for pillar 4 months. */
  readonly periods: number;
  readonly owner: string | null;
  readonly keeper: string | null;
  /** The exact words of the pre-committed action. */
  readonly action: string | null;
  /** Infinite: none was set, so that an obligation never expires. */
  readonly deadlineHours: number;
}

/** A line that belongs to one metric × scope. Two-sided needs two thresholds. */
export interface Threshold {
  readonly id: string;
  readonly metric: MetricId;
  /** Name, or `*`. */
  readonly workflow: string;
  readonly segment: string;
  readonly badSide: BadSide;
  readonly versions: readonly ThresholdVersion[];
  /** It was ended: first day of the first period that it no longer applies to. */
  readonly endsFrom?: EpochDay;
}

/** What a person answered to an obligation; answers are kept, obligations are derived. */
export interface ObligationAnswer {
  readonly obligation: string;
  readonly answer: "obeyed" | "overruled";
  readonly by: string;
  readonly reason: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What a revision lets pass that was not let pass before; empty: it loosens nothing. */
export type Loosening = "line" | "periods" | "deadline" | "action";

/**
 * In what a change of a threshold loosens it: its line moves to the bad side, it asks for more periods, gives more time,
 * or commits to no action any more.
 */
export function looseningsOf(
  badSide: BadSide,
  before: Omit<ThresholdVersion, "version" | "appliesFrom">,
  after: Omit<ThresholdVersion, "version" | "appliesFrom">,
): readonly Loosening[] {
  const isFurther = badSide === "above" ? after.breach > before.breach : after.breach < before.breach;
  return [
    ...(isFurther ? (["line"] as const) : []),
    ...(after.periods > before.periods ? (["periods"] as const) : []),
    ...(after.deadlineHours > before.deadlineHours ? (["deadline"] as const) : []),
    ...(before.action !== null && after.action === null ? (["action"] as const) : []),
  ];
}

/** Whether a change of a threshold lets more pass. */
export function isLoosening(badSide: BadSide, before: ThresholdVersion, after: ThresholdVersion): boolean {
  return looseningsOf(badSide, before, after).length > 0;
}

/** The version in force in a period that begins on `from`: of those that apply by then the latest recorded. */
export function versionInForce(threshold: Threshold, from: EpochDay): ThresholdVersion | null {
  if (threshold.endsFrom !== undefined && from >= threshold.endsFrom) return null;
  return threshold.versions.reduce<ThresholdVersion | null>(
    (latest, version) =>
      version.appliesFrom <= from && (latest === null || version.version > latest.version) ? version : latest,
    null,
  );
}
