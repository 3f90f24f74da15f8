import type { EpochDay } from "../calendar/calendar-date.ts";
import { dateOfMoment } from "../calendar/moments.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";

/** When the value-engine controls were last calibrated, and whether that was longer ago than a week. */
export interface WeeklyCalibration {
  /** Null: never. */
  readonly on: EpochDay | null;
  readonly isDue: boolean;
}

const DAYS_OF_A_WEEK = 7;

/** Value-engine controls are calibrated in the weekly operating review: the last one that was closed up to a date. */
export function weeklyCalibration(
  pilot: RecordsHolder,
  timeZone: string,
  today: EpochDay,
): WeeklyCalibration {
  const dates = recordsOf(pilot, "review")
    .filter(({ kind }) => kind === "weekly")
    .flatMap(({ closedAt }) => dateOfMoment(closedAt, timeZone) ?? [])
    .filter((date) => date <= today);
  const on = dates.length === 0 ? null : Math.max(...dates);
  return { on, isDue: on === null || today - on > DAYS_OF_A_WEEK };
}
