import type { EpochDay } from "../calendar/calendar-date.ts";
import { dayOf, instantOf } from "../calendar/moments.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { BadSide } from "../metrics/line-state.ts";
import { isPast } from "../metrics/line-state.ts";
import { maturesAt } from "../metrics/maturity.ts";
import type { MetricDirection } from "../metrics/metric-definition.ts";
import type { MetricId } from "../metrics/registry.ts";
import { metricDefinition } from "../metrics/registry.ts";
import type { ThresholdPeriod } from "../metrics/threshold-periods.ts";
import { thresholdPeriodKind } from "../metrics/threshold-periods.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { type CaseParts, caseParts } from "./case-parts.ts";
import { engineThresholds } from "./engine-threshold.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import type { ObligationTerms, PilotObligation } from "./pilot-obligations.ts";
import { holdsRightsBack, periodsOf } from "./pilot-obligations.ts";
import type { RightState } from "./rights.ts";
import { touches } from "./rights.ts";

/** Days on either side of the crossing within which changes are named. */
export const CASE_CHANGE_DAYS = 14;

/** A change near the crossing: `day` is its date in the pilot's zone. */
export interface CaseChange {
  readonly id: string;
  readonly day: EpochDay;
  readonly title: string;
  readonly kinds: NonNullable<RecordOf<"change">["kinds"]>;
  readonly status: NonNullable<RecordOf<"change">["status"]>;
  /** Name, or `*`: it was made to no single workflow. */
  readonly workflow: string;
}

/** Everything that is to be seen before an obligation is answered. Moments are epoch milliseconds. */
export interface ObligationCase {
  readonly obligation: PilotObligation;
  readonly metric: MetricId;
  readonly metricName: string;
  readonly direction: MetricDirection;
  /** Whether its periods are weeks or months. */
  readonly step: "week" | "month";
  /** The newest figure that fired it, as the data are now; null: there are no data of that period any more. */
  readonly figure: ThresholdPeriod | null;
  readonly line: ObligationTerms | null;
  /** First period of the unbroken run past the line that ends with the period that fired; null: it is not past it. */
  readonly since: ThresholdPeriod | null;
  /** Periods in that run. */
  readonly periodsPast: number;
  /** The newest mature whole period after the one that fired, with whether it is still past the line; null: none yet. */
  readonly latest: { readonly figure: ThresholdPeriod; readonly isPast: boolean } | null;
  /** What lies below the figure, the part that carries it first; null: nothing does. */
  readonly parts: CaseParts | null;
  /** Changes from 14 days before the crossing to 14 days after it, none later than the period, newest first. */
  readonly changes: readonly CaseChange[];
  /** The exact words committed to; null: none were. */
  readonly words: string | null;
  /** Names; null: nobody. */
  readonly owner: string | null;
  readonly keeper: string | null;
  /** Negative once it has passed; null: no deadline. */
  readonly timeLeftMs: number | null;
  /** Delegated rights that it holds back at the moment. */
  readonly suspended: readonly RightState[];
  /** Who answered, by name; null: nobody has, or nobody was named. */
  readonly answeredBy: string | null;
}

/** What a case is made from: a pilot and what was derived from it at `asOfMs`. */
export interface CaseSource {
  readonly figures: PilotFigures;
  readonly obligations: readonly PilotObligation[];
  readonly rights: readonly RightState[];
}

/** The case of one obligation at `asOfMs`; null: there is none with that id. */
export function obligationCase(
  pilot: RecordsHolder,
  { figures, obligations, rights }: CaseSource,
  asOfMs: number,
  id: string,
): ObligationCase | null {
  const obligation = obligations.find((one) => one.id === id);
  if (obligation === undefined) return null;
  const { metric, terms, deadlineMs, answer } = obligation;
  const threshold = engineThresholds(pilot).find((one) => one.id === obligation.threshold);
  const periods = threshold === undefined ? [] : (periodsOf(figures, [threshold])[0] ?? []);
  const place = periods.findIndex(({ label }) => label === obligation.period);
  const figure = periods[place] ?? obligation.figures.at(-1) ?? null;
  const run = terms === null ? [] : runPast(periods.slice(0, place + 1), terms);
  const since = run[0] ?? null;
  const nameOf = (person: string | null): string | null =>
    person === null ? null : (recordById(pilot, "person", person)?.name ?? null);
  const definition = metricDefinition(metric);
  return {
    obligation,
    metric,
    metricName: definition.name,
    direction: definition.direction,
    step: thresholdPeriodKind({ metric }),
    figure,
    line: terms,
    since,
    periodsPast: run.length,
    latest: latestOf(figures, periods.slice(place + 1), terms, asOfMs),
    parts: figure === null || terms === null ? null : caseParts(figures, { ...obligation, ...terms }, figure),
    changes: figure === null ? [] : changesNear(pilot, figures, obligation.workflow, since ?? figure, figure),
    words: obligation.action,
    owner: nameOf(obligation.owner),
    keeper: nameOf(obligation.keeper),
    timeLeftMs: deadlineMs === null ? null : deadlineMs - asOfMs,
    suspended: heldBack(pilot, rights, obligation),
    answeredBy: nameOf(answer?.by ?? null),
  };
}

interface Line {
  readonly breach: number;
  readonly badSide: BadSide;
}

/** The unbroken run of periods past a line at the end of a list. */
function runPast(periods: readonly ThresholdPeriod[], line: Line): readonly ThresholdPeriod[] {
  const run: ThresholdPeriod[] = [];
  for (const period of periods.toReversed()) {
    const next = run[0];
    if (next !== undefined && next.from !== period.to + 1) break;
    if (!isPast(period.value, line.breach, line.badSide)) break;
    run.unshift(period);
  }
  return run;
}

function latestOf(
  { settings }: PilotFigures,
  later: readonly ThresholdPeriod[],
  line: Line | null,
  asOfMs: number,
): ObligationCase["latest"] {
  const clock = zoneClock(settings.timeZone);
  const figure = later.findLast(
    ({ to, value }) => value !== null && maturesAt(clock, to, settings.confirmationHours) <= asOfMs,
  );
  if (figure === undefined || line === null) return null;
  return { figure, isPast: isPast(figure.value, line.breach, line.badSide) };
}

/** The changes that went live from 14 days before a crossing to 14 days after it, none later than `fired`, newest first. */
export function changesNear(
  pilot: RecordsHolder,
  { settings }: PilotFigures,
  workflow: string,
  crossing: ThresholdPeriod,
  fired: ThresholdPeriod,
): readonly CaseChange[] {
  const clock = zoneClock(settings.timeZone);
  const first = crossing.from - CASE_CHANGE_DAYS;
  const last = Math.min(crossing.from + CASE_CHANGE_DAYS, fired.to);
  return recordsOf(pilot, "change")
    .flatMap((change): readonly CaseChange[] => {
      const at = instantOf(change.at);
      const day = at === null ? dayOf(change.plannedOn) : clock.dayOf(at);
      const status = change.status ?? "deployed";
      const own = change.workflow === undefined ? null : recordById(pilot, "workflow", change.workflow);
      const name = own?.name ?? "*";
      const isElsewhere = workflow !== "*" && name !== "*" && name !== workflow;
      const hasHappened = status !== "planned" && status !== "authorised";
      if (day === null || day < first || day > last || isElsewhere || !hasHappened) return [];
      const { id, title, key, kinds = [] } = change;
      return [{ id, day, title: title ?? key, kinds, status, workflow: name }];
    })
    .toSorted((a, b) => b.day - a.day);
}

/** The delegated rights that an obligation holds back: those with a band on its metric and scope. */
function heldBack(
  pilot: RecordsHolder,
  rights: readonly RightState[],
  obligation: PilotObligation,
): readonly RightState[] {
  if (!holdsRightsBack(obligation)) return [];
  return rights.filter(({ id, state }) => {
    const bands = state === "suspended" ? (recordById(pilot, "guardrail", id)?.bands ?? []) : [];
    return bands.some((band) => touches({ pilot }, band, obligation));
  });
}
