import { type RecordsHolder, recordsOf } from "../records/read-records.ts";

/**
 * Sealed records that are not in force because a merge found another seal of the same thing and somebody settled which one
 * holds. They stay and verify; a later settlement may bring one back.
 */
export function overruledSeals(pilot: RecordsHolder): ReadonlySet<string> {
  const overruled = new Set<string>();
  for (const { seals } of recordsOf(pilot, "settlement")) {
    for (const { holds, over } of seals ?? []) {
      overruled.add(over);
      overruled.delete(holds);
    }
  }
  return overruled;
}
