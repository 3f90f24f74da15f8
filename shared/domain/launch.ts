import type { EpochDay } from "../calendar/calendar-date.ts";
import { dateOfMoment } from "../calendar/moments.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";

/**
 * The date, in the pilot's zone, on which the first weekly operating review was closed, up to `today`; null if none
 * was. It launches the pilot (method.md, 1: staged convergence).
 */
export function firstClosedWeeklyReview(
  pilot: RecordsHolder,
  timeZone: string,
  today: EpochDay,
): EpochDay | null {
  const dates = recordsOf(pilot, "review")
    .filter(({ kind }) => kind === "weekly")
    .flatMap(({ closedAt }) => dateOfMoment(closedAt, timeZone) ?? [])
    .filter((date) => date <= today);
  return dates.length === 0 ? null : Math.min(...dates);
}
