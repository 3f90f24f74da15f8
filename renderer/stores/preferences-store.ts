import { create } from "zustand";
import { persist } from "zustand/middleware";
import { PREFERENCES_ITEM } from "./stored-preferences.ts";

/** Row heights of tables, in pixels. */
export const ROW_HEIGHTS = { compact: 28, default: 32, comfortable: 40 } as const;
export type Density = keyof typeof ROW_HEIGHTS;

/** Width of the panels at the right, in pixels. */
export const PANEL_WIDTHS = { least: 360, default: 440, most: 640 } as const;

/** What a person sets for this installation; it is no part of any pilot. */
interface Preferences {
  /** Who acts: written into every journal entry. */
  readonly profile: string;
  /** What the person is here; null: not said. */
  readonly role: "partner" | "ceo" | "consultant" | "owner" | null;
  /** The question was answered or passed over. */
  readonly isRoleAsked: boolean;
  readonly density: Density;
  readonly isRailCollapsed: boolean;
  /** Whether single letters and `g` chords do something. */
  readonly hasLetterKeys: boolean;
  /** Whose numbers and dates the screens have: a BCP 47 tag, or `system`. */
  readonly locale: string;
  readonly lastPilotId: string | null;
  /** Who of a pilot's people the profile is: id of the person by id of the pilot. */
  readonly people: Readonly<Record<string, string>>;
  /** Width of the panels at the right, in pixels. */
  readonly panelWidth: number;
  readonly change: (part: Partial<Omit<Preferences, "change">>) => void;
}

export const usePreferences = create<Preferences>()(
  persist(
    (set, get) => ({
      profile: "Me",
      role: null,
      isRoleAsked: false,
      density: "default",
      isRailCollapsed: false,
      hasLetterKeys: true,
      locale: "en-GB",
      lastPilotId: null,
      people: {},
      panelWidth: PANEL_WIDTHS.default,
      change: (part) => {
        if (isAnother(get(), part)) set(part);
      },
    }),
    { name: PREFERENCES_ITEM },
  ),
);

/** What is set to what it was would draw every screen once more. */
function isAnother<Values extends object>(before: Values, part: Partial<Values>): boolean {
  return (Object.keys(part) as (keyof Values)[]).some((name) => part[name] !== before[name]);
}
