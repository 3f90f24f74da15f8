import { dateOfMoment } from "../../../shared/calendar/moments.ts";
import { LAST_PILOT_DAY } from "../../../shared/domain/pilot-calendar.ts";
import type { PlanBars } from "../../../shared/domain/plan-bars.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";

/** A weekly review that was closed: its date, and whether it ended with a decision. */
export interface ClosedReview {
  readonly id: string;
  readonly date: number;
  readonly hasDecision: boolean;
}

/** The closed weekly reviews up to the moment that is looked at. */
export function closedReviews({ pilot, overview }: OpenPilot): readonly ClosedReview[] {
  const zone = pilotRecord(pilot).timeZone;
  return recordsOf(pilot, "review").flatMap(({ id, kind, closedAt, verdict }) => {
    const date = kind === "weekly" ? dateOfMoment(closedAt, zone) : null;
    return date === null || date > overview.moment.date
      ? []
      : [{ id, date, hasDecision: verdict === "decision" }];
  });
}

/** What the picture shows, in one sentence without a full stop. */
export function timelineSentence(open: OpenPilot, { slipDays, isLaunched }: PlanBars): string {
  const { overview, format } = open;
  const { day } = overview.moment;
  const { launchedOn } = overview.titleGate;
  const reviews = closedReviews(open);
  const decided = reviews.filter(({ hasDecision }) => hasDecision).length;
  const closed = overview.gates.filter(({ state }) => state === "closed").map(({ phase }) => phase);
  const where =
    day === null || day < 0
      ? `starts in ${-(day ?? 0)} ${day === -1 ? "day" : "days"}`
      : day > LAST_PILOT_DAY
        ? `Day ${LAST_PILOT_DAY} has passed`
        : `Day ${day} of ${LAST_PILOT_DAY}`;
  const days = `${slipDays} ${slipDays === 1 ? "day" : "days"}`;
  const launch = isLaunched
    ? `launched ${launchedOn === null ? "" : format.dates.date(launchedOn)}${slipDays === 0 ? ", as planned" : `, ${days} late`}`
    : slipDays > 0
      ? `the launch is ${days} late so far`
      : "launches with the first closed weekly review";
  const held =
    reviews.length === 0
      ? "no weekly review closed"
      : `${reviews.length} weekly ${reviews.length === 1 ? "review" : "reviews"} closed, ${decided} with a decision`;
  return [where, launch, held, `gates closed: ${closed.join(", ") || "none"}`].join("; ");
}
