import type { EpochDay } from "../calendar/calendar-date.ts";
import { dayOf } from "../calendar/moments.ts";
import { PHASES } from "../calendar/period.ts";
import { zoneClock } from "../calendar/zone.ts";
import { metricDefinition } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import { baselineInForce } from "./baselines.ts";
import { type ItemWord, isSettled } from "./checklist-item.ts";
import { escalationClocks } from "./escalation-clock.ts";
import { nextReview } from "./next-review.ts";
import { isUnanswered } from "./obligation-answered.ts";
import { LAST_BASELINE_DAY } from "./pilot-calendar.ts";
import type { PilotView } from "./pilot-view.ts";

/** Days ahead that are looked at. */
export const COMING_DAYS = 14;

/** What kind of thing falls due. */
export type ComingKind =
  | "item"
  | "review"
  | "phase gate"
  | "title gate"
  | "baseline"
  | "obligation"
  | "escalation"
  | "decision"
  | "expectation"
  | "change"
  | "ask"
  | "shadow metric";

/** One thing that falls due within the next days. */
export interface ComingRow {
  readonly kind: ComingKind;
  readonly day: EpochDay;
  /** Epoch milliseconds where the hour counts; null: the day does. */
  readonly atMs: number | null;
  /** A sentence without a full stop, or a title. */
  readonly text: string;
  /** Ids of those who answer for it. */
  readonly who: readonly string[];
  readonly state: ItemWord | "running" | "planned" | "open";
  /** Id of the record, or of the obligation, that it is about; null: of none. */
  readonly about: string | null;
}

/** Everything that falls due from today to so many days ahead, by date; of one date in the order of the kinds. */
export function comingRows(
  pilot: RecordsHolder,
  view: PilotView,
  asOfMs: number,
  daysAhead: number = COMING_DAYS,
): readonly ComingRow[] {
  const today = view.moment.date;
  const rows = [
    ...obligationRows(view, asOfMs),
    ...escalationRows(pilot, view, asOfMs),
    ...reviewRows(pilot, view),
    ...baselineRows(pilot, view),
    ...itemRows(view),
    ...gateRows(view),
    ...recordRows(pilot),
  ];
  return rows.filter(({ day }) => day >= today && day <= today + daysAhead).toSorted((a, b) => a.day - b.day);
}

function obligationRows({ obligations, figures }: PilotView, asOfMs: number): readonly ComingRow[] {
  const clock = zoneClock(figures.settings.timeZone);
  return obligations.flatMap((obligation) => {
    const { id, metric, action, owner, deadlineMs } = obligation;
    if (deadlineMs === null || deadlineMs < asOfMs || !isUnanswered(obligation)) return [];
    const text = action ?? `answer what ${metricDefinition(metric).name} fired`;
    const who = owner === null ? [] : [owner];
    return [
      {
        kind: "obligation",
        day: clock.dayOf(deadlineMs),
        atMs: deadlineMs,
        text,
        who,
        state: "running",
        about: id,
      },
    ];
  });
}

function escalationRows(pilot: RecordsHolder, { figures }: PilotView, asOfMs: number): readonly ComingRow[] {
  const clock = zoneClock(figures.settings.timeZone);
  return escalationClocks(pilot, asOfMs)
    .filter(({ isOut }) => !isOut)
    .map(({ id, title, level, levels, endsAtMs, who }) => {
      const next = level < levels ? `moves up to level ${level + 1}` : "the default outcome holds";
      return {
        kind: "escalation",
        day: clock.dayOf(endsAtMs),
        atMs: endsAtMs,
        text: `${title}: ${next}`,
        who,
        state: "running",
        about: id,
      };
    });
}

function reviewRows(pilot: RecordsHolder, { moment }: PilotView): readonly ComingRow[] {
  const next = nextReview(pilot, moment);
  if (next === null) return [];
  const time = next.time === null ? "" : `, ${next.time}`;
  const first = { kind: "review", atMs: null, who: [], state: "planned" } as const;
  const row = { ...first, day: next.day, text: `Weekly review${time}`, about: next.review };
  // The rhythm brings another one before the two weeks are over.
  return [row, { ...row, day: next.day + 7, about: null }];
}

function baselineRows(pilot: RecordsHolder, { moment, figures }: PilotView): readonly ComingRow[] {
  const { startDate } = figures.settings;
  if (baselineInForce(pilot) !== null || Number.isNaN(startDate) || moment.stage === "ended") return [];
  const day = startDate + LAST_BASELINE_DAY;
  const text = `Seal the baseline by Day ${LAST_BASELINE_DAY}`;
  return [{ kind: "baseline", day, atMs: null, text, who: [], state: "open", about: null }];
}

function itemRows({ items }: PilotView): readonly ComingRow[] {
  return items.flatMap((item) =>
    item.due === null || isSettled(item)
      ? []
      : [
          {
            kind: "item",
            day: item.due,
            atMs: null,
            text: item.title,
            who: item.dri === null ? [] : [item.dri],
            state: item.state,
            about: item.id,
          },
        ],
  );
}

function gateRows({ gates, titleGate, figures }: PilotView): readonly ComingRow[] {
  const { startDate } = figures.settings;
  const common = { atMs: null, who: [], about: null } as const;
  const phases = gates.flatMap(({ phase, state, missing }): ComingRow[] => {
    const last = PHASES.find(({ label }) => label === phase)?.lastDay;
    if (last === undefined || state === "closed" || Number.isNaN(startDate)) return [];
    const open = missing.length;
    const text = `${phase} ends: ${open} ${open === 1 ? "item holds" : "items hold"} its gate open`;
    return [{ ...common, kind: "phase gate", day: startDate + last, text, state: "open" }];
  });
  const { opensOn, state } = titleGate;
  const title: ComingRow[] =
    opensOn === null || state === "open"
      ? []
      : [
          {
            ...common,
            kind: "title gate",
            day: opensOn,
            text: "Titles and reporting lines may change by date",
            state: "planned",
          },
        ];
  return [...phases, ...title];
}

/** Decisions, what they expected, planned changes, asks and shadow metrics: each with a date of its own. */
function recordRows(pilot: RecordsHolder): readonly ComingRow[] {
  const row = (
    kind: ComingKind,
    date: string | undefined,
    text: string,
    about: string,
    who: readonly (string | undefined)[],
    state: ComingRow["state"],
  ): readonly ComingRow[] => {
    const day = dayOf(date);
    const people = who.filter((id) => id !== undefined);
    return day === null ? [] : [{ kind, day, atMs: null, text, who: people, state, about }];
  };
  return [
    ...recordsOf(pilot, "decision").flatMap(({ id, title, lenses, owner, status }) =>
      status !== "approved" && status !== "executed"
        ? []
        : dueLenses(lenses).flatMap((by) =>
            row("expectation", by, `Expected by then of “${title}”`, id, [owner], "planned"),
          ),
    ),
    ...recordsOf(pilot, "change").flatMap(({ id, key, title, plannedOn, status }) =>
      status === "planned" || status === "authorised"
        ? row("change", plannedOn, title ?? key, id, [], "planned")
        : [],
    ),
    ...recordsOf(pilot, "ask").flatMap(({ id, withheld, text, due, owner, answer }) =>
      withheld.length === 0 && answer === undefined ? row("ask", due, text, id, [owner], "open") : [],
    ),
    ...recordsOf(pilot, "shadowMetric").flatMap(({ id, withheld, name, decision, by, owner }) =>
      withheld.length > 0 || decision === undefined || decision === "keep"
        ? []
        : row(
            "shadow metric",
            by,
            `${decision === "retire" ? "Retire" : "Convert"} “${name}”`,
            id,
            [owner],
            "open",
          ),
    ),
  ];
}

function dueLenses(
  lenses: { readonly [lens: string]: { readonly by?: string } | undefined } | undefined,
): readonly string[] {
  const dates = Object.values(lenses ?? {}).flatMap((lens) => lens?.by ?? []);
  return [...new Set(dates)];
}
