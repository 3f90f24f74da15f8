import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";

/** The conflicts as the list shows them: by rank, then those without one, dropped ones last. */
export function conflictsInOrder(pilot: PilotState): readonly RecordOf<"conflict">[] {
  const place = ({ rank, status }: RecordOf<"conflict">): number =>
    (status === "dropped" ? 2_000_000 : 0) + (rank ?? 1_000_001);
  return recordsOf(pilot, "conflict").toSorted((a, b) => place(a) - place(b));
}

/** The ids with one of them a step up (−1) or down (1); null where it stands at the end already. */
export function orderWith(
  conflicts: readonly RecordOf<"conflict">[],
  id: string,
  step: -1 | 1,
): readonly string[] | null {
  const ids = conflicts.filter(({ status }) => status !== "dropped").map((conflict) => conflict.id);
  const from = ids.indexOf(id);
  const to = from + step;
  const other = ids[to];
  if (from === -1 || to < 0 || other === undefined) return null;
  return ids.map((one, index) => (index === to ? id : index === from ? other : one));
}
