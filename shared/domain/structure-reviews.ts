import { instantOf } from "../calendar/moments.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { peopleInRole } from "./people-roles.ts";
import type { Precondition } from "./structure-options.ts";

/** How many of the last weekly reviews are looked at, and in which share of them a thing must have happened. */
const ATTENDANCE_REVIEWS = 8;
const DECIDING_REVIEWS = 4;
const NEEDED_SHARE = 0.75;

/** The weekly reviews that were closed by a moment, the latest first. */
function closedReviews(pilot: RecordsHolder, asOfMs: number): readonly RecordOf<"review">[] {
  const closed = recordsOf(pilot, "review").flatMap((review) => {
    const at = instantOf(review.closedAt);
    return review.kind === "weekly" && at !== null && at <= asOfMs ? [{ review, at }] : [];
  });
  return closed.toSorted((one, other) => other.at - one.at).map(({ review }) => review);
}

/** Do the leaders of product, technology and revenue come to the weekly review? */
export function attendanceCondition(pilot: RecordsHolder, asOfMs: number): Precondition {
  const text = "The three leaders come to the weekly review";
  const recorded = closedReviews(pilot, asOfMs)
    .filter(({ attendance }) => (attendance ?? []).length > 0)
    .slice(0, ATTENDANCE_REVIEWS);
  if (recorded.length === 0) {
    return { text, state: "unknown", evidence: "no closed weekly review recorded who was there" };
  }
  const seats = (["CPO", "CTO", "CRO"] as const).map((role) => new Set(peopleInRole(pilot, role)));
  const full = recorded.filter(({ attendance = [] }) =>
    seats.every((seat) => attendance.some(({ person, present }) => present && seat.has(person))),
  ).length;
  return {
    text,
    state: full >= recorded.length * NEEDED_SHARE ? "met" : "not met",
    evidence: `CPO, CTO and CRO together in ${full} of the last ${recorded.length} reviews`,
  };
}

/** Do the reviews end with a trade-off decision? */
export function decidingCondition(pilot: RecordsHolder, asOfMs: number): Precondition {
  const text = "The room decides";
  const last = closedReviews(pilot, asOfMs).slice(0, DECIDING_REVIEWS);
  if (last.length < DECIDING_REVIEWS) {
    const evidence = `${last.length} of ${DECIDING_REVIEWS} weekly reviews are closed: too few to say`;
    return { text, state: "unknown", evidence };
  }
  const decided = last.filter(({ verdict }) => verdict === "decision").length;
  return {
    text,
    state: decided >= last.length * NEEDED_SHARE ? "met" : "not met",
    evidence: `${decided} of the last ${last.length} reviews ended with a decision`,
  };
}
