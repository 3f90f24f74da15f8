import * as z from "zod";
import { INPUT_NAMES } from "../observations/input-templates.ts";

// The content security policy of the app forbids code made from text.
z.config({ jitless: true });

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const condition = z.strictObject({ column: z.string(), in: z.array(value) });
const columnSchema = z.strictObject({
  from: z.union([z.string(), z.array(z.string()).min(1)]).exactOptional(),
  join: z.string().exactOptional(),
  const: value.exactOptional(),
  map: z.record(z.string(), value).exactOptional(),
  else: value.exactOptional(),
  cases: z
    .array(z.strictObject({ when: z.array(condition).min(1), value }))
    .min(1)
    .exactOptional(),
  minutesBetween: z.tuple([z.string(), z.string()]).exactOptional(),
  date: z.string().min(1).exactOptional(),
  zone: z.string().exactOptional(),
  scale: z.number().exactOptional(),
});

/** The form of a mapping document: what the mapping screen builds and `--map` reads. */
export const mappingSchema = z.strictObject({
  target: z.enum(INPUT_NAMES),
  source: z
    .strictObject({
      sheet: z.string().exactOptional(),
      encoding: z.string().exactOptional(),
      delimiter: z.enum(["auto", ",", ";", "\t", "tab", "|"]).exactOptional(),
      headerRow: z.int().min(1).max(1_048_576).exactOptional(),
      decimal: z.enum([".", ","]).exactOptional(),
      nulls: z.array(z.string()).exactOptional(),
    })
    .exactOptional(),
  filter: z.array(condition).exactOptional(),
  keep: z.enum(["first", "last"]).exactOptional(),
  columns: z.record(z.string(), columnSchema),
});

/** A mapping as it is written down and remembered; `readMapping` turns it into what reading needs. */
export type MappingDocument = z.infer<typeof mappingSchema>;
/** How one column of the template is filled. */
export type ColumnDocument = z.infer<typeof columnSchema>;
/** What is said about the file itself. */
export type SourceDocument = NonNullable<MappingDocument["source"]>;
/** The trimmed text of a column is one of these. */
export type ConditionDocument = z.infer<typeof condition>;
/** A value in a mapping: null means "no data". */
export type ValueDocument = z.infer<typeof value>;

/** The text that a value stands for. */
export function valueText(given: ValueDocument): string {
  return given === null ? "" : String(given);
}
