import * as z from "zod";
import type { FieldChange } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { digestOfJson } from "../json/digest.ts";
import { mapping } from "../records/batch.ts";
import { recordsOf } from "../records/read-records.ts";
import { creation } from "./field-changes.ts";

const { name, headerDigest, document } = mapping.fields.shape;

/** The mapping that a file was read by, as it is remembered: name, document, digest of the header row that it fits. */
export const mappingToRemember = z.strictObject({ name, headerDigest, document });
export type MappingToRemember = z.infer<typeof mappingToRemember>;

/**
 * The record of a mapping, with the changes that make it. One with the same document is used again. One of the same name
 * and another document makes room: it is no longer offered, while the imports that it read keep pointing at it.
 */
export function rememberMapping(
  pilot: PilotState,
  remembered: MappingToRemember,
  target: string,
  nextId: () => string,
): { readonly id: string; readonly changes: readonly FieldChange[] } {
  const digest = digestOfJson(remembered.document);
  const present = recordsOf(pilot, "mapping");
  const same = present.find((known) => digestOfJson(known.document) === digest);
  if (same !== undefined) return { id: same.id, changes: [] };
  const id = nextId();
  const replaced = present.filter((known) => known.name === remembered.name);
  return {
    id,
    changes: [
      ...creation(id, "mapping", { ...remembered, target }),
      ...replaced.map(({ id: record }) => ({ record, field: "removed", before: null, after: true })),
    ],
  };
}
