import * as z from "zod";
import { date, digest, jsonObject, metricId, moment, name, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

const minutesSpent = z.number().min(0).max(1440);

/** A review. Confidential points are notes about it, in a narrower circle. */
export const review = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    kind: z.enum(["weekly", "monthly", "quarterly"]),
    plannedOn: date.exactOptional(),
    startedAt: moment.exactOptional(),
    closedAt: moment.exactOptional(),
    attendance: z
      .array(z.strictObject({ person: referenceTo("person"), present: z.boolean() }))
      .exactOptional(),
    sections: z
      .array(
        z.strictObject({
          key: name,
          plannedMinutes: minutesSpent.exactOptional(),
          spentMinutes: minutesSpent.exactOptional(),
          notes: text.exactOptional(),
        }),
      )
      .exactOptional(),
    decisions: z.array(referenceTo("decision")).exactOptional(),
    /** Did it end with a decision, or with the explicit verdict that there was none? */
    verdict: z.enum(["decision", "none"]).exactOptional(),
    /** The trade-off that was decided, in words; absent means that there was no clear one. */
    tradeOff: text.exactOptional(),
    /** Obligations that were treated. */
    obligations: z.array(digest).exactOptional(),
    /** Points put aside for another time. */
    parked: z.array(text).exactOptional(),
    minutes: text.exactOptional(),
  }),
  rule: ({ closedAt, verdict }) =>
    closedAt !== undefined && verdict === undefined
      ? "a review is closed with a decision or with the verdict that there was none"
      : null,
});

/** A narrative for the board: sentences with their figures, claims with their evidence. */
export const narrative = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    title: name,
    periodFrom: date.exactOptional(),
    periodTo: date.exactOptional(),
    sentences: z
      .array(z.strictObject({ text, figures: z.array(jsonObject).exactOptional() }))
      .exactOptional(),
    claims: z
      .array(
        z.strictObject({
          claim: text,
          metric: metricId.exactOptional(),
          evidence: z.array(referenceTo("any")).exactOptional(),
        }),
      )
      .exactOptional(),
    status: z.enum(["draft", "published"]),
    publishedAt: moment.exactOptional(),
  }),
});
