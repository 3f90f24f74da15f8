import type { EpochDay } from "../calendar/calendar-date.ts";
import { dateOfMoment, dayOf, instantOf } from "../calendar/moments.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { pilotRecord, recordById, recordsOf } from "../records/read-records.ts";
import { metricName } from "./metric-words.ts";
import { subjectOf } from "./record-subject.ts";

/** A question on a record, with where it stands. */
export interface AskRow {
  readonly id: string;
  readonly text: string;
  /** Id of the record that it is about, and what that is called; null: about the pilot as a whole. */
  readonly about: string | null;
  readonly subject: string | null;
  /** The metric that it is about, or null. */
  readonly metric: string | null;
  /** Id of who is to answer, or null. */
  readonly owner: string | null;
  readonly due: EpochDay | null;
  /** Days since it was put; null: the journal does not say when. */
  readonly ageDays: number | null;
  readonly isOverdue: boolean;
  /** Null while it is open. */
  readonly answer: string | null;
  readonly answeredOn: EpochDay | null;
  /** Id of who answered, or null. */
  readonly answeredBy: string | null;
}

/** All asks: the open ones first, overdue before others and by their date, then the answered ones from the newest on. */
export function askRows(pilot: PilotState, today: EpochDay): readonly AskRow[] {
  const { timeZone } = pilotRecord(pilot);
  const putAt = putTimes(pilot);
  return recordsOf(pilot, "ask")
    .flatMap((ask): AskRow[] => {
      // A copy that does not hold the text has nothing to show: the placeholder counts it.
      if (ask.withheld.length > 0) return [];
      const { id, text, about, metric, owner, answer, answeredAt, answeredBy } = ask;
      const due = dayOf(ask.due);
      const put = dateOfMoment(putAt.get(id), timeZone);
      return [
        {
          id,
          text,
          about: about ?? null,
          subject:
            about === undefined
              ? metric === undefined
                ? null
                : metricName(metric)
              : subjectOf(pilot, about),
          metric: metric ?? null,
          owner: owner !== undefined && recordById(pilot, "person", owner) !== null ? owner : null,
          due,
          ageDays: put === null || put > today ? null : today - put,
          isOverdue: answer === undefined && due !== null && due < today,
          answer: answer ?? null,
          answeredOn: dateOfMoment(answeredAt, timeZone),
          answeredBy: answeredBy ?? null,
        },
      ];
    })
    .toSorted(inOrder);
}

/** The asks that wait for an answer. */
export function openAsks(pilot: PilotState, today: EpochDay): readonly AskRow[] {
  return askRows(pilot, today).filter(({ answer }) => answer === null);
}

function inOrder(a: AskRow, b: AskRow): number {
  if ((a.answer === null) !== (b.answer === null)) return a.answer === null ? -1 : 1;
  return a.answer === null
    ? (a.due ?? Number.MAX_SAFE_INTEGER) - (b.due ?? Number.MAX_SAFE_INTEGER)
    : (b.answeredOn ?? 0) - (a.answeredOn ?? 0);
}

/** When each ask was made: the earliest entry that names it. */
function putTimes(pilot: PilotState): ReadonlyMap<string, string> {
  const times = new Map<string, string>();
  for (const { at, changes } of pilot.entries) {
    for (const { record, field, after } of changes) {
      if (field !== "type" || after !== "ask") continue;
      const known = times.get(record);
      if (known === undefined || (instantOf(at) ?? 0) < (instantOf(known) ?? 0)) times.set(record, at);
    }
  }
  return times;
}
