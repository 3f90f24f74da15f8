import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { pilotRecord, recordById } from "../../shared/records/read-records.ts";
import type { PilotSummary } from "./workspace.ts";

/** What lists show of a pilot. */
export function summaryOf(state: PilotState): PilotSummary {
  const pilot = pilotRecord(state);
  return {
    pilotId: state.pilotId,
    company: recordById(state, "company", pilot.company)?.name ?? "",
    status: pilot.status,
    startDate: pilot.startDate ?? null,
    changedAt: state.entries.at(-1)?.at ?? "",
  };
}

/** By company, then id. */
export function inOrder(summaries: readonly PilotSummary[]): readonly PilotSummary[] {
  return [...summaries].sort(
    (one, other) => one.company.localeCompare(other.company, "en") || (one.pilotId < other.pilotId ? -1 : 1),
  );
}

/** Whether two states of a pilot are one, as the journal tells. */
export function isSame(one: PilotState, other: PilotState): boolean {
  return (
    one.entries.length === other.entries.length &&
    one.entries.at(-1)?.hash === other.entries.at(-1)?.hash &&
    one.confidential.size === other.confidential.size &&
    one.attachments.size === other.attachments.size
  );
}
