import * as z from "zod";
import { date, importedText, positiveMicros, referenceTo, share, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** A customer. Its id is a digest of its key. */
export const customer = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    key: importedText,
    segment: referenceTo("segment").exactOptional(),
    signedOn: date.exactOptional(),
    firstValueOn: date.exactOptional(),
    /** 0–100. */
    fitScore: z.number().min(0).max(100).exactOptional(),
    arrMicros: positiveMicros.exactOptional(),
    /** Autonomy rate that the contract promises. */
    promisedAutonomy: share.exactOptional(),
    renewalOn: date.exactOptional(),
    note: text.exactOptional(),
  }),
});
