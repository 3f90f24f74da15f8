import { failure, type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { recordById } from "../records/read-records.ts";
import type { RecordOf, RecordTypeName } from "../records/record-types.ts";

/** The record of a type that a command names, or REF_DANGLING; `where` is the pointer of the field that names it. */
export function presentRecord<Type extends RecordTypeName>(
  pilot: PilotState,
  type: Type,
  id: string,
  where = "/id",
): Result<RecordOf<Type>> {
  const record = recordById(pilot, type, id);
  return record === null
    ? failure("REF_DANGLING", `there is no ${type} ${id.slice(0, 60)}`, { where })
    : success(record);
}
