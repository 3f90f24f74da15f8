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
  if (!hasForm(fresh, kept)) return fresh;
  const draft = kept as MeetingDraft;
  return MEETING_STEPS.includes(draft.step) ? draft : fresh;
}

/** Has `given` every field that `known` has, each of its kind? What is null until something is said may be anything. */
function hasForm(known: unknown, given: unknown): boolean {
  if (known === null) return given !== undefined;
  if (typeof known !== "object") return typeof given === typeof known;
  if (typeof given !== "object" || given === null) return false;
  return Object.entries(known).every(([field, value]) =>
    hasForm(value, (given as Readonly<Record<string, unknown>>)[field]),
  );
}
