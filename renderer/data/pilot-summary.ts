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
