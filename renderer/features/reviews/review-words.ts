import type { NextReview } from "../../../shared/domain/next-review.ts";
import type { ReviewKind } from "../../../shared/domain/review-series.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";

/** The address of review mode. */
export function reviewPath(pilotId: string, review: string): string {
  return `/c/${pilotId}/reviews/hold/${review}`;
}

/** `Next weekly review: Mon 23 Nov 09:00`, `Weekly review today 09:00`, `A weekly review runs`. */
export function whenWords(next: NextReview, { overview, format }: OpenPilot): string {
  if (next.isRunning) return "A weekly review runs";
  const time = next.time === null ? "" : ` ${next.time}`;
  return next.day === overview.moment.date
    ? `Weekly review today${time}`
    : `Next weekly review: ${format.dates.date(next.day)}${time}`;
}

/** The review of a kind that was started and not closed. */
export function runningReview(pilot: PilotState, kind: ReviewKind): RecordOf<"review"> | null {
  return (
    recordsOf(pilot, "review").find(
      (review) => review.kind === kind && review.startedAt !== undefined && review.closedAt === undefined,
    ) ?? null
  );
}

/** A sentence with its first letter as a capital and a full stop. */
export function asSentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

/** The first of the reasons that are joined by semicolons: the strongest comes first. */
export function firstOf(reasons: string): string {
  return reasons.split("; ")[0] ?? reasons;
}
