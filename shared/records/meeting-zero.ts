import * as z from "zod";
import { date, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** A number that the room named, or that nobody knew: which is baseline evidence too. */
const namedFigure = z.union([z.number(), z.literal("unknown")]).exactOptional();
/** Where the number has gone over the last three months, as the room said. */
const namedTrend = z.enum(["rising", "steady", "falling"]).exactOptional();

/** The first meeting: one workflow, five numbers, one question, decided or not. */
export const meetingZero = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    heldOn: date,
    workflow: referenceTo("workflow").exactOptional(),
    attendees: z.array(referenceTo("person")).exactOptional(),
    /** One number per pillar, in the unit of its metric of Meeting Zero (`domain/meeting-zero.ts`). */
    figures: z
      .strictObject({
        avd: namedFigure,
        trust: namedFigure,
        cost: namedFigure,
        revenue: namedFigure,
        loop: namedFigure,
      })
      .exactOptional(),
    trends: z
      .strictObject({
        avd: namedTrend,
        trust: namedTrend,
        cost: namedTrend,
        revenue: namedTrend,
        loop: namedTrend,
      })
      .exactOptional(),
    question: text.exactOptional(),
    options: z.array(text).exactOptional(),
    decided: z.boolean().exactOptional(),
    /** What was decided, in words; or what kept the room from deciding. */
    outcome: text.exactOptional(),
    decision: referenceTo("decision").exactOptional(),
  }),
});
