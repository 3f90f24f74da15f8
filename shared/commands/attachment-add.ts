import * as z from "zod";
import { failure, success } from "../errors/problem.ts";
import { digestOfBytes } from "../json/digest.ts";
import { attachment } from "../records/batch.ts";
import { evidence } from "../records/checklist-item.ts";
import type { Command } from "./command.ts";
import { creation } from "./field-changes.ts";

const { name, mediaType, bytes: size } = attachment.fields.shape;
const input = z.strictObject({
  name,
  mediaType,
  /** The bytes, as text in base64 where they come from JSON. */
  bytes: z.union([z.base64(), z.instanceof(Uint8Array)]),
  circle: z.enum(["everyone", "leadership", "partner"]).exactOptional(),
  /** The record that the file is evidence of; without it the file is only kept. */
  about: z.string().min(1).max(200).exactOptional(),
  /** What the evidence is called; without it, as the file. */
  title: evidence.fields.shape.title,
});

/** Keeps a file with the pilot, at most 25 MiB: as evidence of a record, or so that other records can name it. */
export const attachmentAdd: Command<z.infer<typeof input>> = {
  name: "attachment.add",
  summary: "Keeps a file with the pilot (at most 25 MiB), as evidence of a record where one is named.",
  input,
  run: (_pilot, given, context) => {
    const bytes = typeof given.bytes === "string" ? Uint8Array.fromBase64(given.bytes) : given.bytes;
    if (!size.safeParse(bytes.length).success) {
      return failure("FILE_TOO_LARGE", "an attachment has at most 25 MiB", { where: "/bytes" });
    }
    const digest = digestOfBytes(bytes);
    const fields = { digest, name: given.name, mediaType: given.mediaType, bytes: bytes.length };
    const id = context.nextId();
    const { about, title } = given;
    const shown = { about, kind: "file", title: title ?? given.name, attachment: id };
    return success({
      changes: [
        ...creation(id, "attachment", fields, given.circle),
        ...(about === undefined ? [] : creation(context.nextId(), "evidence", shown, given.circle)),
      ],
      attachments: new Map([[digest, bytes]]),
    });
  },
};
