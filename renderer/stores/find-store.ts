import { create } from "zustand";

interface FindState {
  readonly isOpen: boolean;
  /** Counts how often it was asked for: asking again takes the focus back into the field. */
  readonly asked: number;
  readonly open: () => void;
  readonly close: () => void;
}

/** Whether the bar that finds words on the screen is open. */
export const useFind = create<FindState>()((set) => ({
  isOpen: false,
  asked: 0,
  open: () => set(({ asked }) => ({ isOpen: true, asked: asked + 1 })),
  close: () => set({ isOpen: false }),
}));
