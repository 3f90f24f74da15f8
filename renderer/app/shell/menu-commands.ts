import { useEffect, useLayoutEffect } from "react";
import { routeGivenFiles } from "../files/route-given-files.ts";
import { useGo } from "../navigation.ts";
import { useServices } from "../services.ts";
import { useCurrentPilotId } from "./current-pilot.ts";
import type { RunCommand } from "./run-command.ts";

/** Carries out what the application menu asks for. */
export function useMenuCommands(run: RunCommand): void {
  const { host } = useServices();
  useLayoutEffect(() => host.onMenu(run), [host, run]);
}

/** Takes the files that the system hands over: a double click, a second start, the list of recent files. */
export function useHandedFiles(): void {
  const services = useServices();
  const go = useGo();
  const pilotId = useCurrentPilotId();
  useEffect(
    () => services.host.onFiles((files) => void routeGivenFiles(services, files, { pilotId, go })),
    [services, pilotId, go],
  );
}
