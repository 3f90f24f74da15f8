import { useEffect, useState } from "react";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { useServices } from "./services.ts";

/** Whether a place's pilot has something, is about to have it, or has it not. */
export type Coming = "there" | "coming" | "absent";

/**
 * What was made a moment ago is in the workspace before the place has its new state, with everything derived from it: an
 * address that names it waits for it instead of saying that it does not exist.
 */
export function useComing(pilot: PilotState, has: (pilot: PilotState) => boolean, key: string): Coming {
  const { workspace } = useServices();
  const [absentIn, setAbsentIn] = useState<{ readonly pilot: PilotState; readonly key: string } | null>(null);
  const isThere = has(pilot);
  useEffect(() => {
    if (isThere) return;
    let isCurrent = true;
    const look = async (): Promise<void> => {
      const newest = await workspace.open(pilot.pilotId);
      if (isCurrent && !(newest.ok && has(newest.value))) setAbsentIn({ pilot, key });
    };
    void look();
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the key says what is asked of the pilot
  }, [workspace, pilot, isThere, key]);
  if (isThere) return "there";
  return absentIn?.pilot === pilot && absentIn.key === key ? "absent" : "coming";
}
