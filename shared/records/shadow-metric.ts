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
    /** Which way is better; absent means `up`. */
    direction: z.enum(["up", "down"]).exactOptional(),
    /** Holds for the months that have no target of their own. */
    target: z.number().exactOptional(),
    /** Value and target per month. */
    months: z.record(month, z.number()).exactOptional(),
    targets: z.record(month, z.number()).exactOptional(),
    owner: referenceTo("person").exactOptional(),
    note: text.exactOptional(),
  }),
});
