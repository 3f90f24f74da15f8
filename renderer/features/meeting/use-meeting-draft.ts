import { useCallback, useMemo } from "react";
import { useMeetings } from "../../stores/meeting-store.ts";
import { EMPTY_MEETING, MEETING_STEPS, type MeetingDraft } from "./meeting-draft.ts";

/** The meeting that is being held: what was kept of it, over what is known beforehand. */
export function useMeetingDraft(
  key: string,
  known: Partial<MeetingDraft>,
): readonly [MeetingDraft, (part: Partial<MeetingDraft>) => void] {
  const kept = useMeetings((state) => state.drafts[key]);
  const keep = useMeetings((state) => state.keep);
  const draft = useMemo(() => readDraft(kept, { ...EMPTY_MEETING, ...known }), [kept, known]);
  const change = useCallback(
    (part: Partial<MeetingDraft>) => {
      const now = readDraft(useMeetings.getState().drafts[key], { ...EMPTY_MEETING, ...known });
      keep(key, { ...now, ...part });
    },
    [key, keep, known],
  );
  return [draft, change];
}

/** What was kept, where it has the form of a meeting: an older form is not guessed at but begun anew. */
export function readDraft(kept: unknown, fresh: MeetingDraft): MeetingDraft {
  if (typeof kept !== "object" || kept === null) return fresh;
  const known = fresh as unknown as Readonly<Record<string, unknown>>;
  const given = kept as Readonly<Record<string, unknown>>;
  const isSame = Object.keys(known).every(
    (field) => formOf(known[field]) === formOf(given[field]) || isOpen(field),
  );
  const isStep = MEETING_STEPS.some((step) => step === given["step"]);
  return isSame && isStep ? (kept as MeetingDraft) : fresh;
}

/** Fields that are null until something is said. */
function isOpen(field: string): boolean {
  return field === "wording" || field === "choice" || field === "ending";
}

function formOf(value: unknown): string {
  return typeof value === "object" && value !== null ? Object.keys(value).toSorted().join(" ") : typeof value;
}
