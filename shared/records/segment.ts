import * as z from "zod";
import { scopeName, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** A customer segment. Its id is a digest of its first name; names that it had stay as aliases. */
export const segment = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    name: scopeName,
    aliases: z.array(scopeName).exactOptional(),
    description: text.exactOptional(),
  }),
});
