import { create } from "zustand";

interface SessionState {
  /** Nobody ended the session before: the power went, the system started anew, the app crashed or was ended from outside. */
  readonly wasCut: boolean;
  readonly setWasCut: (wasCut: boolean) => void;
}

/** What is known of the session before this one. */
export const useSession = create<SessionState>()((set) => ({
  wasCut: false,
  setWasCut: (wasCut) => set({ wasCut }),
}));
