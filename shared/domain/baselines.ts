import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { overruledSeals } from "./overruled-seals.ts";

/** All sealed baselines in the order in which they were sealed; none is ever replaced. */
export function sealedBaselines(pilot: RecordsHolder): readonly RecordOf<"snapshot">[] {
  return recordsOf(pilot, "snapshot").filter(({ baseline }) => baseline === true);
}

/**
 * The baseline in force: the last one sealed (a second one says why it was needed), or null. Of two that were sealed apart
 * the one that the merge settled.
 */
export function baselineInForce(pilot: RecordsHolder): RecordOf<"snapshot"> | null {
  const overruled = overruledSeals(pilot);
  return sealedBaselines(pilot).findLast(({ id }) => !overruled.has(id)) ?? null;
}
