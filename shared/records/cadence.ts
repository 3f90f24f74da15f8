import * as z from "zod";
import { count, hours, name, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** A recurring meeting of the leadership. */
export const cadence = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    name,
    kind: z.enum(["weekly", "monthly", "quarterly", "other"]),
    /** Length of one meeting. */
    hours: hours.exactOptional(),
    /** How many people attend. */
    people: count.exactOptional(),
    owner: referenceTo("person").exactOptional(),
    /** It is the cadence as found, not the one that was agreed. */
    asIs: z.boolean().exactOptional(),
    description: text.exactOptional(),
  }),
});
