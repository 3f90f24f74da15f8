import { create } from "zustand";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import type { Choice } from "../../shared/merge/choices.ts";

/** A copy of a pilot that came in a pack and waits for its merge, with what was settled of it so far. */
export interface WaitingMerge {
  readonly file: string;
  readonly pilot: WholePilot;
  /** By the id of the conflict. */
  readonly choices: ReadonlyMap<string, Choice>;
}

interface MergeState {
  /** By pilot; it is kept until the window is closed. */
  readonly waiting: ReadonlyMap<string, WaitingMerge>;
  /** The pilot whose merge the window goes to next; null: none. */
  readonly lead: string | null;
  readonly wait: (file: string, pilot: WholePilot) => void;
  readonly choose: (pilotId: string, choices: ReadonlyMap<string, Choice>) => void;
  readonly done: (pilotId: string) => void;
  readonly leadTo: (pilotId: string | null) => void;
}

/** Copies that were changed apart, on their way to be one. */
export const useMerges = create<MergeState>()((set) => ({
  waiting: new Map(),
  lead: null,
  wait: (file, pilot) =>
    set(({ waiting }) => {
      const known = waiting.get(pilot.pilotId);
      const isSame = known?.pilot.entries.at(-1)?.hash === pilot.entries.at(-1)?.hash;
      const choices = isSame && known !== undefined ? known.choices : new Map<string, Choice>();
      return { waiting: new Map(waiting).set(pilot.pilotId, { file, pilot, choices }) };
    }),
  choose: (pilotId, choices) =>
    set(({ waiting }) => {
      const known = waiting.get(pilotId);
      return known === undefined ? {} : { waiting: new Map(waiting).set(pilotId, { ...known, choices }) };
    }),
  done: (pilotId) =>
    set(({ waiting }) => ({ waiting: new Map([...waiting].filter(([id]) => id !== pilotId)) })),
  leadTo: (lead) => set({ lead }),
}));
