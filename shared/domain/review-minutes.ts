import type { EpochDay } from "../calendar/calendar-date.ts";
import { dateOfMoment, dayOf } from "../calendar/moments.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { isMetricId, metricDefinition } from "../metrics/registry.ts";
import { pilotRecord, recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { nameOfPerson } from "./people-roles.ts";
import { reviewSeries, type SeriesBottleneck, seriesBottleneck } from "./review-series.ts";
import { type SeenAgenda, seenAgendaOf } from "./seen-agenda.ts";

/** Who a copy of the minutes is for: the room's has no confidential point in it. */
export type MinutesCopy = "room" | "facilitator";

/** How an obligation was answered in the room. */
export interface MinutesAnswer {
  readonly metric: string;
  readonly words: string | null;
  readonly answer: string;
  readonly reason: string | null;
  readonly by: string | null;
}

/** The minutes of a review: what the record says of it, and of what came out of it. Names, not ids. */
export interface ReviewMinutes {
  readonly id: string;
  readonly kind: RecordOf<"review">["kind"];
  /** Its number in the series; null: held beside the rhythm. */
  readonly number: number | null;
  readonly on: EpochDay | null;
  readonly isClosed: boolean;
  readonly verdict: "decision" | "none" | null;
  readonly tradeOff: string | null;
  /** How the series stood with it, counted up to it. */
  readonly bottleneck: SeriesBottleneck;
  readonly attendance: readonly {
    readonly name: string;
    readonly role: string | null;
    readonly present: boolean;
  }[];
  readonly sections: NonNullable<RecordOf<"review">["sections"]>;
  readonly answers: readonly MinutesAnswer[];
  readonly decisions: readonly RecordOf<"decision">[];
  readonly parked: readonly string[];
  readonly cells: NonNullable<RecordOf<"review">["cells"]>;
  readonly words: string | null;
  readonly seen: SeenAgenda | null;
  /** Points of a narrower circle: in the facilitator's copy their texts, in the room's how many there are. */
  readonly confidential: readonly string[];
  readonly confidentialCount: number;
}

/** The minutes of a review for a copy. What this copy of the pilot does not hold is left out. */
export function reviewMinutes(
  pilot: PilotState,
  review: RecordOf<"review">,
  copy: MinutesCopy,
): ReviewMinutes {
  const { timeZone } = pilotRecord(pilot);
  const on = dateOfMoment(review.closedAt ?? review.startedAt, timeZone) ?? dayOf(review.plannedOn);
  const { entries } = reviewSeries(pilot, review.kind, on ?? 0);
  const own = entries.find((entry) => entry.review === review.id);
  const points = confidentialPoints(pilot, review.id);
  return {
    id: review.id,
    kind: review.kind,
    number: own?.number ?? null,
    on,
    isClosed: review.closedAt !== undefined,
    verdict: review.verdict ?? null,
    tradeOff: review.tradeOff ?? null,
    bottleneck: seriesBottleneck(entries.filter((entry) => on !== null && entry.on <= on)),
    attendance: (review.attendance ?? []).map(({ person, present }) => ({
      name: nameOfPerson(pilot, person),
      role: recordById(pilot, "person", person)?.role ?? null,
      present,
    })),
    sections: review.sections ?? [],
    answers: (review.obligations ?? []).flatMap((id) => answerOf(pilot, id) ?? []),
    decisions: (review.decisions ?? []).flatMap((id) => shownDecision(pilot, id, copy) ?? []),
    parked: review.parked ?? [],
    cells: review.cells ?? [],
    words: review.minutes ?? null,
    seen: seenAgendaOf(review),
    confidential:
      copy === "room" ? [] : points.flatMap(({ text, withheld }) => (withheld.length > 0 ? [] : [text])),
    confidentialCount: points.length,
  };
}

/** The confidential points of a review, also those whose texts this copy does not hold. */
export function confidentialPoints(pilot: PilotState, review: string): readonly RecordOf<"note">[] {
  return recordsOf(pilot, "note").filter(
    ({ about, kind }) => about === review && kind === "confidential minutes",
  );
}

/** A decision of a narrower circle is not for the room. */
function shownDecision(pilot: PilotState, id: string, copy: MinutesCopy): RecordOf<"decision"> | null {
  const decision = recordById(pilot, "decision", id);
  if (decision === null || decision.withheld.length > 0) return null;
  return copy === "room" && decision.circle !== "everyone" ? null : decision;
}

function answerOf(pilot: PilotState, obligation: string): MinutesAnswer | null {
  const answer = recordsOf(pilot, "obligationAnswer").find((one) => one.obligation === obligation);
  if (answer === undefined) return null;
  const threshold = answer.threshold === undefined ? null : recordById(pilot, "threshold", answer.threshold);
  const version = threshold?.versions.find((one) => one.version === answer.thresholdVersion);
  const metric = threshold?.metric ?? "";
  return {
    metric: isMetricId(metric) ? metricDefinition(metric).name : metric,
    words: version?.action ?? null,
    answer: answer.answer,
    reason: answer.reason ?? null,
    by: answer.by === undefined ? null : nameOfPerson(pilot, answer.by),
  };
}
