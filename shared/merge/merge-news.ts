import type { PilotState } from "../journal/pilot-state.ts";
import { recordsOf } from "../records/read-records.ts";
import type { MergeSide } from "./side-changes.ts";

/** What one side of a merge did that the other has not seen. */
export interface MergeNews {
  /** Entries of the journal. */
  readonly entries: number;
  /** Who wrote them, in the order of their first one. */
  readonly people: readonly string[];
  /** Moments of the first and the last, ISO 8601 in UTC; null: there are none. */
  readonly first: string | null;
  readonly last: string | null;
  /** Per type of record how many were made, changed and removed; imports and settlements are not among them. */
  readonly records: readonly RecordNews[];
  readonly imports: readonly { readonly id: string; readonly file: string; readonly rows: number }[];
}

export interface RecordNews {
  readonly type: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

const NOT_LISTED: ReadonlySet<string> = new Set(["batch", "settlement", "mapping"]);

/** What a side brings to a copy that lacks it. */
export function newsOf({ pilot, only, touches }: MergeSide, other: PilotState): MergeNews {
  const byType = new Map<string, { added: number; changed: number; removed: number }>();
  for (const id of touches.keys()) {
    const record = pilot.records.get(id);
    if (record === undefined || NOT_LISTED.has(record.type)) continue;
    const counts = byType.get(record.type) ?? { added: 0, changed: 0, removed: 0 };
    const known = other.records.get(id);
    if (record.removed) counts.removed += known === undefined ? 0 : 1;
    else if (known === undefined) counts.added += 1;
    else counts.changed += 1;
    byType.set(record.type, counts);
  }
  const moments = only.map(({ at }) => at).sort();
  return {
    entries: only.length,
    people: [...new Set(only.map(({ actor }) => actor))],
    first: moments[0] ?? null,
    last: moments.at(-1) ?? null,
    records: [...byType]
      .map(([type, counts]) => ({ type, ...counts }))
      .filter(({ added, changed, removed }) => added + changed + removed > 0)
      .sort((one, two) => two.added + two.changed + two.removed - one.added - one.changed - one.removed),
    imports: recordsOf(pilot, "batch")
      .filter(({ id, takenBack }) => touches.has(id) && takenBack !== true && !other.records.has(id))
      .map(({ id, file, rows }) => ({ id, file, rows })),
  };
}
