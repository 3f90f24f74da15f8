import * as z from "zod";
import { date, importedText, moment, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** What a change touches: prompts are policy, packaging is pricing. */
export const CHANGE_KINDS = ["ux", "policy", "routing", "pricing", "other"] as const;

/** A change of a workflow. Its id is a digest of its key. */
export const change = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    key: importedText,
    at: moment.exactOptional(),
    workflow: referenceTo("workflow").exactOptional(),
    kinds: z.array(z.enum(CHANGE_KINDS)).exactOptional(),
    title: importedText.exactOptional(),
    plannedOn: date.exactOptional(),
    /** Absent means deployed. */
    status: z.enum(["planned", "authorised", "deployed", "validated", "rolled back"]).exactOptional(),
    approvals: z
      .array(
        z.strictObject({
          by: referenceTo("person"),
          askedAt: moment.exactOptional(),
          givenAt: moment.exactOptional(),
        }),
      )
      .exactOptional(),
    decision: referenceTo("decision").exactOptional(),
    guardrail: referenceTo("guardrail").exactOptional(),
    note: text.exactOptional(),
  }),
});
