import type { InputName } from "../observations/input-templates.ts";
import { type RecordsHolder, recordsOf } from "../records/read-records.ts";

/** A row of observations that a merge settled: which settlement, the cells of the key as text, and whose row holds. */
export interface SettledRow {
  /** Id of the settlement's record. */
  readonly settlement: string;
  readonly key: readonly string[];
  /** Digest of the batch. */
  readonly digest: string;
}

/** The rows of an input that settlements name, in the order of the journal. Most pilots have none. */
export function settledRows(pilot: RecordsHolder, input: InputName): readonly SettledRow[] {
  return recordsOf(pilot, "settlement").flatMap(({ id, keys }) =>
    (keys ?? []).flatMap(({ input: named, key, digest }) =>
      named === input ? [{ settlement: id, key, digest }] : [],
    ),
  );
}
