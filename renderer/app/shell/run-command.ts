import { useMantineColorScheme } from "@mantine/core";
import { useCallback } from "react";
import { flushSync } from "react-dom";
import type { WindowCommand } from "../../../shared/ipc/window-commands.ts";
import { useFind } from "../../stores/find-store.ts";
import { useLayers } from "../../stores/layer-store.ts";
import { copyDiagnostics } from "../copy-diagnostics.ts";
import { pickPacks, pickTables } from "../files/pick-files.ts";
import { savePacks } from "../files/save-packs.ts";
import { useGo, usePlace } from "../navigation.ts";
import { type PlaceId, pathOf } from "../places.ts";
import { useServices } from "../services.ts";
import { useUndoCommand } from "../use-execute.ts";
import { useCurrentPilotId } from "./current-pilot.ts";
import { focusFilter, isDialogOpen, isField } from "./focus.ts";

/** Carries out a command, whoever asked for it: the menu, the palette or a key. */
export type RunCommand = (command: WindowCommand) => void;

/** What every command of the window does. A dialog that is open has the word first: nothing goes on under it. */
export function useRunCommand(): RunCommand {
  const services = useServices();
  const go = useGo();
  const pilotId = useCurrentPilotId();
  const isOnPortfolio = usePlace().id === "portfolio";
  const undo = useUndoCommand();
  const { setColorScheme } = useMantineColorScheme();
  return useCallback(
    (command) => {
      const { layer, show, askCompany, showRemoval } = useLayers.getState();
      if (command === "palette" && layer === "palette") return show(null);
      if (isDialogOpen()) return;
      const withCompany = (act: (company: string) => void): void => {
        if (pilotId === null) askCompany(act);
        else act(pilotId);
      };
      switch (command) {
        case "new pilot":
        case "palette":
        case "companies":
        case "keys":
          return show(command);
        case "settings":
          return go("/settings");
        case "find":
          return openFind();
        case "filter":
          return focusFilter() ? undefined : openFind();
        case "back":
          return window.history.back();
        case "forward":
          return window.history.forward();
        case "undo":
        case "redo":
          return undoOrRedo(command, pilotId, undo);
        case "open pack":
          return void pickPacks(services);
        case "import tables":
          return withCompany((company) => void pickTables(services, company, go));
        case "save pack":
          return withCompany((company) => void savePack(services, company));
        case "share copy":
          // Without a company on the screen the whole portfolio is what is shared.
          return show(services.workspace.summaries().length > 0 ? "share" : "companies");
        case "export report":
          if (isOnPortfolio && services.workspace.summaries().length > 0) return show("export");
          return withCompany((company) => {
            // A company that was just chosen is gone to first: the dialog exports what the screen shows.
            if (company !== pilotId) go(`/c/${company}/today`);
            show("export");
          });
        case "remove company":
          // On the portfolio no company is shown: it is asked which, even where one was open last.
          return isOnPortfolio ? askCompany(showRemoval) : withCompany(showRemoval);
        case "copy diagnostics":
          return void copyDiagnostics(services);
        case "theme auto":
        case "theme light":
        case "theme dark":
          return setColorScheme(command.slice("theme ".length) as "auto" | "light" | "dark");
        default: {
          const place = command.slice("go ".length) as PlaceId;
          const path = pathOf(place, pilotId);
          if (path !== null) return go(path);
          return askCompany((company) => go(`/c/${company}/${place}`));
        }
      }
    },
    [services, go, pilotId, isOnPortfolio, undo, setColorScheme],
  );
}

/** The field stands, and has the focus, when this returns: no key that follows is lost. */
function openFind(): void {
  flushSync(() => useFind.getState().open());
}

function undoOrRedo(
  command: "undo" | "redo",
  pilotId: string | null,
  undo: ReturnType<typeof useUndoCommand>,
): void {
  // In a field it is the typing that is taken back; a menu's key does not reach the field by itself.
  if (isField(document.activeElement)) document.execCommand(command);
  else if (pilotId !== null) void undo(pilotId, command);
}

async function savePack(services: ReturnType<typeof useServices>, pilotId: string): Promise<void> {
  const summary = services.workspace.summaries().find((one) => one.pilotId === pilotId);
  if (summary !== undefined) await savePacks(services, [summary]);
}
