import * as z from "zod";
import { VALIDATION_VERDICTS } from "./change.ts";
import { importedText, moment, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** A learning loop: a signal followed through to a validated change. Its id is a digest of its key. */
export const loop = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    key: importedText,
    workflow: referenceTo("workflow").exactOptional(),
    title: importedText.exactOptional(),
    detectedAt: moment.exactOptional(),
    triagedAt: moment.exactOptional(),
    authorisedAt: moment.exactOptional(),
    deployedAt: moment.exactOptional(),
    validatedAt: moment.exactOptional(),
    verdict: z.enum(VALIDATION_VERDICTS).exactOptional(),
    change: referenceTo("change").exactOptional(),
    owner: referenceTo("person").exactOptional(),
    note: text.exactOptional(),
  }),
});

/** An incident. Its id is a digest of its key; `loop` is the key of the loop that it fed. */
export const incident = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    key: importedText,
    workflow: referenceTo("workflow").exactOptional(),
    title: importedText.exactOptional(),
    startedAt: moment.exactOptional(),
    resolvedAt: moment.exactOptional(),
    loop: importedText.exactOptional(),
    /** Why nothing follows from it, where no loop is opened. */
    noLoopReason: text.exactOptional(),
    owner: referenceTo("person").exactOptional(),
    note: text.exactOptional(),
  }),
});
