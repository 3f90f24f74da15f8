import type { EpochDay } from "../calendar/calendar-date.ts";
import { dateOfMoment, dayOf } from "../calendar/moments.ts";
import type { Circle, PilotState } from "../journal/pilot-state.ts";
import { pilotRecord, recordById, recordsOf } from "../records/read-records.ts";
import { metricName } from "./metric-words.ts";
import { makingsOf } from "./record-making.ts";
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
  /** Whose profile put it; null: the journal does not say. */
  readonly askedBy: string | null;
  /** Who may see it. */
  readonly circle: Circle;
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
  const asks = recordsOf(pilot, "ask");
  if (asks.length === 0) return [];
  const makings = makingsOf(pilot, "ask");
  return asks
    .flatMap((ask): AskRow[] => {
      // A copy that does not hold the text has nothing to show: the placeholder counts it.
      if (ask.withheld.length > 0) return [];
      const { id, text, about, metric, owner, circle, answer, answeredAt, answeredBy } = ask;
      const due = dayOf(ask.due);
      const making = makings.get(id);
      const put = dateOfMoment(making?.at, timeZone);
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
          askedBy: making?.by ?? null,
          circle,
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

/** Where an ask stands, as its mark says it. */
export function askWord({ answer, isOverdue }: AskRow): "open" | "late" | "answered" {
  return answer !== null ? "answered" : isOverdue ? "late" : "open";
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
