import { instantOf } from "../calendar/moments.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { BadSide } from "../metrics/line-state.ts";
import type { Obligation } from "../metrics/obligations.ts";
import { obligationsOf } from "../metrics/obligations.ts";
import type { MetricId } from "../metrics/registry.ts";
import type { Threshold, ThresholdVersion } from "../metrics/threshold.ts";
import type { ThresholdPeriod } from "../metrics/threshold-periods.ts";
import { thresholdPeriodsOf } from "../metrics/threshold-periods.ts";
import { type Firing, firingsOf } from "../metrics/threshold-state.ts";
import { recordsOf } from "../records/read-records.ts";
import { dataArrivals } from "./data-arrivals.ts";
import { engineThresholds } from "./engine-threshold.ts";
import { firingArrival } from "./firing-arrival.ts";
import { isUnanswered } from "./obligation-answered.ts";
import { type GivenAnswer, givenAnswers } from "./obligation-answers.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** How an obligation stands (metrics.md, "Thresholds"); `running`: to be answered, the deadline has not passed. */
export type ObligationWord = "running" | "obeyed" | "overruled" | "expired" | "late data";

/** The terms of the version of a threshold that an obligation comes from. */
export interface ObligationTerms {
  readonly version: number;
  readonly badSide: BadSide;
  readonly warn: number | null;
  readonly breach: number;
  /** Periods in a row. */
  readonly periods: number;
}

/** A fired obligation as the domain reads it. Moments are epoch milliseconds. */
export interface PilotObligation {
  readonly id: string;
  /** Id of the threshold. */
  readonly threshold: string;
  readonly metric: MetricId;
  /** Names, or `*`. */
  readonly workflow: string;
  readonly segment: string;
  /** Label of the period in which it fired. */
  readonly period: string;
  readonly state: ObligationWord;
  /** Answered, and the data were restated since, so that nothing fires it any more. */
  readonly restated: boolean;
  /** The exact words committed to; null: none were. */
  readonly action: string | null;
  /** Id of who answers for it, or null. */
  readonly owner: string | null;
  /** Id of who enters the number, or null. */
  readonly keeper: string | null;
  /** Null: a restated one whose version is not known. */
  readonly terms: ObligationTerms | null;
  /** `breach`: the whole interval was past the line; `unproven`: the value was; null for a restated one. */
  readonly proof: "breach" | "unproven" | null;
  /** The answer that stands; it stands beside `expired` where it came too late. */
  readonly answer: GivenAnswer | null;
  /** Null for a restated one. */
  readonly firedAtMs: number | null;
  /** Null: the threshold sets no deadline, or it is a restated one. */
  readonly deadlineMs: number | null;
  /** Null: it has not expired. */
  readonly expiredAtMs: number | null;
  /** When the data that fired it came in, where that was after its deadline; null: in time, or not looked at yet. */
  readonly arrivedAtMs: number | null;
  /** The figures that fired it as the data are now, one per period; empty for a restated one. */
  readonly figures: readonly ThresholdPeriod[];
}

/** Does an obligation hold back the rights that depend on its metric: fired, and not answered? */
export function holdsRightsBack(obligation: PilotObligation): boolean {
  return isUnanswered(obligation);
}

/**
 * The obligations of a pilot at `asOfMs`, derived from the thresholds in force, the data and the answers given by then;
 * by time of firing, restated ones last. Nothing of it depends on when the app was open.
 */
export function pilotObligations(
  pilot: PilotState,
  figures: PilotFigures,
  asOfMs: number,
): readonly PilotObligation[] {
  const { confirmationHours } = figures.settings;
  const thresholds = engineThresholds(pilot);
  const answers = givenAnswers(pilot);
  const facts = { pilot, arrivals: dataArrivals(pilot), confirmationHours };
  const obligations = obligationsOf(pilotFirings(pilot, figures, asOfMs), {
    answers: answers.map(({ obligation, answer, by, reason, atMs }) => ({
      obligation,
      answer,
      by: by ?? "",
      reason,
      at: atMs,
    })),
    asOf: asOfMs,
    arrivedAt: (firing) => firingArrival(firing, facts),
    reviewsClosedAt: recordsOf(pilot, "review")
      .filter(({ kind }) => kind === "weekly")
      .flatMap(({ closedAt }) => instantOf(closedAt) ?? []),
  });
  const standing = new Map<string, GivenAnswer>();
  for (const answer of answers) if (answer.atMs <= asOfMs) standing.set(answer.obligation, answer);
  return obligations
    .flatMap(
      (obligation) => domainObligation(thresholds, obligation, standing.get(obligation.id) ?? null) ?? [],
    )
    .toSorted(
      (a, b) =>
        (a.firedAtMs ?? Number.MAX_VALUE) - (b.firedAtMs ?? Number.MAX_VALUE) || (a.id < b.id ? -1 : 1),
    );
}

/** What the thresholds of a pilot have fired by `asOfMs`, whether it was answered or not. */
export function pilotFirings(pilot: PilotState, figures: PilotFigures, asOfMs: number): readonly Firing[] {
  const { settings } = figures;
  const clock = zoneClock(settings.timeZone);
  const thresholds = engineThresholds(pilot);
  const periods = periodsOf(figures, thresholds);
  return thresholds.flatMap((threshold, place) =>
    firingsOf(threshold, periods[place] ?? [], clock, settings.confirmationHours, asOfMs),
  );
}

const periodsByFigures = new WeakMap<PilotFigures, Map<string, readonly ThresholdPeriod[]>>();

/**
 * The periods of each threshold's scope, in the order given. They do not depend on the moment, so an audit of many moments
 * reads them once.
 */
export function periodsOf(
  figures: PilotFigures,
  thresholds: readonly Threshold[],
): readonly (readonly ThresholdPeriod[])[] {
  const known = periodsByFigures.get(figures) ?? new Map<string, readonly ThresholdPeriod[]>();
  periodsByFigures.set(figures, known);
  const keyOf = ({ metric, workflow, segment }: Threshold): string =>
    `${metric}\u0000${workflow}\u0000${segment}`;
  const missing = thresholds.filter((threshold) => !known.has(keyOf(threshold)));
  const made = missing.length === 0 ? [] : thresholdPeriodsOf(figures.prepared, missing);
  for (const [place, threshold] of missing.entries()) known.set(keyOf(threshold), made[place] ?? []);
  return thresholds.map((threshold) => known.get(keyOf(threshold)) ?? []);
}

function domainObligation(
  thresholds: readonly Threshold[],
  obligation: Obligation,
  answer: GivenAnswer | null,
): PilotObligation | null {
  const { id, firing, restated, expiredAt, arrivedAt } = obligation;
  const common = {
    id,
    state: obligation.state === "open" ? ("running" as const) : obligation.state,
    restated,
    answer,
    expiredAtMs: expiredAt,
    arrivedAtMs: arrivedAt,
  };
  if (firing !== null) {
    const { threshold, version, period, proof, firedAt, deadline, figures } = firing;
    return {
      ...scopeOf(threshold),
      ...common,
      ...committed(threshold, version),
      period,
      proof,
      firedAtMs: firedAt,
      deadlineMs: Number.isFinite(deadline) ? deadline : null,
      figures,
    };
  }
  const threshold = thresholds.find((known) => known.id === answer?.threshold);
  if (threshold === undefined) return null;
  const version = threshold.versions.find((known) => known.version === answer?.version);
  return {
    ...scopeOf(threshold),
    ...common,
    ...committed(threshold, version),
    period: answer?.period ?? "",
    proof: null,
    firedAtMs: null,
    deadlineMs: null,
    figures: [],
  };
}

function committed(threshold: Threshold, version: ThresholdVersion | undefined) {
  if (version === undefined) return { action: null, owner: null, keeper: null, terms: null };
  const { action, owner, keeper, warn, breach, periods } = version;
  const terms = { version: version.version, badSide: threshold.badSide, warn, breach, periods };
  return { action, owner, keeper, terms };
}

function scopeOf({ id, metric, workflow, segment }: Threshold) {
  return { threshold: id, metric, workflow, segment };
}
