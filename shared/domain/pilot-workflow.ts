import type { RecordsHolder } from "../records/read-records.ts";
import { pilotRecord, recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";

/** The workflow that the pilot began with: the one it names; where it names none, the only one there is; else null. */
export function pilotWorkflow(pilot: RecordsHolder): RecordOf<"workflow"> | null {
  const { firstWorkflow } = pilotRecord(pilot);
  if (firstWorkflow !== undefined) return recordById(pilot, "workflow", firstWorkflow);
  const [only, ...others] = recordsOf(pilot, "workflow");
  return only === undefined || others.length > 0 ? null : only;
}

/** The workflows that the pilot was scaled to, without the one it began with. */
export function scaleWorkflows(pilot: RecordsHolder): readonly RecordOf<"workflow">[] {
  const first = pilotWorkflow(pilot);
  const ids = new Set(pilotRecord(pilot).scaleWorkflows);
  return [...ids]
    .flatMap((id) => recordById(pilot, "workflow", id) ?? [])
    .filter(({ id }) => id !== first?.id);
}
