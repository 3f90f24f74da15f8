import { formatCalendarDate } from "../calendar/calendar-date.ts";
import { formatInstant } from "../calendar/instant.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { MetricId } from "../metrics/registry.ts";
import { metricDefinition } from "../metrics/registry.ts";
import type { WeekSignal } from "../metrics/signals.ts";
import { recordsOf } from "../records/read-records.ts";
import { type AgendaDuty, agendaDuties } from "./agenda-duties.ts";
import type { ChangeKind } from "./change-register.ts";
import type { ChangeWord } from "./change-state.ts";
import { figureIn, intervalOf } from "./frozen-figure.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import type { PilotView } from "./pilot-view.ts";
import { reviewReady } from "./review-ready.ts";
import type { ReviewSectionKey } from "./review-sections.ts";
import { isTaken } from "./rights.ts";
import { type ValueQuestion, valueQuestions } from "./value-questions.ts";

/** A metric that gave a signal in the last whole week. */
export interface AgendaSignal {
  readonly metric: MetricId;
  /** Name, or `*`. */
  readonly workflow: string;
  readonly week: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  /** The centre of the weeks before; null where there are too few of them for a chart. */
  readonly usual: number | null;
  /** Went up or down against the weeks before; null: neither. */
  readonly direction: "up" | "down" | null;
  /** Why it counts: the rules of the chart that it broke, in words without a full stop. */
  readonly why: string;
}

/** A change as the agenda has it; `on`: the day it went live, or is to (YYYY-MM-DD); null: nobody said when. */
export interface AgendaChange {
  readonly id: string;
  readonly title: string;
  readonly workflow: string;
  readonly kinds: readonly ChangeKind[];
  readonly state: ChangeWord;
  readonly on: string | null;
  /** Of what is to ship: what holds it up. */
  readonly blockers: readonly string[];
}

/** A question that waits for a decision. */
export interface AgendaDecision {
  readonly id: string;
  readonly title: string;
  readonly dueOn: string | null;
}

/** The agenda of a weekly review, made of the record alone: plain data, so that a closed review keeps what it saw. */
export interface ReviewAgenda {
  /** The review that it counts from, and the moment (ISO 8601, UTC); null: none was closed, a week is looked back on. */
  readonly sinceReview: string | null;
  readonly since: string;
  /** The week that signals are about (first and last day); null: there are no data. */
  readonly week: { readonly from: string; readonly to: string } | null;
  readonly due: readonly AgendaDuty[];
  readonly changed: readonly AgendaChange[];
  readonly moved: readonly AgendaSignal[];
  readonly regressed: readonly AgendaSignal[];
  /** Metrics that only varied as they usually do, and those of which it is too early to tell. */
  readonly routine: { readonly steady: number; readonly tooEarly: number };
  readonly questions: readonly ValueQuestion[];
  /** Decisions that wait. */
  readonly undecided: readonly AgendaDecision[];
  readonly shipsNext: readonly AgendaChange[];
}

/** The agenda as it stands at the moment of a view: a pure function of the record (method.md, 6). */
export function reviewAgenda(pilot: PilotState, view: PilotView): ReviewAgenda {
  const { figures, asOfMs } = view;
  const ready = reviewReady(pilot, figures, asOfMs);
  const signal = (one: WeekSignal): AgendaSignal => agendaSignal(figures, one, ready.week, asOfMs);
  return {
    sinceReview: ready.since,
    since: formatInstant(ready.sinceMs),
    week:
      ready.week === null
        ? null
        : { from: formatCalendarDate(ready.week.from), to: formatCalendarDate(ready.week.to) },
    due: agendaDuties(pilot, view, ready.since),
    changed: ready.changed.map(({ id, title, workflow, kinds, status, day }) => ({
      id,
      title,
      workflow,
      kinds,
      state: status,
      on: formatCalendarDate(day),
      blockers: [],
    })),
    moved: ready.moved.map(signal),
    regressed: ready.regressed.map(signal),
    routine: { steady: ready.steady, tooEarly: ready.tooEarly },
    questions: valueQuestions(figures, ready.week, asOfMs),
    undecided: recordsOf(pilot, "decision")
      .filter((decision) => !isTaken(decision) && decision.status !== "rejected")
      .map(({ id, title, dueOn }) => ({ id, title, dueOn: dueOn ?? null }))
      .toSorted((a, b) => ((a.dueOn ?? "9") < (b.dueOn ?? "9") ? -1 : 1)),
    shipsNext: ready.shipsNext.map(({ id, title, workflow, kinds, state, plannedOn, blockers }) => ({
      id,
      title,
      workflow,
      kinds,
      state,
      on: plannedOn === null ? null : formatCalendarDate(plannedOn),
      blockers,
    })),
  };
}

/** The sections that have nothing to say. The trade-off is asked for every time. */
export function emptySections(agenda: ReviewAgenda): ReadonlySet<ReviewSectionKey> {
  const lists: readonly (readonly [ReviewSectionKey, readonly unknown[]])[] = [
    ["due", agenda.due],
    ["changed", agenda.changed],
    ["moved", agenda.moved],
    ["regressed", agenda.regressed],
    ["ships", agenda.shipsNext],
  ];
  return new Set(lists.filter(([, list]) => list.length === 0).map(([key]) => key));
}

/** `11 metrics: routine variation · 3 too early to tell`; empty where no metric was looked at. */
export function routineWords({ steady, tooEarly }: ReviewAgenda["routine"]): string {
  const parts = [
    ...(steady === 0 ? [] : [`${steady} ${steady === 1 ? "metric" : "metrics"}: routine variation`]),
    ...(tooEarly === 0 ? [] : [`${tooEarly} too early to tell`]),
  ];
  return parts.join(" · ");
}

function agendaSignal(
  figures: PilotFigures,
  { metric, workflow, week, value, chart, verdict }: WeekSignal,
  range: DataRange | null,
  asOfMs: number,
): AgendaSignal {
  const figure = range === null ? undefined : figureIn(figures, metric, { workflow, segment: "*" }, range);
  const ends =
    range === null || figure === undefined
      ? { low: null, high: null }
      : intervalOf(figures, figure, range, asOfMs);
  const hasChart = chart.state !== "too early";
  return {
    metric,
    workflow,
    week,
    value,
    low: ends.low,
    high: ends.high,
    n: figure?.n ?? null,
    usual: hasChart ? chart.centre : null,
    direction: hasChart
      ? chart.side === null
        ? null
        : chart.side === "above"
          ? "up"
          : "down"
      : directionOf(metric, verdict),
    why: hasChart
      ? chart.signals.map((rule) => RULES[rule]).join("; ")
      : "a detectable change against the week before",
  };
}

function directionOf(metric: MetricId, verdict: WeekSignal["verdict"]): AgendaSignal["direction"] {
  const { direction } = metricDefinition(metric);
  if (direction === "none" || (verdict !== "improved" && verdict !== "worse")) return null;
  return (verdict === "improved") === (direction === "up") ? "up" : "down";
}

const RULES = {
  outside: "outside the limits of the weeks before",
  "run of 8": "eight weeks in a row on one side of the usual",
  "3 of 4 nearer the limit": "three of four weeks nearer to the limit than to the usual",
} as const;
