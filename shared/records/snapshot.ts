import * as z from "zod";
import { date, digest, json, jsonObject, moment, name, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/**
 * A sealed snapshot. `digest` is the SHA-256 of the canonical JSON of all other fields (see `domain/snapshot-digest.ts`), so that
 * a change of any of them shows. Values of narrower circles stand in `content` as commitments.
 */
export const snapshot = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    date,
    sealedAt: moment,
    /** The profile that sealed it. */
    sealedBy: name.exactOptional(),
    /** Name and version of the engine. */
    engine: name,
    content: json,
    digest,
    /** The last entry of every replica that it covers: replica, sequence number, hash. */
    heads: z.array(z.tuple([name, z.int().min(1), digest])),
    reason: text.exactOptional(),
    late: z.boolean().exactOptional(),
    baseline: z.boolean().exactOptional(),
    /** It is the baseline of this workflow alone, one that the pilot was scaled to. */
    workflow: referenceTo("workflow").exactOptional(),
    waivers: z.array(jsonObject).exactOptional(),
    criteria: z.array(jsonObject).exactOptional(),
    /** What is unusual about it, in words: sealed late, after the data … */
    flags: z.array(text).exactOptional(),
  }),
});
