import type { EpochDay } from "../calendar/calendar-date.ts";
import { dayOf } from "../calendar/moments.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";

/** Asks that nobody answered by their day. */
export interface OverdueAsks {
  readonly count: number;
  /** Days since the one that was due first; 0 where there is none. */
  readonly daysLate: number;
}

/** The overdue asks on a date, from the records alone: it costs nothing where many companies are looked over. */
export function overdueAsks(pilot: RecordsHolder, today: EpochDay): OverdueAsks {
  const dues = recordsOf(pilot, "ask").flatMap(({ answer, due, withheld }) => {
    const day = dayOf(due);
    return withheld.length > 0 || answer !== undefined || day === null || day >= today ? [] : [day];
  });
  return { count: dues.length, daysLate: dues.length === 0 ? 0 : today - Math.min(...dues) };
}
