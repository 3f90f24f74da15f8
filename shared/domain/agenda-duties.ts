import { formatCalendarDate } from "../calendar/calendar-date.ts";
import { formatInstant } from "../calendar/instant.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { type MetricId, metricDefinition } from "../metrics/registry.ts";
import { recordsOf } from "../records/read-records.ts";
import { byUrgency } from "./checklist-item.ts";
import { escalationClocks } from "./escalation-clock.ts";
import { metricInterval, metricValue } from "./metric-words.ts";
import { isUnanswered } from "./obligation-answered.ts";
import { openAsks } from "./open-asks.ts";
import type { PilotObligation } from "./pilot-obligations.ts";
import type { PilotView } from "./pilot-view.ts";

export type DutyKind = "obligation" | "escalation" | "item" | "ask" | "parked";

/** One thing that is due before anything else is talked about. */
export interface AgendaDuty {
  readonly kind: DutyKind;
  /** Id of the record or obligation; of a parked point that of the review that parked it. */
  readonly id: string;
  /** What it is, in a sentence without a full stop. */
  readonly text: string;
  /** The figure, the level or the subject behind it; null: there is nothing to add. */
  readonly detail: string | null;
  /** The exact words that were committed to; null: of none but an obligation, or none were. */
  readonly words: string | null;
  /** Of an obligation: the figure that it is about, names or `*`; null: of nothing else. */
  readonly figure: { readonly metric: MetricId; readonly workflow: string; readonly segment: string } | null;
  /** Ids of those who answer for it. */
  readonly who: readonly string[];
  /** Moment (ISO 8601, UTC) where the hour counts, else a date; null: none was set. */
  readonly due: string | null;
  /** Its time has passed. */
  readonly isLate: boolean;
  readonly state: "expired" | "running" | "late" | "open" | "late data";
}

/**
 * What comes first in every weekly review: fired obligations that nobody answered (those that expired first), running
 * escalations, late items, open asks, and what the last review put aside.
 */
export function agendaDuties(
  pilot: PilotState,
  view: PilotView,
  since: string | null,
): readonly AgendaDuty[] {
  const { asOfMs, moment } = view;
  return [
    ...view.obligations.filter(isUnanswered).map(obligationDuty).toSorted(byLateness),
    ...escalationClocks(pilot, asOfMs).map((clock): AgendaDuty => {
      const { id, title, level, levels, endsAtMs, who, isOut, defaultOutcome } = clock;
      return {
        kind: "escalation",
        id,
        text: title,
        detail: isOut
          ? `ran out: ${defaultOutcome ?? "no default outcome was modelled"}`
          : `level ${level} of ${levels}`,
        words: null,
        figure: null,
        who,
        due: formatInstant(endsAtMs),
        isLate: isOut,
        state: isOut ? "expired" : "running",
      };
    }),
    ...byUrgency(view.items.filter(({ late }) => late)).map(
      ({ id, title, missing, dri, due }): AgendaDuty => ({
        kind: "item",
        id,
        text: title,
        detail: missing[0] ?? null,
        words: null,
        figure: null,
        who: dri === null ? [] : [dri],
        due: due === null ? null : formatCalendarDate(due),
        isLate: true,
        state: "late",
      }),
    ),
    ...openAsks(pilot, moment.date).map(
      ({ id, text, subject, owner, due, isOverdue }): AgendaDuty => ({
        kind: "ask",
        id,
        text,
        detail: subject,
        words: null,
        figure: null,
        who: owner === null ? [] : [owner],
        due: due === null ? null : formatCalendarDate(due),
        isLate: isOverdue,
        state: "open",
      }),
    ),
    ...parkedDuties(pilot, since),
  ];
}

function obligationDuty(obligation: PilotObligation): AgendaDuty {
  const { id, metric, workflow, segment, action, owner, deadlineMs, state, figures } = obligation;
  const figure = figures.at(-1);
  const scope = [workflow, segment].filter((name) => name !== "*");
  const name = [metricDefinition(metric).name, ...scope].join(", ");
  const value = figure?.value ?? null;
  const interval = figure === undefined ? "" : metricInterval(metric, figure.low, figure.high);
  const reading = value === null ? null : metricValue(metric, value);
  return {
    kind: "obligation",
    id,
    text: name,
    detail: reading === null || interval === "" ? reading : `${reading} (${interval})`,
    words: action,
    figure: { metric, workflow, segment },
    who: owner === null ? [] : [owner],
    due: deadlineMs === null ? null : formatInstant(deadlineMs),
    isLate: state === "expired",
    state: state === "expired" || state === "late data" ? state : "running",
  };
}

function byLateness(a: AgendaDuty, b: AgendaDuty): number {
  if (a.isLate !== b.isLate) return a.isLate ? -1 : 1;
  return (a.due ?? "9") < (b.due ?? "9") ? -1 : 1;
}

/** What the last closed review parked: it comes up once. */
function parkedDuties(pilot: PilotState, since: string | null): readonly AgendaDuty[] {
  const last = recordsOf(pilot, "review").find(({ id }) => id === since);
  return (last?.parked ?? []).map((text) => ({
    kind: "parked",
    id: last?.id ?? "",
    text,
    detail: "parked in the review before",
    words: null,
    figure: null,
    who: [],
    due: null,
    isLate: false,
    state: "open",
  }));
}
