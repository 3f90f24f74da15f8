import { instantOf } from "../calendar/moments.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { JsonObject } from "../json/json.ts";
import type { BadSide } from "../metrics/line-state.ts";
import type { Obligation } from "../metrics/obligations.ts";
import { obligationsOf } from "../metrics/obligations.ts";
import type { MetricId } from "../metrics/registry.ts";
import { metricDefinition } from "../metrics/registry.ts";
import type { ObligationAnswer, Threshold, ThresholdVersion } from "../metrics/threshold.ts";
import type { Firing, ThresholdPeriod } from "../metrics/threshold-state.ts";
import { firingsOf, thresholdPeriods } from "../metrics/threshold-state.ts";
import type { InputName } from "../observations/input-templates.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { DataArrivals } from "./data-arrivals.ts";
import { engineThresholds } from "./engine-threshold.ts";
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

/** What a person answered, as it stands; `figures` are those that they saw. */
export interface AnsweredObligation {
  readonly answer: "obeyed" | "overruled";
  /** Id of the person, or null. */
  readonly by: string | null;
  readonly reason: string | null;
  readonly figures: readonly JsonObject[];
  readonly atMs: number;
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
  readonly answer: AnsweredObligation | null;
  /** Null for a restated one. */
  readonly firedAtMs: number | null;
  /** Null: the threshold sets no deadline, or it is a restated one. */
  readonly deadlineMs: number | null;
  /** The figures that fired it, one per period; empty for a restated one. */
  readonly figures: readonly ThresholdPeriod[];
}

/** Does an obligation hold back the rights that depend on its metric: fired, and not answered? */
export function holdsRightsBack({ state }: PilotObligation): boolean {
  return state === "running" || state === "expired" || state === "late data";
}

/**
 * The obligations of a pilot at `asOfMs`, derived from the thresholds in force, the data and the answers given by then;
 * by time of firing, restated ones last. Nothing of it depends on when the app was open.
 */
export function pilotObligations(
  pilot: RecordsHolder,
  figures: PilotFigures,
  arrivals: DataArrivals,
  asOfMs: number,
): readonly PilotObligation[] {
  const { settings } = figures;
  const clock = zoneClock(settings.timeZone);
  const thresholds = engineThresholds(pilot);
  const firings = thresholds.flatMap((threshold) =>
    firingsOf(threshold, periodsOf(figures, threshold), clock, settings.confirmationHours, asOfMs),
  );
  const obligations = obligationsOf(firings, {
    answers: recordsOf(pilot, "obligationAnswer").flatMap((answer) => engineAnswer(answer) ?? []),
    asOf: asOfMs,
    arrivedAt: (firing) => arrivedAt(firing, arrivals, settings.confirmationHours),
    reviewsClosedAt: recordsOf(pilot, "review")
      .filter(({ kind }) => kind === "weekly")
      .flatMap(({ closedAt }) => instantOf(closedAt) ?? []),
  });
  return obligations
    .flatMap((obligation) => domainObligation(pilot, thresholds, obligation) ?? [])
    .toSorted((a, b) => (a.firedAtMs ?? Number.MAX_VALUE) - (b.firedAtMs ?? Number.MAX_VALUE));
}

const periodsByFigures = new WeakMap<PilotFigures, Map<string, ThresholdPeriod[]>>();

/** The periods of a threshold's scope do not depend on the moment, so an audit of many moments reads them once. */
export function periodsOf(figures: PilotFigures, threshold: Threshold): readonly ThresholdPeriod[] {
  const known = periodsByFigures.get(figures) ?? new Map<string, ThresholdPeriod[]>();
  periodsByFigures.set(figures, known);
  const periods = known.get(threshold.id) ?? thresholdPeriods(figures.prepared, threshold);
  known.set(threshold.id, periods);
  return periods;
}

function engineAnswer(record: RecordOf<"obligationAnswer">): ObligationAnswer | null {
  const at = instantOf(record.at);
  if (at === null) return null;
  const { obligation, answer, by, reason } = record;
  return { obligation, answer, by: by ?? "", reason: reason ?? null, at };
}

function domainObligation(
  pilot: RecordsHolder,
  thresholds: readonly Threshold[],
  obligation: Obligation,
): PilotObligation | null {
  const { id, firing, restated } = obligation;
  const given = recordsOf(pilot, "obligationAnswer").find((record) => record.obligation === id);
  const common = {
    id,
    state: obligation.state === "open" ? ("running" as const) : obligation.state,
    restated,
    answer: obligation.answer === null || given === undefined ? null : answerOf(obligation.answer, given),
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
  const threshold = thresholds.find((known) => known.id === given?.threshold);
  if (threshold === undefined) return null;
  const version = threshold.versions.find((known) => known.version === given?.thresholdVersion);
  return {
    ...scopeOf(threshold),
    ...common,
    ...committed(threshold, version),
    period: given?.period ?? "",
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

function answerOf(
  { answer, reason, at }: ObligationAnswer,
  { by, figures }: RecordOf<"obligationAnswer">,
): AnsweredObligation {
  return { answer, by: by ?? null, reason, figures: figures ?? [], atMs: at };
}

function scopeOf({ id, metric, workflow, segment }: Threshold) {
  return { threshold: id, metric, workflow, segment };
}

/**
 * When the data that fired a threshold came in. Only what would not have fired on the data known at the deadline came
 * late: importing a week again does not give an obligation that had expired a second life.
 */
function arrivedAt(firing: Firing, arrivals: DataArrivals, confirmationHours: number): number | null {
  const { threshold, figures, deadline } = firing;
  const first = figures[0];
  const last = figures.at(-1);
  if (first === undefined || last === undefined) return null;
  const inputs = new Set(
    metricDefinition(threshold.metric).columns.map((column) => column.split(".")[0] as InputName),
  );
  const times = [...inputs].flatMap((input) => arrivals.latestImport(input, first.from, last.to) ?? []);
  const latest = times.length === 0 ? null : Math.max(...times);
  if (latest === null || latest <= deadline) return latest;
  const known = arrivals.dataAt(deadline);
  const hadFired =
    known !== null &&
    firingsOf(threshold, thresholdPeriods(known, threshold), known.clock, confirmationHours, deadline).some(
      ({ obligation }) => obligation === firing.obligation,
    );
  return hadFired ? deadline : latest;
}
