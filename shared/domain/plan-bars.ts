import type { EpochDay } from "../calendar/calendar-date.ts";
import { PHASES } from "../calendar/period.ts";
import type { PhaseId } from "./checklist-template.ts";
import { FIRST_LAUNCH_DAY, LAST_PILOT_DAY } from "./pilot-calendar.ts";

/** First and last day of the pilot that a bar covers, both inclusive. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** A phase as it was planned and as it went. */
export interface PhaseBar {
  readonly phase: PhaseId;
  readonly planned: DaySpan;
  /** As the launch moved it; null: the pilot ends before it begins. */
  readonly moved: DaySpan | null;
  /** What of it has passed by today; null: it has not begun. */
  readonly actual: DaySpan | null;
}

/** The bars of the timeline. */
export interface PlanBars {
  readonly bars: readonly PhaseBar[];
  /** Days by which the launch is later than Day 31: those it was late, or those it is late so far. */
  readonly slipDays: number;
  /** The first weekly review was closed. */
  readonly isLaunched: boolean;
}

/**
 * Planned and actual phases. The plan runs by date; what really ran hangs on the launch, the first closed weekly operating
 * review: the first phase lasts until then, the later ones follow as late as it was, and Day 180 stays the end.
 */
export function planBars(startDate: EpochDay, today: EpochDay, launchedOn: EpochDay | null): PlanBars {
  const day = today - startDate;
  const launchDay = launchedOn === null ? null : Math.max(FIRST_LAUNCH_DAY, launchedOn - startDate);
  const slipDays = Math.max(0, Math.min(launchDay ?? day, LAST_PILOT_DAY + 1) - FIRST_LAUNCH_DAY);
  const bars = PHASES.map(({ label, firstDay, lastDay }, index): PhaseBar => {
    const from = index === 0 ? firstDay : firstDay + slipDays;
    const to = label === "P5" ? LAST_PILOT_DAY : Math.min(LAST_PILOT_DAY, lastDay + slipDays);
    const moved = from > LAST_PILOT_DAY ? null : { from, to };
    const hasBegun = moved !== null && day >= from && (index === 0 || launchDay !== null);
    const actual = hasBegun ? { from: moved.from, to: Math.min(moved.to, day) } : null;
    return { phase: label, planned: { from: firstDay, to: lastDay }, moved, actual };
  });
  return { bars, slipDays, isLaunched: launchDay !== null };
}
