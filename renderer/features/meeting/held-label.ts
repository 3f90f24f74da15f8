import { BOTTLENECK } from "../../../shared/domain/meeting-zero.ts";
import type { MeetingDraft } from "./meeting-draft.ts";

/** What the journal and undo call the meeting. */
export function heldLabel({ ending }: MeetingDraft): string {
  return ending === "decided" ? "Meeting Zero held: decided" : `Meeting Zero held: ${BOTTLENECK}`;
}
