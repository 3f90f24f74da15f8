import type { EpochDay } from "../calendar/calendar-date.ts";
import { instantOf } from "../calendar/moments.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { WeekSignal } from "../metrics/signals.ts";
import { weekSignals } from "../metrics/signals.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { lastPeriod } from "./band-state.ts";
import { type ChangeKind, type ShippingChange, shipsNext } from "./change-register.ts";
import { type ChangeWord, changeTitle, isLive } from "./change-state.ts";
import { lastMatureDate } from "./maturity.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import { processShifts } from "./process-shifts.ts";

/** Days looked back on where no weekly review was ever closed. */
const FIRST_LOOK_BACK_DAYS = 7;
const MS_PER_DAY = 86_400_000;

/** A change that went live; `day` is when. */
export interface ReviewChange {
  readonly id: string;
  readonly title: string;
  readonly day: EpochDay;
  readonly kinds: readonly ChangeKind[];
  readonly status: ChangeWord;
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
  /** Planned or authorised, by their day, those without one last. */
  readonly shipsNext: readonly ShippingChange[];
}

/** The state of the next weekly review's matter at `asOfMs`. */
export function reviewReady(pilot: RecordsHolder, figures: PilotFigures, asOfMs: number): ReviewReady {
  const { clock } = figures.prepared;
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
        return at !== null && isLive(change) && at > sinceMs && at <= asOfMs
          ? [reviewChange(pilot, change, clock.dayOf(at))]
          : [];
      })
      .toSorted((a, b) => b.day - a.day),
    moved: signals.filter(({ state }) => state === "moved"),
    regressed: signals.filter(({ state }) => state === "regressed"),
    steady: signals.filter(({ state }) => state === "no signal").length,
    tooEarly: signals.filter(({ state }) => state === "too early to tell").length,
    shipsNext: shipsNext(pilot, asOfMs),
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

function reviewChange(pilot: RecordsHolder, change: RecordOf<"change">, day: EpochDay): ReviewChange {
  const { id, kinds = [], status = "deployed", workflow } = change;
  const name = workflow === undefined ? "*" : (recordById(pilot, "workflow", workflow)?.name ?? "*");
  return { id, title: changeTitle(change), day, kinds, status, workflow: name };
}
