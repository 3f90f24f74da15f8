import * as z from "zod";
import { instantOf } from "../calendar/moments.ts";
import { nameOfPerson, peopleInRole } from "../domain/people-roles.ts";
import { reviewAgenda } from "../domain/review-agenda.ts";
import { reviewSeries, seriesBottleneck } from "../domain/review-series.ts";
import { isTaken } from "../domain/rights.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { JsonObject } from "../json/json.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { review } from "../records/review.ts";
import type { Command } from "./command.ts";
import { edits } from "./field-changes.ts";
import { presentRecord } from "./present-record.ts";
import { viewAt } from "./view-at.ts";

const { verdict, tradeOff, decisions, sections, minutes } = review.fields.shape;

const input = z.strictObject({
  id: z.string().min(1).max(200),
  verdict: verdict.unwrap(),
  /** Taken in this review; those that were noted while it ran are kept. */
  decisions,
  tradeOff,
  sections,
  minutes,
});

/** What is said where a series of reviews decides nothing. */
export const BOTTLENECK_SERIES = "the operating model is the bottleneck";

/**
 * Closes a review. It ends with a decision that was taken in it, or with the explicit verdict that there was none; the
 * agenda as the room saw it is kept with it.
 */
export const reviewClose: Command<z.infer<typeof input>> = {
  name: "review.close",
  summary: "Closes a review with a decision that was taken, or with the verdict that there was none.",
  input,
  run: (pilot, given, { now }) => {
    const found = presentRecord(pilot, "review", given.id);
    if (!found.ok) return found;
    const held = found.value;
    if (held.closedAt !== undefined) return failure("RULE", "the review is closed already", { where: "/id" });
    if (held.startedAt === undefined) return failure("RULE", "the review was not started", { where: "/id" });
    const taken = [...new Set([...(held.decisions ?? []), ...(given.decisions ?? [])])];
    const agreed = given.tradeOff ?? held.tradeOff;
    const refusal = verdictFault(pilot, held, given.verdict, taken, agreed) ?? attendanceFault(pilot, held);
    if (refusal !== null) return refusal;
    const view = viewAt(pilot, now);
    if (!view.ok) return view;
    const seen = held.kind === "weekly" ? reviewAgenda(pilot, view.value) : null;
    const { entries } = reviewSeries(pilot, held.kind, view.value.moment.date);
    const { looked, withoutTradeOff, isBottleneck } = seriesBottleneck(entries, {
      hasTradeOff: given.verdict === "decision" && agreed !== undefined,
    });
    const { id, sections: spent, minutes: words } = given;
    return success({
      changes: edits(pilot, id, {
        closedAt: now,
        verdict: given.verdict,
        ...(given.verdict === "none" || agreed === undefined ? { tradeOff: null } : { tradeOff: agreed }),
        ...(taken.length === 0 ? {} : { decisions: taken }),
        ...(spent === undefined ? {} : { sections: spent }),
        ...(words === undefined ? {} : { minutes: words }),
        // An agenda is plain data: what it holds is JSON.
        ...(seen === null ? {} : { seen: seen as unknown as JsonObject }),
      }),
      notes:
        held.kind === "weekly" && isBottleneck
          ? [
              `${withoutTradeOff} of the last ${looked} reviews ended without a trade-off decision: ${BOTTLENECK_SERIES}`,
            ]
          : [],
    });
  },
};

function verdictFault(
  pilot: PilotState,
  held: RecordOf<"review">,
  ended: "decision" | "none",
  decided: readonly string[],
  agreed: string | undefined,
): Result<never> | null {
  if (ended === "none") {
    return agreed === undefined
      ? null
      : failure(
          "RULE",
          "a review without a decision has no trade-off: take it back, or say which decision it is",
          {
            where: "/tradeOff",
          },
        );
  }
  const isOne = decided.some((id) => {
    const decision = recordById(pilot, "decision", id);
    return decision !== null && isTaken(decision);
  });
  if (isOne || hasOtherOutcome(pilot, held)) return null;
  return failure("RULE", `no decision was taken in it${OTHER_OUTCOMES[held.kind]}`, {
    where: "/decisions",
    remedy: 'Take one with its three lenses, or close it with the verdict "none".',
  });
}

const OTHER_OUTCOMES: Readonly<Record<RecordOf<"review">["kind"], string>> = {
  weekly: "",
  monthly: ", and nothing was said of any cell",
  quarterly: ", and no narrative was published",
};

/** A reset decides on its cells, a synthesis publishes a narrative. */
function hasOtherOutcome(pilot: PilotState, { kind, cells, startedAt }: RecordOf<"review">): boolean {
  if (kind === "monthly") return (cells ?? []).length > 0;
  if (kind === "weekly") return false;
  const since = instantOf(startedAt) ?? 0;
  return recordsOf(pilot, "narrative").some(
    ({ status, publishedAt }) => status === "published" && (instantOf(publishedAt) ?? 0) >= since,
  );
}

/** Whether the leaders of product, technology and revenue were there is asked once, and always recorded. */
function attendanceFault(pilot: PilotState, { attendance, kind }: RecordOf<"review">): Result<never> | null {
  if (kind !== "weekly") return null;
  const asked = new Set((attendance ?? []).map(({ person }) => person));
  const missing = (["CPO", "CTO", "CRO"] as const).flatMap((role) =>
    peopleInRole(pilot, role)
      .filter((person) => !asked.has(person))
      .map((person) => `${nameOfPerson(pilot, person)} (${role})`),
  );
  return missing.length === 0
    ? null
    : failure(
        "RULE",
        `it is not recorded whether ${missing.join(", ")} ${missing.length === 1 ? "was" : "were"} there`,
        {
          where: "/id",
          remedy: "Record the attendance (review.record).",
        },
      );
}
