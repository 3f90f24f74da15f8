import { create } from "zustand";
import { persist } from "zustand/middleware";

/** Row heights of tables, in pixels. */
export const ROW_HEIGHTS = { compact: 28, default: 32, comfortable: 40 } as const;
export type Density = keyof typeof ROW_HEIGHTS;

/** What a person sets for this installation; it is no part of any pilot. */
interface Preferences {
  /** Who acts: written into every journal entry. */
  readonly profile: string;
  readonly density: Density;
  readonly isRailCollapsed: boolean;
  /** Whether single letters and `g` chords do something. */
  readonly hasLetterKeys: boolean;
  readonly lastPilotId: string | null;
  /** Who of a pilot's people the profile is: id of the person by id of the pilot. */
  readonly people: Readonly<Record<string, string>>;
  readonly change: (part: Partial<Omit<Preferences, "change">>) => void;
}

export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      profile: "Me",
      density: "default",
      isRailCollapsed: false,
      hasLetterKeys: true,
      lastPilotId: null,
      people: {},
      change: (part) => set(part),
    }),
    { name: "converge180.preferences" },
  ),
);
