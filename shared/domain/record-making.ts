import { instantOf } from "../calendar/moments.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { RecordTypeName } from "../records/record-types.ts";

/** When a record was made (ISO 8601, UTC), and whose profile made it. */
export interface Making {
  readonly at: string;
  readonly by: string;
}

/** How the records of a type came to be, by their id: the earliest entry of the journal that names each. */
export function makingsOf(pilot: PilotState, type: RecordTypeName): ReadonlyMap<string, Making> {
  const makings = new Map<string, Making>();
  for (const { at, actor, onBehalfOf, changes } of pilot.entries) {
    for (const { record, field, after } of changes) {
      if (field !== "type" || after !== type) continue;
      const known = makings.get(record);
      if (known === undefined || (instantOf(at) ?? 0) < (instantOf(known.at) ?? 0)) {
        makings.set(record, { at, by: onBehalfOf ?? actor });
      }
    }
  }
  return makings;
}
