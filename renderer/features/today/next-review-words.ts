import type { NextReview } from "../../../shared/domain/next-review.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";

/** `Mon 23 Nov 09:00`, `today 09:00`, `running`; null: there is none. */
export function nextReviewWords(next: NextReview | null, { overview, format }: OpenPilot): string | null {
  if (next === null) return null;
  if (next.isRunning) return "running now";
  const day = next.day === overview.moment.date ? "today" : format.dates.date(next.day);
  return next.time === null ? day : `${day} ${next.time}`;
}
