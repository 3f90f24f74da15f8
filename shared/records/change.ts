import * as z from "zod";
import { date, importedText, moment, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** What a change touches: prompts are policy, packaging is pricing. */
export const CHANGE_KINDS = ["ux", "policy", "routing", "pricing", "other"] as const;

/** The states of a change in their order; one that is live can be rolled back. */
export const CHANGE_STATES = ["planned", "authorised", "deployed", "validated", "rolled back"] as const;

/** What a validation found; of loops and of changes. */
export const VALIDATION_VERDICTS = ["improved", "neutral", "regressed"] as const;

/**
 * A change of a workflow. Its id is a digest of its key. Its state moves through commands of its own, which keep the
 * order and record the times; a file may say any state.
 */
export const change = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    key: importedText,
    /** When it went live. */
    at: moment.exactOptional(),
    workflow: referenceTo("workflow").exactOptional(),
    kinds: z.array(z.enum(CHANGE_KINDS)).exactOptional(),
    title: importedText.exactOptional(),
    owner: referenceTo("person").exactOptional(),
    plannedOn: date.exactOptional(),
    /** Absent means deployed. */
    status: z.enum(CHANGE_STATES).exactOptional(),
    authorisedAt: moment.exactOptional(),
    authorisedBy: referenceTo("person").exactOptional(),
    validatedAt: moment.exactOptional(),
    verdict: z.enum(VALIDATION_VERDICTS).exactOptional(),
    rolledBackAt: moment.exactOptional(),
    rollbackReason: text.exactOptional(),
    /** How it is undone if it does harm. */
    rollbackPlan: text.exactOptional(),
    /** Whose word the authorisation waits for. */
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
