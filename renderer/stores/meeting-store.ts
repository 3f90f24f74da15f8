import { create } from "zustand";
import { persist } from "zustand/middleware";

/** The key of a meeting whose pilot is not made yet. */
export const NEW_MEETING = "new";

interface MeetingState {
  /** What was said in meetings that are not at their end, by id of the pilot or `new`. It stays on this machine. */
  readonly drafts: Readonly<Record<string, unknown>>;
  readonly keep: (key: string, draft: unknown) => void;
  readonly forget: (key: string) => void;
}

/** Meetings that were left before their end, so that the room can go on. */
export const useMeetings = create<MeetingState>()(
  persist(
    (set) => ({
      drafts: {},
      keep: (key, draft) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } })),
      forget: (key) =>
        set(({ drafts }) => {
          const { [key]: _, ...others } = drafts;
          return { drafts: others };
        }),
    }),
    { name: "converge180.meetings" },
  ),
);
