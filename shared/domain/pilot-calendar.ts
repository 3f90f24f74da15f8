import type { EpochDay } from "../calendar/calendar-date.ts";
import { PHASES, phaseOfDay } from "../calendar/period.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { PhaseId } from "./checklist-template.ts";
import { CHECKLIST_TEMPLATE } from "./checklist-template.ts";

/** The last day of a pilot. */
export const LAST_PILOT_DAY = 180;
/** The last day on which a baseline is sealed in time. */
export const LAST_BASELINE_DAY = 30;
/** The first day on which a weekly operating review can launch a pilot. */
export const FIRST_LAUNCH_DAY = 31;
/** Days between the actual launch and the day from which titles may change. */
export const DAYS_FROM_LAUNCH_TO_TITLES = 90;
/** The first day on which the verdict against the Day-180 pass criteria is computed. */
export const FIRST_VERDICT_DAY = 121;

/** Where a pilot stands: a target has no start; before Day 0; Day 0 to 180; after Day 180. */
export type PilotStage = "target" | "before" | "running" | "ended";

/** A moment of a pilot's calendar. */
export interface PilotMoment {
  readonly stage: PilotStage;
  /** The calendar date of the moment in the pilot's time zone. */
  readonly date: EpochDay;
  /** Day of the pilot: 0 is the start date; negative before it; null without a start date. */
  readonly day: number | null;
  /** Null before Day 0, after Day 180 and without a start date. */
  readonly phase: PhaseId | null;
  /** One sentence for the screen: where the pilot stands and, after Day 180, what is next. */
  readonly sentence: string;
}

/**
 * Where a pilot stands at an instant (epoch milliseconds). Days are calendar dates in the pilot's time zone, so a day
 * with a clock change is one day like any other (metrics.md, general rule 3).
 */
export function pilotMoment(startDate: EpochDay | null, timeZone: string, asOfMs: number): PilotMoment {
  const date = zoneClock(timeZone).dayOf(asOfMs);
  if (startDate === null) {
    return { stage: "target", date, day: null, phase: null, sentence: "Diligence target: no start date" };
  }
  const day = dayNumber(startDate, date);
  const phase = phaseOfDay(day)?.label ?? null;
  if (day < 0) {
    const sentence = `Starts in ${-day} ${day === -1 ? "day" : "days"}`;
    return { stage: "before", date, day, phase, sentence };
  }
  if (day > LAST_PILOT_DAY) {
    const sentence = `Pilot ended Day ${LAST_PILOT_DAY}: evaluate, choose the next workflow, or archive`;
    return { stage: "ended", date, day, phase, sentence };
  }
  return { stage: "running", date, day, phase, sentence: `Day ${day} of ${LAST_PILOT_DAY}` };
}

/** The day of the pilot that a date is: 0 for the start date, negative before it. */
export function dayNumber(startDate: EpochDay, date: EpochDay): number {
  return date - startDate;
}

/** First and last date of a phase, both inclusive. */
export function phaseDates(
  startDate: EpochDay,
  phase: PhaseId,
): { readonly from: EpochDay; readonly to: EpochDay } {
  const found = PHASES.find(({ label }) => label === phase);
  // The five labels are a closed set, so the phase is always found.
  return { from: startDate + (found?.firstDay ?? 0), to: startDate + (found?.lastDay ?? LAST_PILOT_DAY) };
}

/** The due date of a template item, or null for a key that the template does not have. */
export function dueDate(startDate: EpochDay, templateKey: string): EpochDay | null {
  const item = CHECKLIST_TEMPLATE.find(({ key }) => key === templateKey);
  return item === undefined ? null : startDate + item.dueDay;
}

/** Whether a due date lies inside the phase of its item, as the method asks. */
export function isDueInsidePhase(startDate: EpochDay, phase: PhaseId, due: EpochDay): boolean {
  const { from, to } = phaseDates(startDate, phase);
  return due >= from && due <= to;
}

/**
 * The date from which a title or reporting line may change, from the date of the first closed weekly review: 90 days
 * after the launch, and the launch is Day 31 at the earliest, so Day 121 at the earliest (method.md, 1).
 */
export function titleGateDate(startDate: EpochDay, firstReviewClosed: EpochDay): EpochDay {
  return launchDate(startDate, firstReviewClosed) + DAYS_FROM_LAUNCH_TO_TITLES;
}

/** The date of the actual launch: that of the first closed weekly review, never before Day 31. */
export function launchDate(startDate: EpochDay, firstReviewClosed: EpochDay): EpochDay {
  return Math.max(firstReviewClosed, startDate + FIRST_LAUNCH_DAY);
}
