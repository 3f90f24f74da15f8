import * as z from "zod";
import { formatCalendarDate } from "../calendar/calendar-date.ts";
import { instantOf } from "../calendar/moments.ts";
import { obligationsNow } from "../domain/obligations-now.ts";
import type { PilotObligation } from "../domain/pilot-obligations.ts";
import { failure, success } from "../errors/problem.ts";
import { digestOfJson } from "../json/digest.ts";
import type { JsonObject } from "../json/json.ts";
import { recordsOf } from "../records/read-records.ts";
import { answerId } from "../records/record-keys.ts";
import { obligationAnswer } from "../records/threshold.ts";
import type { Command } from "./command.ts";
import { creation, edits } from "./field-changes.ts";

const input = z.strictObject(obligationAnswer.fields.omit({ at: true }).shape);

/**
 * Answers an obligation. Threshold, version, period and the figures as they are at this moment are recorded with it, so
 * that what was seen stays. Answering it again revises the answer; the journal keeps both.
 */
export const obligationAnswerCommand: Command<z.infer<typeof input>> = {
  name: "obligation.answer",
  summary:
    "Answers a fired obligation: obeyed, or overruled with a reason. A second answer revises the first.",
  input,
  run: (pilot, given, context) => {
    const { obligation, threshold, thresholdVersion, period } = given;
    if (threshold !== undefined && thresholdVersion !== undefined && period !== undefined) {
      if (digestOfJson([threshold, thresholdVersion, period]) !== obligation) {
        return failure("RULE", "the obligation is not that of the threshold, version and period", {
          where: "/obligation",
        });
      }
    }
    const standing = obligationsNow(pilot, instantOf(context.now) ?? 0);
    if (!standing.ok) return standing;
    const fired = standing.value.find(({ id }) => id === obligation);
    if (fired === undefined) {
      return failure("RULE", "nothing fired this obligation: there is nothing to answer", {
        where: "/obligation",
        remedy: "See which obligations there are (status); restated data withdraw one.",
      });
    }
    const before = recordsOf(pilot, "obligationAnswer").find((record) => record.obligation === obligation);
    const fields = { ...seenNow(fired), ...given, at: context.now };
    return success({
      changes:
        before === undefined
          ? creation(answerId(obligation), "obligationAnswer", fields)
          : edits(pilot, before.id, { reason: null, by: null, ...fields }),
    });
  },
};

/** What is seen when it is answered. One whose data were restated keeps what was seen when it fired. */
function seenNow({ threshold, terms, period, figures }: PilotObligation): {
  readonly threshold?: string;
  readonly thresholdVersion?: number;
  readonly period?: string;
  readonly figures?: JsonObject[];
} {
  if (figures.length === 0) return {};
  return {
    threshold,
    ...(terms === null ? {} : { thresholdVersion: terms.version }),
    period,
    figures: figures.map(({ label, from, to, value, low, high, n }) => ({
      period: label,
      from: formatCalendarDate(from),
      to: formatCalendarDate(to),
      value,
      low,
      high,
      n,
      ...(terms === null ? {} : { breach: terms.breach, warn: terms.warn }),
    })),
  };
}
