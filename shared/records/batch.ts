import * as z from "zod";
import { count, digest, inputName, jsonObject, moment, name, referenceTo } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** One imported file. `digest` names the bytes of its rows after mapping; two imports may have the same. */
export const batch = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    input: inputName,
    digest,
    /** Name of the file it came from, without its folder. */
    file: name,
    sheet: name.exactOptional(),
    /** SHA-256 of that file. */
    fileDigest: digest.exactOptional(),
    mapping: referenceTo("mapping").exactOptional(),
    /** Rows of the batch. */
    rows: count,
    added: count.exactOptional(),
    replaced: count.exactOptional(),
    unchanged: count.exactOptional(),
    refused: count.exactOptional(),
    /** Rows in which money was rounded to a micro, and by how much altogether (stored minus given, an exact decimal). */
    roundedRows: count.exactOptional(),
    roundedBy: name.exactOptional(),
    importedAt: moment,
    takenBack: z.boolean().exactOptional(),
  }),
});

/** A remembered mapping of a foreign file. */
export const mapping = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    name,
    target: inputName,
    /** Digest of the header row that it fits. */
    headerDigest: digest.exactOptional(),
    /** The mapping itself, as `--map` reads it. */
    document: jsonObject,
  }),
});

/** A file kept with the pilot; its bytes stand under their digest. */
export const attachment = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    digest,
    name,
    mediaType: name.exactOptional(),
    /** Size, at most 25 MiB. */
    bytes: z.int().min(0).max(26_214_400),
  }),
});

/** How a merge settled what collided. */
export const settlement = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    /** The entries that it has seen: replica, sequence number, hash. */
    entries: z.array(z.tuple([name, z.int().min(1), digest])),
    /** Rows of observations: the cells of the key as text, and the digest of the batch whose row holds. */
    keys: z.array(z.strictObject({ input: inputName, key: z.array(z.string()), digest })).exactOptional(),
    /** Fields: the value that holds is that of the journal entry `taken` (replica-sequence). */
    choices: z
      .array(z.strictObject({ record: name, field: name, taken: name, rejected: name }))
      .exactOptional(),
    /** Two seals of one thing: both stay, one is in force. */
    seals: z.array(z.strictObject({ holds: name, over: name })).exactOptional(),
  }),
});
