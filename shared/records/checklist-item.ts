import * as z from "zod";
import { date, link, name, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** One item of the pilot's plan. Whether it is proven is computed, never stored. */
export const checklistItem = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    /** Key of the template item; absent for an item of the pilot's own. */
    template: name.exactOptional(),
    phase: z.enum(["P1", "P2", "P3", "P4", "P5"]),
    title: name,
    dri: referenceTo("person").exactOptional(),
    due: date.exactOptional(),
    status: z.enum(["open", "claimed", "done", "dropped"]),
    overrideReason: text.exactOptional(),
    note: text.exactOptional(),
  }),
});

/** Something that shows that a thing is so: a text, a link or a file. */
export const evidence = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    about: referenceTo("any"),
    kind: z.enum(["text", "link", "file"]),
    title: name.exactOptional(),
    text: text.exactOptional(),
    link: link.exactOptional(),
    attachment: referenceTo("attachment").exactOptional(),
    on: date.exactOptional(),
  }),
  rule: (fields) =>
    fields.kind === "text" && fields.text === undefined
      ? "evidence of the kind text needs a text"
      : fields.kind === "link" && fields.link === undefined
        ? "evidence of the kind link needs a link"
        : fields.kind === "file" && fields.attachment === undefined
          ? "evidence of the kind file needs an attachment"
          : null,
});
