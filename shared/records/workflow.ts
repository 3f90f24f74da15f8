import * as z from "zod";
import { positiveMicros, referenceTo, scopeName, share, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** A customer workflow. Its id is a digest of its first name; names that it had stay as aliases. */
export const workflow = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    name: scopeName,
    aliases: z.array(scopeName).exactOptional(),
    description: text.exactOptional(),
    customerPromise: text.exactOptional(),
    /** Exactly one is right; more or none is a finding. */
    dri: z.array(referenceTo("person")).exactOptional(),
    executiveDri: z.array(referenceTo("person")).exactOptional(),
    /** Worth of one qualified unit. */
    unitValueMicros: positiveMicros.exactOptional(),
    /** Least confidence of a qualified interaction. */
    confidenceFloor: share.exactOptional(),
    /** Does unknown quality count as acceptable? Absent means no. */
    unknownQualityCounts: z.boolean().exactOptional(),
    /** It was chosen because it did badly: part of its rise is regression to the mean. */
    chosenBecauseBad: z.boolean().exactOptional(),
  }),
});
