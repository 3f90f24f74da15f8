import * as z from "zod";
import { date, month, name, referenceTo, text } from "./field-types.ts";
import { companyFunction } from "./person.ts";
import { defineRecord } from "./record-definition.ts";

/** A legacy metric that a function still steers by. */
export const shadowMetric = defineRecord({
  circle: "partner",
  freelyEdited: true,
  fields: z.strictObject({
    function: companyFunction,
    name,
    decision: z.enum(["keep", "convert", "retire"]).exactOptional(),
    /** The date by which the decision is carried out. */
    by: date.exactOptional(),
    target: z.number().exactOptional(),
    /** Its value per month. */
    months: z.record(month, z.number()).exactOptional(),
    owner: referenceTo("person").exactOptional(),
    note: text.exactOptional(),
  }),
});
