import type { RecordTypeName } from "../../shared/records/record-types.ts";
import type { Outcome } from "./use-execute.ts";

/** Id of the record of a type that a change made; undefined: it was refused, or made none. */
export function madeRecord(done: Outcome | null, type: RecordTypeName): string | undefined {
  return done?.entries
    .flatMap(({ changes }) => changes)
    .find(({ field, after }) => field === "type" && after === type)?.record;
}
