import type { PilotRecord, PilotState } from "../journal/pilot-state.ts";

/** Is a record one that nobody may change any more: a snapshot, a published matrix, model or narrative, an approved charter? */
export function isSealed({ type, fields }: PilotRecord): boolean {
  switch (type) {
    case "snapshot":
    case "operatingModel":
      return true;
    case "rightsMatrix":
    case "narrative":
      return fields["digest"] !== undefined;
    case "charter":
      return fields["approvedOn"] !== undefined;
    default:
      return false;
  }
}

/** The matrix that a decision right stands in where it is sealed in that copy, else null. */
export function sealedMatrixOf(pilot: PilotState, row: PilotRecord | undefined): string | null {
  const id = row?.type === "decisionRight" ? row.fields["matrix"] : undefined;
  const matrix = typeof id === "string" ? pilot.records.get(id) : undefined;
  return typeof id === "string" && matrix !== undefined && isSealed(matrix) ? id : null;
}
