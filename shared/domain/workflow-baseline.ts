import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { baselineInForce } from "./baselines.ts";
import { HEADLINES } from "./headlines.ts";
import { overruledSeals } from "./overruled-seals.ts";
import { readContent } from "./snapshot-content.ts";

/**
 * The sealed snapshot that a workflow is judged against: the last one that was sealed for it alone, else the pilot's
 * baseline where the workflow had a value there. Null: none; its figures do not count yet, and nothing is inherited.
 */
export function workflowBaseline(
  pilot: RecordsHolder,
  { id, name }: Pick<RecordOf<"workflow">, "id" | "name">,
): RecordOf<"snapshot"> | null {
  const overruled = overruledSeals(pilot);
  const own = recordsOf(pilot, "snapshot").findLast(
    (snapshot) => snapshot.workflow === id && !overruled.has(snapshot.id),
  );
  if (own !== undefined) return own;
  const common = baselineInForce(pilot);
  return common !== null && knows(common, name) ? common : null;
}

/** Does a snapshot hold a value of the workflow's headline? */
export function knows({ content }: RecordOf<"snapshot">, workflow: string): boolean {
  return (readContent(content)?.sides ?? []).some(
    (side) => side.metric === HEADLINES.avd && side.workflow === workflow && side.value !== null,
  );
}
