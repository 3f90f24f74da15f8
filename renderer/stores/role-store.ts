import { create } from "zustand";

interface RoleState {
  /** The role whose first screen is looked at; null: one's own. It is forgotten when the window closes. */
  readonly viewedAs: "partner" | "ceo" | "consultant" | "owner" | null;
  readonly viewAs: (role: RoleState["viewedAs"]) => void;
}

/** Looking at the first screen of another role. */
export const useViewedRole = create<RoleState>()((set) => ({
  viewedAs: null,
  viewAs: (viewedAs) => set({ viewedAs }),
}));
