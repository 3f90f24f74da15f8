import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { recordById, recordsOf } from "../../shared/records/read-records.ts";
import { usePreferences } from "../stores/preferences-store.ts";

/** Who of a pilot's people sits here: the one that was chosen, else the one that the profile names; null: nobody known. */
export function useMe(pilot: PilotState): readonly [string | null, (person: string | null) => void] {
  const { profile, people, change } = usePreferences();
  const chosen = people[pilot.pilotId];
  const known = chosen === undefined ? null : recordById(pilot, "person", chosen);
  const name = profile.trim().toLowerCase();
  const named = recordsOf(pilot, "person").find((person) => person.name.toLowerCase() === name);
  const choose = (person: string | null): void => {
    const { [pilot.pilotId]: _, ...others } = people;
    change({ people: person === null ? others : { ...others, [pilot.pilotId]: person } });
  };
  return [known?.id ?? named?.id ?? null, choose];
}
