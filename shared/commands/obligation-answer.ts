import * as z from "zod";
import { failure, success } from "../errors/problem.ts";
import { digestOfJson } from "../json/digest.ts";
import { recordsOf } from "../records/read-records.ts";
import { obligationAnswer } from "../records/threshold.ts";
import type { Command } from "./command.ts";
import { creation, edits } from "./field-changes.ts";

const input = z.strictObject(obligationAnswer.fields.omit({ at: true }).shape);

/** Answers an obligation. Answering it again revises the answer; the journal keeps both. */
export const obligationAnswerCommand: Command<z.infer<typeof input>> = {
  name: "obligation.answer",
  summary:
    "Answers a fired obligation: obeyed, or overruled with a reason. A second answer revises the first.",
  input,
  run: (pilot, answer, context) => {
    const { obligation, threshold, thresholdVersion, period } = answer;
    if (threshold !== undefined && thresholdVersion !== undefined && period !== undefined) {
      if (digestOfJson([threshold, thresholdVersion, period]) !== obligation) {
        return failure("RULE", "the obligation is not that of the threshold, version and period", {
          where: "/obligation",
        });
      }
    }
    const given = { ...answer, at: context.now };
    const before = recordsOf(pilot, "obligationAnswer").find((record) => record.obligation === obligation);
    return success({
      changes:
        before === undefined
          ? creation(context.nextId(), "obligationAnswer", given)
          : edits(pilot, before.id, { reason: null, figures: null, by: null, ...given }),
    });
  },
};
