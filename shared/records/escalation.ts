import * as z from "zod";
import { date, hours, moment, name, ordinal, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** A conflict that was thought through before it happens. */
export const escalationScenario = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    title: name,
    description: text.exactOptional(),
    trigger: text.exactOptional(),
    parties: z.array(referenceTo("person")).exactOptional(),
    /** Levels from the lowest: who answers, and within how many hours. */
    levels: z
      .array(z.strictObject({ who: z.array(referenceTo("person")), hours, title: name.exactOptional() }))
      .exactOptional(),
    decider: referenceTo("person").exactOptional(),
    /** What holds if the time runs out. */
    defaultOutcome: text.exactOptional(),
    drilledOn: date.exactOptional(),
    drillNote: text.exactOptional(),
  }),
});

/** A running or closed escalation; its level follows from the recorded times. */
export const escalation = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    scenario: referenceTo("escalationScenario").exactOptional(),
    title: name.exactOptional(),
    startedAt: moment,
    levelAnswers: z
      .array(
        z.strictObject({
          level: ordinal,
          at: moment,
          by: referenceTo("person").exactOptional(),
          settled: z.boolean(),
          text: text.exactOptional(),
        }),
      )
      .exactOptional(),
    outcome: text.exactOptional(),
    closedAt: moment.exactOptional(),
    workflow: referenceTo("workflow").exactOptional(),
    conflict: referenceTo("conflict").exactOptional(),
    decision: referenceTo("decision").exactOptional(),
  }),
});
