import { formatInstant } from "../calendar/instant.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById } from "../records/read-records.ts";
import type { EscalationWord, StayEnd } from "./escalation-course.ts";
import { escalationCourses } from "./escalation-course.ts";

/** The time on one level: who answers, by name; moments in UTC. `until` is when the level that runs will run out. */
export interface StatusLevel {
  readonly level: number;
  readonly title: string | null;
  readonly who: readonly string[];
  readonly hours: number | null;
  readonly from: string;
  readonly until: string | null;
  readonly end: StayEnd;
  readonly by: string | null;
  readonly text: string | null;
}

/** One escalation as it went, by the recorded times. */
export interface StatusEscalation {
  readonly id: string;
  readonly title: string;
  readonly state: EscalationWord;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly levels: number;
  readonly stays: readonly StatusLevel[];
  readonly outcome: string | null;
  readonly defaultOutcome: string | null;
  readonly afterwards: string | null;
}

/** All escalations that had started by `asOfMs`. */
export function statusEscalations(pilot: RecordsHolder, asOfMs: number): readonly StatusEscalation[] {
  const nameOf = (id: string): readonly string[] => {
    const person = recordById(pilot, "person", id);
    return person === null ? [] : [person.name];
  };
  return escalationCourses(pilot, asOfMs).map((course) => ({
    id: course.id,
    title: course.title,
    state: course.state,
    startedAt: formatInstant(course.startedAtMs),
    endedAt: course.endedAtMs === null ? null : formatInstant(course.endedAtMs),
    levels: course.levels,
    stays: course.stays.map((stay) => ({
      level: stay.level,
      title: stay.title,
      who: stay.who.flatMap(nameOf),
      hours: finite(stay.hours),
      from: formatInstant(stay.fromMs),
      until: Number.isFinite(stay.untilMs) ? formatInstant(stay.untilMs) : null,
      end: stay.end,
      by: stay.by === null ? null : (nameOf(stay.by)[0] ?? null),
      text: stay.text,
    })),
    outcome: course.outcome,
    defaultOutcome: course.defaultOutcome,
    afterwards: course.afterwards,
  }));
}

function finite(hours: number): number | null {
  return Number.isFinite(hours) ? hours : null;
}
