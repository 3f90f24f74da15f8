import { usePreferences } from "../../stores/preferences-store.ts";
import { usePlace } from "../navigation.ts";
import { useSummaries } from "../services.ts";

/** The company that the places below the switcher belong to: that of the address, else the last one, else the only one. */
export function useCurrentPilotId(): string | null {
  const { pilotId } = usePlace();
  const last = usePreferences((state) => state.lastPilotId);
  const summaries = useSummaries();
  if (pilotId !== null) return pilotId;
  if (summaries.some((summary) => summary.pilotId === last)) return last;
  return summaries.length === 1 ? (summaries[0]?.pilotId ?? null) : null;
}
