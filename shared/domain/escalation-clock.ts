import type { RecordsHolder } from "../records/read-records.ts";
import { escalationCourses } from "./escalation-course.ts";

const MS_PER_HOUR = 3_600_000;

/** An escalation that is not settled: where its clock stands. */
export interface EscalationClock {
  /** Id of the record. */
  readonly id: string;
  readonly title: string;
  /** 1 is the lowest. */
  readonly level: number;
  readonly levels: number;
  /** Hours used of the level, and those that it has. */
  readonly usedHours: number;
  readonly levelHours: number;
  /** Epoch milliseconds at which it moves up, or, on the last level, the default holds. */
  readonly endsAtMs: number;
  /** Ids of those who answer on this level. */
  readonly who: readonly string[];
  /** The last level has run out: the default outcome holds. */
  readonly isOut: boolean;
  readonly defaultOutcome: string | null;
}

/**
 * The clocks of the escalations that run at `asOfMs`, or ran out without a word on what was done since, in the order of
 * their start.
 */
export function escalationClocks(pilot: RecordsHolder, asOfMs: number): readonly EscalationClock[] {
  return escalationCourses(pilot, asOfMs).flatMap((course): readonly EscalationClock[] => {
    const stay = course.stays.at(-1);
    if (stay === undefined || course.levels === 0) return [];
    if (course.state === "settled" || course.afterwards !== null) return [];
    return [
      {
        id: course.id,
        title: course.title,
        level: stay.level,
        levels: course.levels,
        usedHours: Math.min(stay.hours, (asOfMs - stay.fromMs) / MS_PER_HOUR),
        levelHours: stay.hours,
        endsAtMs: stay.untilMs,
        who: stay.who,
        isOut: course.state === "expired",
        defaultOutcome: course.defaultOutcome,
      },
    ];
  });
}
