import { dayOf, instantOf } from "../calendar/moments.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { Obligation } from "../metrics/obligations.ts";
import { obligationsOf } from "../metrics/obligations.ts";
import type { MetricId } from "../metrics/registry.ts";
import { isMetricId, metricDefinition } from "../metrics/registry.ts";
import type { ObligationAnswer, Threshold, ThresholdVersion } from "../metrics/threshold.ts";
import type { Firing, ThresholdPeriod } from "../metrics/threshold-state.ts";
import { firingsOf, thresholdPeriods } from "../metrics/threshold-state.ts";
import type { InputName } from "../observations/input-templates.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { DataArrivals } from "./data-arrivals.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** How an obligation stands (metrics.md, "Thresholds"); `running`: to be answered, the deadline has not passed. */
export type ObligationWord = "running" | "obeyed" | "overruled" | "expired" | "late data";

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
  /** Id of the owner, or null. */
  readonly owner: string | null;
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
  const thresholds = recordsOf(pilot, "threshold").flatMap((record) => engineThreshold(pilot, record) ?? []);
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
function periodsOf(figures: PilotFigures, threshold: Threshold): ThresholdPeriod[] {
  const known = periodsByFigures.get(figures) ?? new Map<string, ThresholdPeriod[]>();
  periodsByFigures.set(figures, known);
  const periods = known.get(threshold.id) ?? thresholdPeriods(figures.prepared, threshold);
  known.set(threshold.id, periods);
  return periods;
}

/** A threshold record as the engine reads it; null for a metric that this version does not know. */
function engineThreshold(pilot: RecordsHolder, record: RecordOf<"threshold">): Threshold | null {
  const { metric } = record;
  if (!isMetricId(metric)) return null;
  const workflow = record.workflow === undefined ? null : recordById(pilot, "workflow", record.workflow);
  const segment = record.segment === undefined ? null : recordById(pilot, "segment", record.segment);
  return {
    id: record.id,
    metric,
    workflow: workflow?.name ?? "*",
    segment: segment?.name ?? "*",
    badSide: record.versions.at(-1)?.direction ?? "above",
    versions: record.versions.map(
      (version): ThresholdVersion => ({
        version: version.version,
        appliesFrom: dayOf(version.appliesFrom) ?? Number.POSITIVE_INFINITY,
        warn: version.warn ?? null,
        breach: version.breach,
        periods: version.periods ?? 1,
        owner: version.owner ?? null,
        keeper: version.keeper ?? null,
        action: version.action ?? null,
        deadlineHours: version.deadlineHours ?? Number.POSITIVE_INFINITY,
      }),
    ),
  };
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
  const state = obligation.state === "open" ? "running" : obligation.state;
  if (firing !== null) {
    const { threshold, version, period, firedAt, deadline, figures } = firing;
    return {
      ...scopeOf(threshold),
      id,
      period,
      state,
      restated,
      action: version.action,
      owner: version.owner,
      firedAtMs: firedAt,
      deadlineMs: Number.isFinite(deadline) ? deadline : null,
      figures,
    };
  }
  const answer = recordsOf(pilot, "obligationAnswer").find((record) => record.obligation === id);
  const threshold = thresholds.find((known) => known.id === answer?.threshold);
  if (threshold === undefined) return null;
  const version = threshold.versions.find((known) => known.version === answer?.thresholdVersion);
  return {
    ...scopeOf(threshold),
    id,
    period: answer?.period ?? "",
    state,
    restated,
    action: version?.action ?? null,
    owner: version?.owner ?? null,
    firedAtMs: null,
    deadlineMs: null,
    figures: [],
  };
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
