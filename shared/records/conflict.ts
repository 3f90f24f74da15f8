import * as z from "zod";
import { name, ordinal, positiveMicros, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** A cross-functional conflict that slows execution. */
export const conflict = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    title: name,
    description: text.exactOptional(),
    /** 1 is the worst. */
    rank: ordinal.exactOptional(),
    costOfDelayMicrosPerWeek: positiveMicros.exactOptional(),
    /** How the cost was found. */
    costBasis: text.exactOptional(),
    owner: referenceTo("person").exactOptional(),
    parties: z.array(referenceTo("person")).exactOptional(),
    workflow: referenceTo("workflow").exactOptional(),
    /** Absent means open. */
    status: z.enum(["open", "settled", "dropped"]).exactOptional(),
    settledBy: referenceTo("decision").exactOptional(),
  }),
});
