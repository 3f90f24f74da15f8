import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import type { ConfidentialValue, PilotRecord, PilotState } from "../../shared/journal/pilot-state.ts";
import { standOf } from "../figures/kept-answers.ts";

/**
 * One pilot as a text that is read at once: a start takes a third of the time for it that the same rows take one by one.
 * Attachments are not in it.
 */
export interface PilotCopy {
  /** What the pilot was made of; see `standOf`. */
  readonly stand: string;
  readonly text: string;
}

interface CopiedParts {
  readonly entries: readonly JournalEntry[];
  /** In the order of the pilot. */
  readonly records: readonly PilotRecord[];
  readonly confidential: readonly (readonly [string, ConfidentialValue])[];
}

export function copyOfPilot(pilot: PilotState): PilotCopy {
  const parts: CopiedParts = {
    entries: pilot.entries,
    records: [...pilot.records.values()],
    confidential: [...pilot.confidential],
  };
  return { stand: standOf(pilot), text: JSON.stringify(parts) };
}

/** The pilot of a copy that this build made, with its attachments. */
export function pilotOfCopy(
  pilotId: string,
  { text }: PilotCopy,
  attachments: PilotState["attachments"],
): PilotState {
  const { entries, records, confidential } = JSON.parse(text) as CopiedParts;
  return {
    pilotId,
    records: new Map(records.map((record) => [record.id, record])),
    entries,
    confidential: new Map(confidential),
    attachments,
  };
}
