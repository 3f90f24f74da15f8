import type { EpochDay } from "../calendar/calendar-date.ts";
import { dayOf, instantOf } from "../calendar/moments.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { WeekSignal } from "../metrics/signals.ts";
import { weekSignals } from "../metrics/signals.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { lastPeriod } from "./band-state.ts";
import { lastMatureDate } from "./maturity.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import { processShifts } from "./process-shifts.ts";

/** Days ahead within which a planned change counts as shipping next. */
export const SHIPS_WITHIN_DAYS = 14;
/** Days looked back on where no weekly review was ever closed. */
const FIRST_LOOK_BACK_DAYS = 7;
const MS_PER_DAY = 86_400_000;

/** A change on the agenda; `day` is when it went live, or when it is to; null: nobody said when. */
export interface ReviewChange {
  readonly id: string;
  readonly title: string;
  readonly day: EpochDay | null;
  readonly kinds: NonNullable<RecordOf<"change">["kinds"]>;
  readonly status: NonNullable<RecordOf<"change">["status"]>;
  /** Name of its workflow, or `*`. */
  readonly workflow: string;
}

/** What the weekly review will look at: what changed, moved, regressed and ships next (method.md, 6). */
export interface ReviewReady {
  /** Epoch milliseconds from which changes count: the close of the last weekly review, else a week ago. */
  readonly sinceMs: number;
  /** Id of that review; null: none was ever closed. */
  readonly since: string | null;
  /** The last whole mature week, which signals are about; null: there are no data. */
  readonly week: DataRange | null;
  /** Went live since then, newest first. */
  readonly changed: readonly ReviewChange[];
  /** Signals in the good direction, or of metrics that have none. */
  readonly moved: readonly WeekSignal[];
  /** Signals in the bad direction. */
  readonly regressed: readonly WeekSignal[];
  /** Metrics that had a chart and no signal: routine variation. */
  readonly steady: number;
  /** Metrics with a value of which it is too early to tell. */
  readonly tooEarly: number;
  /** Planned or authorised for the next fourteen days, or without a date, the earliest first. */
  readonly shipsNext: readonly ReviewChange[];
}

/** The state of the next weekly review's matter at `asOfMs`. */
export function reviewReady(pilot: RecordsHolder, figures: PilotFigures, asOfMs: number): ReviewReady {
  const { clock } = figures.prepared;
  const today = clock.dayOf(asOfMs);
  const last = lastClosed(pilot, asOfMs);
  const sinceMs = last?.atMs ?? asOfMs - FIRST_LOOK_BACK_DAYS * MS_PER_DAY;
  const changes = recordsOf(pilot, "change");
  const week = figures.range === null ? null : lastPeriod(false, lastMatureDate(figures.settings, asOfMs));
  const signals = week === null ? [] : ownSignals(pilot, figures, week, asOfMs);
  return {
    sinceMs,
    since: last?.id ?? null,
    week,
    changed: changes
      .flatMap((change) => {
        const at = instantOf(change.at);
        const isLive = change.status !== "planned" && change.status !== "authorised";
        return at !== null && isLive && at > sinceMs && at <= asOfMs
          ? [reviewChange(pilot, change, clock.dayOf(at))]
          : [];
      })
      .toSorted((a, b) => (b.day ?? 0) - (a.day ?? 0)),
    moved: signals.filter(({ state }) => state === "moved"),
    regressed: signals.filter(({ state }) => state === "regressed"),
    steady: signals.filter(({ state }) => state === "no signal").length,
    tooEarly: signals.filter(({ state }) => state === "too early to tell").length,
    shipsNext: changes
      .flatMap((change) => {
        const isAhead = change.status === "planned" || change.status === "authorised";
        const day = dayOf(change.plannedOn);
        return isAhead && (day === null || day <= today + SHIPS_WITHIN_DAYS)
          ? [reviewChange(pilot, change, day)]
          : [];
      })
      .toSorted((a, b) => (a.day ?? Number.MAX_VALUE) - (b.day ?? Number.MAX_VALUE)),
  };
}

function lastClosed(
  pilot: RecordsHolder,
  asOfMs: number,
): { readonly id: string; readonly atMs: number } | null {
  const closed = recordsOf(pilot, "review").flatMap(({ id, kind, closedAt }) => {
    const atMs = instantOf(closedAt);
    return kind === "weekly" && atMs !== null && atMs <= asOfMs ? [{ id, atMs }] : [];
  });
  return closed.toSorted((a, b) => b.atMs - a.atMs)[0] ?? null;
}

/** Each metric once where there is one workflow; else of each workflow, and of the company where a metric knows none. */
function ownSignals(
  pilot: RecordsHolder,
  figures: PilotFigures,
  week: DataRange,
  asOfMs: number,
): readonly WeekSignal[] {
  const signals = weekSignals(figures.prepared, {
    week: week.from,
    asOf: asOfMs,
    shifts: processShifts(pilot),
  });
  const isLone = recordsOf(pilot, "workflow").length <= 1;
  const named = new Set(signals.filter(({ workflow }) => workflow !== "*").map(({ metric }) => metric));
  return signals.filter(({ metric, workflow }) =>
    isLone ? workflow === "*" : workflow !== "*" || !named.has(metric),
  );
}

function reviewChange(
  pilot: RecordsHolder,
  { id, title, key, kinds = [], status = "deployed", workflow }: RecordOf<"change">,
  day: EpochDay | null,
): ReviewChange {
  const name = workflow === undefined ? "*" : (recordById(pilot, "workflow", workflow)?.name ?? "*");
  return { id, title: title ?? key, day, kinds, status, workflow: name };
}
