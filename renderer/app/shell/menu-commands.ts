import { useEffect } from "react";
import { useLayers } from "../../stores/layer-store.ts";
import { useGo } from "../navigation.ts";
import { useServices } from "../services.ts";
import { useUndoCommand } from "../use-execute.ts";
import { useCurrentPilotId } from "./current-pilot.ts";
import { openGivenPacks } from "./open-packs.ts";

/** Carries out what the application menu asks for, and opens packs that the system hands over. */
export function useMenuCommands(): void {
  const services = useServices();
  const { host } = services;
  const go = useGo();
  const pilotId = useCurrentPilotId();
  const run = useUndoCommand();
  useEffect(() => {
    const { show } = useLayers.getState();
    const stopMenu = host.onMenu((command) => {
      switch (command) {
        case "new pilot":
          return show("new pilot");
        case "palette":
          return show("palette");
        case "keys":
          return show("keys");
        case "settings":
          return go("/settings");
        case "undo":
        case "redo":
          return pilotId === null ? undefined : void run(pilotId, command);
        case "open pack":
          return void pickPacks();
        case "import tables":
          return pilotId === null ? show("companies") : go(`/c/${pilotId}/data`);
        case "save pack":
        case "export report":
          return pilotId === null ? show("companies") : go(`/c/${pilotId}/data`);
      }
    });
    const pickPacks = async (): Promise<void> => {
      const picked = await host.pickFiles("pack", true);
      if (picked.ok) await openGivenPacks(services, picked.value);
    };
    const stopFiles = host.onFiles((files) => void openGivenPacks(services, files));
    return () => {
      stopMenu();
      stopFiles();
    };
  }, [services, host, go, pilotId, run]);
}
