import { create } from "zustand";
import type { GivenFile } from "../host/host.ts";

interface GivenFilesState {
  /** Tables that were dropped on the window or handed over by the system, and that no import has taken yet. */
  readonly tables: readonly GivenFile[];
  /** Tables that arrive while others wait join them. */
  readonly give: (tables: readonly GivenFile[]) => void;
  /** All that wait; afterwards none do, so that each file is taken once. */
  readonly take: () => readonly GivenFile[];
}

/** Hands tables from wherever they arrive to the place that imports them. */
export const useGivenFiles = create<GivenFilesState>()((set, get) => ({
  tables: [],
  give: (tables) => set((state) => ({ tables: [...state.tables, ...tables] })),
  take: () => {
    const { tables } = get();
    if (tables.length > 0) set({ tables: [] });
    return tables;
  },
}));
