import { create } from "zustand";
import type { Problem } from "../../shared/errors/problem.ts";
import type { PackArrival } from "../data/workspace.ts";

/** What became of a file that was given to be opened as a pack. */
export type FileOutcome =
  | { readonly kind: "opened"; readonly file: string; readonly pilots: readonly PackArrival[] }
  /** Nothing of it was taken, and nothing here was changed. */
  | { readonly kind: "set aside"; readonly file: string; readonly problem: Problem };

interface ArrivalsState {
  /** The files of the last opening, in the order in which they were given; null: none, or dismissed. */
  readonly outcomes: readonly FileOutcome[] | null;
  /** Files that are being opened: how many are done, of how many. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly begin: (of: number) => void;
  readonly arrived: (outcome: FileOutcome) => void;
  readonly end: () => void;
  readonly dismiss: () => void;
}

/** What the packs of the last opening brought. */
export const useArrivals = create<ArrivalsState>()((set) => ({
  outcomes: null,
  progress: null,
  begin: (of) => set({ outcomes: [], progress: { done: 0, of } }),
  arrived: (outcome) =>
    set(({ outcomes, progress }) => ({
      outcomes: [...(outcomes ?? []), outcome],
      progress: progress === null ? null : { ...progress, done: progress.done + 1 },
    })),
  end: () => set({ progress: null }),
  dismiss: () => set({ outcomes: null }),
}));
