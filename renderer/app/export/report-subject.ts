import { dateOfMoment, dayOf } from "../../../shared/calendar/moments.ts";
import { PHASES } from "../../../shared/calendar/period.ts";
import { pilotMoment } from "../../../shared/domain/pilot-calendar.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { dateFormat } from "../../../shared/report/format/date-format.ts";
import type { ReportRequest } from "../../../shared/report/pilot-report.ts";
import { REVIEW_NAMES } from "../../../shared/report/reviews/review-names.ts";
import type { Place } from "../navigation.ts";
import { PHASE_NAMES } from "../phase-names.ts";
import { shownLocale } from "../shown-locale.ts";
import type { ReportKind } from "./report-list.ts";

/** Of what a report is, where there are several. */
export type ReportSubject = Pick<
  ReportRequest,
  "phase" | "review" | "copy" | "narrative" | "person" | "circle"
>;

/** One thing that a report can be of. */
export interface SubjectChoice {
  readonly value: string;
  readonly label: string;
}

/** What a report can be of, the newest first; none: it is of the whole company. */
export function subjectChoices(pilot: PilotState, kind: ReportKind): readonly SubjectChoice[] {
  switch (kind) {
    case "minutes":
      return closedReviews(pilot).map((review) => ({ value: review.id, label: reviewLabel(pilot, review) }));
    case "board":
      return recordsOf(pilot, "narrative")
        .map(({ id, title, status }) => ({
          value: id,
          label: status === "draft" ? `${title} (draft)` : title,
        }))
        .toReversed();
    case "slip":
      return recordsOf(pilot, "person").map(({ id, name }) => ({ value: id, label: name }));
    case "phase":
      return PHASES.map(({ label, firstDay, lastDay }) => ({
        value: label,
        label: `${label} ${PHASE_NAMES[label]}, Days ${firstDay}–${lastDay}`,
      }));
    case "exit":
    case "baseline":
    case "diligence":
    case "reset":
      return [];
  }
}

/** The field of a request that the choice goes into. */
export function subjectWith(kind: ReportKind, value: string, copy: ReportSubject["copy"]): ReportSubject {
  if (kind === "minutes") return { review: value, copy: copy ?? "room" };
  if (kind === "phase") return phaseWith(value);
  if (kind === "board") return { narrative: value };
  return kind === "slip" ? { person: value } : {};
}

function phaseWith(value: string): ReportSubject {
  const phase = PHASES.find(({ label }) => label === value)?.label;
  return phase === undefined ? {} : { phase };
}

/** The subject that the screen is about, else the newest; of phases the one of the day. */
export function subjectOfPlace(
  pilot: PilotState,
  kind: ReportKind,
  place: Place,
  asOfMs: number,
): ReportSubject {
  if (kind === "phase") {
    const { startDate, timeZone } = pilotRecord(pilot);
    const { phase } = pilotMoment(dayOf(startDate), timeZone, asOfMs);
    return phaseWith(phase ?? "P5");
  }
  const choices = subjectChoices(pilot, kind);
  const named = place.rest?.split("/").at(-1);
  const found = choices.find(({ value }) => value === named) ?? choices[0];
  return found === undefined ? {} : subjectWith(kind, found.value, "room");
}

function closedReviews(pilot: PilotState): readonly RecordOf<"review">[] {
  return recordsOf(pilot, "review")
    .filter(({ closedAt }) => closedAt !== undefined)
    .toSorted((a, b) => ((a.closedAt ?? "") < (b.closedAt ?? "") ? 1 : -1));
}

function reviewLabel(pilot: PilotState, { kind, closedAt, plannedOn }: RecordOf<"review">): string {
  const day = dateOfMoment(closedAt, pilotRecord(pilot).timeZone) ?? dayOf(plannedOn);
  return `${REVIEW_NAMES[kind]}, ${day === null ? "no date" : dateFormat(shownLocale(), 0).fullDate(day)}`;
}
