import * as z from "zod";
import { moment, name, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** A learning loop: a signal followed through to a validated change. Its id is a digest of its key. */
export const loop = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    key: name,
    workflow: referenceTo("workflow").exactOptional(),
    title: text.exactOptional(),
    detectedAt: moment.exactOptional(),
    triagedAt: moment.exactOptional(),
    authorisedAt: moment.exactOptional(),
    deployedAt: moment.exactOptional(),
    validatedAt: moment.exactOptional(),
    verdict: z.enum(["improved", "neutral", "regressed"]).exactOptional(),
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
    key: name,
    workflow: referenceTo("workflow").exactOptional(),
    title: text.exactOptional(),
    startedAt: moment.exactOptional(),
    resolvedAt: moment.exactOptional(),
    loop: name.exactOptional(),
    owner: referenceTo("person").exactOptional(),
    note: text.exactOptional(),
  }),
});
