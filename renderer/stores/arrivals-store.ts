import { create } from "zustand";
import type { Problem } from "../../shared/errors/problem.ts";
import type { PackArrival, PackInHand } from "../data/workspace.ts";

/** What became of a file that was given to be opened as a pack. */
export type FileOutcome =
  | { readonly kind: "opened"; readonly file: string; readonly pilots: readonly PackArrival[] }
  /** Nothing of it was taken, and nothing here was changed. */
  | { readonly kind: "set aside"; readonly file: string; readonly problem: Problem };

/** A file that was given, before anything of it is taken. */
export type FileInHand =
  | { readonly kind: "read"; readonly file: string; readonly pack: PackInHand }
  | (FileOutcome & { readonly kind: "set aside" });

/** What a person is asked before packs are opened. Whoever asks hears the answer once. */
export type ArrivalQuestion =
  | {
      readonly kind: "passphrase";
      readonly file: string;
      /** Why the last one did not do; null: none was given yet. */
      readonly problem: Problem | null;
      /** The one that was given is being tried. */
      readonly isTrying: boolean;
      /** Null: the file stays closed. */
      readonly answer: (passphrase: string | null) => void;
    }
  | {
      readonly kind: "preview";
      readonly files: readonly FileInHand[];
      readonly answer: (isTaken: boolean) => void;
    };

interface ArrivalsState {
  /** The files of the last opening, in the order in which they were given; null: none, or dismissed. */
  readonly outcomes: readonly FileOutcome[] | null;
  /** Files that are being read: how many are done, of how many. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly question: ArrivalQuestion | null;
  readonly begin: (of: number) => void;
  /** One more file was read. */
  readonly read: () => void;
  readonly ask: (question: ArrivalQuestion | null) => void;
  readonly arrived: (outcome: FileOutcome) => void;
  readonly end: () => void;
  readonly dismiss: () => void;
}

/** What the packs of the last opening brought, and what is asked before they do. */
export const useArrivals = create<ArrivalsState>()((set) => ({
  outcomes: null,
  progress: null,
  question: null,
  begin: (of) => set({ outcomes: null, progress: { done: 0, of } }),
  read: () =>
    set(({ progress }) => ({
      progress: progress === null ? null : { ...progress, done: progress.done + 1 },
    })),
  ask: (question) => set({ question }),
  arrived: (outcome) => set(({ outcomes }) => ({ outcomes: [...(outcomes ?? []), outcome] })),
  end: () => set({ progress: null, question: null }),
  dismiss: () => set({ outcomes: null }),
}));
