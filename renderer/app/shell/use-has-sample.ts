import { useEffect, useState } from "react";
import { isSample } from "../clock.ts";
import { useServices, useSummaries } from "../services.ts";
import { useCurrentPilotId } from "./current-pilot.ts";

/** Whether the company on the screen (or, in the portfolio, any) belongs to the sample. */
export function useHasSample(): boolean {
  const { workspace } = useServices();
  const summaries = useSummaries();
  const pilotId = useCurrentPilotId() ?? summaries[0]?.pilotId ?? null;
  // Known at once where the company is open: a line that comes a moment later would move the whole page.
  const [hasSample, setHasSample] = useState(() => {
    const opened = pilotId === null ? null : workspace.opened(pilotId);
    return opened !== null && isSample(opened);
  });
  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const opened = pilotId === null ? null : await workspace.open(pilotId);
      if (isCurrent) setHasSample(opened?.ok === true && isSample(opened.value));
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [workspace, pilotId]);
  return hasSample;
}
