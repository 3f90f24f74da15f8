import * as z from "zod";
import { date, name, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** What is known about a diligence target beside its readiness answers. */
export const diligence = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    sector: name.exactOptional(),
    size: name.exactOptional(),
    /** Where the data come from. */
    dataSource: text.exactOptional(),
    decisionDue: date.exactOptional(),
    note: text.exactOptional(),
    /** Id of the pilot that it turned into. */
    convertedTo: name.exactOptional(),
  }),
});
