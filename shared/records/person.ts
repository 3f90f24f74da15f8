import * as z from "zod";
import { date, name, referenceTo } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** The functions of a company whose leaders and legacy metrics the method compares. */
export const companyFunction = z.enum([
  "product",
  "technology",
  "revenue",
  "marketing",
  "customer",
  "operations",
  "finance",
  "people",
  "board",
  "other",
]);

/** Somebody who can own, decide, attend. */
export const person = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    name,
    role: z.enum(["CEO", "CPO", "CTO", "CRO", "converged executive", "other"]).exactOptional(),
    /** The title as the company writes it. */
    title: name.exactOptional(),
    function: companyFunction.exactOptional(),
    email: z.email().max(320).exactOptional(),
    reportsTo: referenceTo("person").exactOptional(),
    /** Absent means true. */
    active: z.boolean().exactOptional(),
    since: date.exactOptional(),
  }),
});
