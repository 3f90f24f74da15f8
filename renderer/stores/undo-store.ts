import { create } from "zustand";

/** An own command of this sitting: the sequence number of its entry and what it did, in words. */
export interface UndoStep {
  readonly seq: number;
  readonly label: string;
}

interface Steps {
  readonly undo: readonly UndoStep[];
  readonly redo: readonly UndoStep[];
}

interface UndoState {
  readonly byPilot: ReadonlyMap<string, Steps>;
  /** A command was done: it can be undone, and nothing can be redone any more. */
  readonly did: (pilotId: string, step: UndoStep) => void;
  /** The last command was undone by the entry `seq`. */
  readonly undid: (pilotId: string, seq: number) => void;
  /** The pilot is another one now: what was done to the one before cannot be taken back here. */
  readonly forget: (pilotId: string) => void;
  /** The last undone command was done again by the entry `seq`. */
  readonly redid: (pilotId: string, seq: number) => void;
}

const NONE: Steps = { undo: [], redo: [] };

export const useUndo = create<UndoState>()((set) => {
  const change = (pilotId: string, next: (steps: Steps) => Steps): void =>
    set(({ byPilot }) => ({ byPilot: new Map(byPilot).set(pilotId, next(byPilot.get(pilotId) ?? NONE)) }));
  return {
    byPilot: new Map(),
    forget: (pilotId) => change(pilotId, () => NONE),
    did: (pilotId, step) => change(pilotId, ({ undo }) => ({ undo: [...undo, step], redo: [] })),
    undid: (pilotId, seq) =>
      change(pilotId, ({ undo, redo }) => {
        const last = undo.at(-1);
        return last === undefined
          ? { undo, redo }
          : { undo: undo.slice(0, -1), redo: [...redo, { ...last, seq }] };
      }),
    redid: (pilotId, seq) =>
      change(pilotId, ({ undo, redo }) => {
        const last = redo.at(-1);
        return last === undefined
          ? { undo, redo }
          : { undo: [...undo, { ...last, seq }], redo: redo.slice(0, -1) };
      }),
  };
});

/** The steps of a pilot. */
export function stepsOf(state: UndoState, pilotId: string | null): Steps {
  return (pilotId === null ? undefined : state.byPilot.get(pilotId)) ?? NONE;
}
