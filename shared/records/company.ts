import * as z from "zod";
import { name, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** The company of the pilot, and what its reports look like. */
export const company = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    name,
    industry: name.exactOptional(),
    description: text.exactOptional(),
    logo: referenceTo("attachment").exactOptional(),
    /** Colours for reports, #RRGGBB, the main one first. */
    colours: z
      .array(z.string().regex(/^#[0-9a-fA-F]{6}$/u, "is not a colour (#RRGGBB)"))
      .max(8)
      .exactOptional(),
    paper: z.enum(["A4", "Letter"]).exactOptional(),
  }),
});
