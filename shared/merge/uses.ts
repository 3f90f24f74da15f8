import type { JournalEntry } from "../journal/journal-entry.ts";
import { isWhole } from "../journal/pilot-state.ts";
import { textsOf } from "../observations/table.ts";
import { batchTable } from "../pilot-data/batch-tables.ts";
import { namesOf } from "../records/find-by-name.ts";
import { recordById } from "../records/read-records.ts";
import { referencesOf } from "../records/record-references.ts";
import { isRecordTypeName } from "../records/record-types.ts";
import type { MergeSide } from "./side-changes.ts";

/** A record or an import that names another one, and the entry that did. */
export interface Use {
  readonly by: string;
  readonly entry: JournalEntry;
}

/** Where a side names, in what it did, records that the other one removed: in references, and in rows of imports. */
export function usesOf(side: MergeSide, removed: ReadonlySet<string>): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  if (removed.size === 0) return uses;
  const add = (id: string, use: Use) => {
    if (removed.has(id) && id !== use.by) uses.set(id, [...(uses.get(id) ?? []), use]);
  };
  for (const [by, fields] of side.touches) {
    const record = side.pilot.records.get(by);
    if (record === undefined || record.removed || !isRecordTypeName(record.type)) continue;
    for (const { pointer, id } of referencesOf(record.type, record.fields)) {
      const entry = fields.get(pointer.split("/")[1] ?? "");
      if (entry !== undefined) add(id, { by, entry });
    }
    const made = fields.get("digest");
    if (record.type !== "batch" || made === undefined) continue;
    for (const id of namedInBatch(side, by)) add(id, { by, entry: made });
  }
  return uses;
}

/** The workflows and segments that the rows of an import name; none where the rows are not here. */
function namedInBatch({ pilot }: MergeSide, batchId: string): ReadonlySet<string> {
  const batch = recordById(pilot, "batch", batchId);
  const named = new Set<string>();
  if (batch === null || batch.takenBack === true || !isWhole(pilot)) return named;
  const table = batchTable(pilot, batch.input, batch.digest);
  if (!table.ok) return named;
  for (const scope of ["workflow", "segment"] as const) {
    const names = namesOf(pilot, scope);
    for (const text of textsOf(table.value, scope)?.dictionary ?? []) {
      const id = names.get(text);
      if (id !== undefined) named.add(id);
    }
  }
  return named;
}
