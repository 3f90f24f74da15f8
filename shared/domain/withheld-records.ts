import type { Circle, PilotState } from "../journal/pilot-state.ts";
import { maySee } from "../journal/withhold.ts";
import type { RecordTypeName } from "../records/record-types.ts";
import { isRecordTypeName } from "../records/record-types.ts";

/**
 * The records of which a copy for an audience says only that they are there, counted by type in the order of the journal.
 * Those whose values this copy does not hold itself count too; removed ones do not.
 */
export function withheldRecords(pilot: PilotState, audience: Circle): ReadonlyMap<RecordTypeName, number> {
  const counts = new Map<RecordTypeName, number>();
  for (const { type, circle, removed, withheld } of pilot.records.values()) {
    if (removed || !isRecordTypeName(type)) continue;
    if (maySee(audience, circle) && withheld.length === 0) continue;
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}
