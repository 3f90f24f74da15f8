import * as z from "zod";
import { failure, success } from "../errors/problem.ts";
import { digestOfBytes } from "../json/digest.ts";
import { attachment } from "../records/batch.ts";
import type { Command } from "./command.ts";
import { creation } from "./field-changes.ts";

const { name, mediaType, bytes: size } = attachment.fields.shape;
const input = z.strictObject({
  name,
  mediaType,
  /** The bytes, as text in base64 where they come from JSON. */
  bytes: z.union([z.base64(), z.instanceof(Uint8Array)]),
  circle: z.enum(["everyone", "leadership", "partner"]).exactOptional(),
});

/** Keeps a file with the pilot, at most 25 MiB; evidence and companies then name its record. */
export const attachmentAdd: Command<z.infer<typeof input>> = {
  name: "attachment.add",
  summary: "Keeps a file with the pilot (at most 25 MiB); evidence can then name it.",
  input,
  run: (_pilot, given, context) => {
    const bytes = typeof given.bytes === "string" ? Uint8Array.fromBase64(given.bytes) : given.bytes;
    if (!size.safeParse(bytes.length).success) {
      return failure("FILE_TOO_LARGE", "an attachment has at most 25 MiB", { where: "/bytes" });
    }
    const digest = digestOfBytes(bytes);
    const fields = { digest, name: given.name, mediaType: given.mediaType, bytes: bytes.length };
    return success({
      changes: creation(context.nextId(), "attachment", fields, given.circle),
      attachments: new Map([[digest, bytes]]),
    });
  },
};
