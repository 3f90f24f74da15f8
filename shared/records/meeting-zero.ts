import * as z from "zod";
import { date, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** A number that the room named, or that nobody knew: which is baseline evidence too. */
const namedFigure = z.union([z.number(), z.literal("unknown")]).exactOptional();

/** The first meeting: one workflow, five numbers, one question, decided or not. */
export const meetingZero = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    heldOn: date,
    workflow: referenceTo("workflow").exactOptional(),
    attendees: z.array(referenceTo("person")).exactOptional(),
    /** One number per pillar, in the unit of the pillar's first figure. */
    figures: z
      .strictObject({
        avd: namedFigure,
        trust: namedFigure,
        cost: namedFigure,
        revenue: namedFigure,
        loop: namedFigure,
      })
      .exactOptional(),
    question: text.exactOptional(),
    options: z.array(text).exactOptional(),
    decided: z.boolean().exactOptional(),
    /** What was decided, in words. */
    outcome: text.exactOptional(),
    decision: referenceTo("decision").exactOptional(),
  }),
});
