import * as z from "zod";
import { date, metricId, moment, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** A question or request that travels in packs until it is answered. */
export const ask = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    text,
    about: referenceTo("any").exactOptional(),
    /** The metric that it is about, where it is about no record. */
    metric: metricId.exactOptional(),
    owner: referenceTo("person").exactOptional(),
    due: date.exactOptional(),
    answer: text.exactOptional(),
    answeredAt: moment.exactOptional(),
    answeredBy: referenceTo("person").exactOptional(),
  }),
});

/** A note about a record. */
export const note = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    about: referenceTo("any").exactOptional(),
    /** `confidential minutes` is left out of the room copy of a review's minutes. */
    kind: z.enum(["note", "confidential minutes"]).exactOptional(),
    text,
    by: referenceTo("person").exactOptional(),
  }),
});
