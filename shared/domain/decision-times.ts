import type { RecordOf } from "../records/record-types.ts";

/** When a decision was taken, or carried out where nobody recorded the decision's own time. */
export function takenAt({ decidedAt, executedAt }: RecordOf<"decision">): string | undefined {
  return decidedAt ?? executedAt;
}
