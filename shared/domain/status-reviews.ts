import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { recordsOf } from "../records/read-records.ts";
import { CLAIM_NAMES, missingClaims } from "./narrative-claims.ts";
import { narrativeState } from "./narrative-state.ts";
import { nextReview } from "./next-review.ts";
import { askRows } from "./open-asks.ts";
import type { PilotView } from "./pilot-view.ts";
import { type ReviewAgenda, reviewAgenda, routineWords } from "./review-agenda.ts";
import { type ReviewKind, reviewSeries, type SeriesBottleneck, type SeriesCounts } from "./review-series.ts";
import { type ResetCell, type SegmentRevenue, strategicReset } from "./strategic-reset.ts";

/** A series as `status` gives it; dates as texts. */
export interface StatusSeries {
  readonly kind: ReviewKind;
  readonly counts: SeriesCounts;
  readonly bottleneck: SeriesBottleneck;
  readonly entries: readonly {
    readonly number: number | null;
    readonly due: string | null;
    readonly on: string;
    readonly state: string;
    readonly moved: boolean;
    readonly reasons: readonly string[];
    readonly review: string | null;
    readonly tradeOff: boolean | null;
  }[];
}

/** What reviews are about: the agenda of the next weekly one, the rhythm, the month's table and the narratives. */
export interface StatusReview {
  readonly next: { readonly on: string; readonly time: string | null; readonly running: boolean } | null;
  /** People by name. */
  readonly agenda: ReviewAgenda & { readonly folded: string };
  readonly series: readonly StatusSeries[];
  readonly reset: {
    readonly month: { readonly from: string; readonly to: string } | null;
    readonly effort: "recorded" | "effort not recorded";
    readonly cells: readonly ResetCell[];
    readonly segments: readonly SegmentRevenue[];
  };
  readonly narratives: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: "draft" | "published" | "broken";
    readonly claims: readonly {
      readonly claim: string;
      readonly state: string;
      readonly why: string | null;
    }[];
    readonly faults: readonly { readonly code: string; readonly text: string }[];
    readonly missingClaims: readonly string[];
    /** Numbers (from 1) of the sentences that are older than a figure in them. */
    readonly older: readonly number[];
  }[];
}

/** A question that somebody put, as `status` gives it: people by name. */
export interface StatusAsk {
  readonly id: string;
  readonly text: string;
  readonly about: string | null;
  readonly subject: string | null;
  /** The profile that put it. */
  readonly askedBy: string | null;
  readonly circle: string;
  readonly owner: string | null;
  readonly due: string | null;
  readonly overdue: boolean;
  readonly ageDays: number | null;
  readonly answer: string | null;
  readonly answeredOn: string | null;
}

/** The state of reviews at the moment of a view. */
export function statusReview(
  pilot: PilotState,
  view: PilotView,
  nameOf: (person: string | null) => string | null,
): StatusReview {
  const agenda = reviewAgenda(pilot, view);
  const next = nextReview(pilot, view.moment);
  const reset = strategicReset(pilot, view.figures, view.asOfMs);
  return {
    next:
      next === null ? null : { on: formatCalendarDate(next.day), time: next.time, running: next.isRunning },
    agenda: {
      ...agenda,
      due: agenda.due.map((duty) => ({ ...duty, who: duty.who.flatMap((id) => nameOf(id) ?? []) })),
      folded: routineWords(agenda.routine),
    },
    series: (["weekly", "monthly", "quarterly"] as const).map((kind) => statusSeries(pilot, view, kind)),
    reset: {
      month:
        reset.month === null
          ? null
          : { from: formatCalendarDate(reset.month.from), to: formatCalendarDate(reset.month.to) },
      effort: reset.hasEffort ? "recorded" : "effort not recorded",
      cells: reset.cells,
      segments: reset.segments,
    },
    narratives: recordsOf(pilot, "narrative")
      .filter(({ withheld }) => withheld.length === 0)
      .map((narrative) => {
        const state = narrativeState(pilot, view.figures, narrative, view.asOfMs);
        return {
          id: state.id,
          title: state.title,
          state: state.isPublished ? (state.isIntact === true ? "published" : "broken") : "draft",
          claims: state.claims.map((claim) => ({
            claim: claim.claim,
            state: claim.state,
            why: claim.fault?.text ?? null,
          })),
          faults: state.faults,
          missingClaims: missingClaims(state.claims).map((kind) => CLAIM_NAMES[kind]),
          older: state.older.map((place) => place + 1),
        };
      }),
  };
}

function statusSeries(pilot: PilotState, { moment }: PilotView, kind: ReviewKind): StatusSeries {
  const { entries, counts, bottleneck } = reviewSeries(pilot, kind, moment.date);
  return {
    kind,
    counts,
    bottleneck,
    entries: entries.map(({ number, due, on, state, isMoved, reasons, review, hasTradeOff }) => ({
      number,
      due: due === null ? null : formatCalendarDate(due),
      on: formatCalendarDate(on),
      state,
      moved: isMoved,
      reasons,
      review,
      tradeOff: hasTradeOff,
    })),
  };
}

/** All asks, the open ones first. */
export function statusAsks(
  pilot: PilotState,
  { moment }: PilotView,
  nameOf: (person: string | null) => string | null,
): readonly StatusAsk[] {
  return askRows(pilot, moment.date).map(
    ({
      id,
      text,
      about,
      metric,
      subject,
      askedBy,
      circle,
      owner,
      due,
      isOverdue,
      ageDays,
      answer,
      answeredOn,
    }) => ({
      id,
      text,
      about: about ?? metric,
      subject,
      askedBy,
      circle,
      owner: nameOf(owner),
      due: due === null ? null : formatCalendarDate(due),
      overdue: isOverdue,
      ageDays,
      answer,
      answeredOn: answeredOn === null ? null : formatCalendarDate(answeredOn),
    }),
  );
}
