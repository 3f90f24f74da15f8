import { Outlet } from "@tanstack/react-router";
import { type ReactElement, useEffect } from "react";
import { SAMPLE_BANNER } from "../../../shared/sample/sample-company.ts";
import { NewPilotDialog } from "../../features/portfolio/new-pilot-dialog.tsx";
import { useLayers } from "../../stores/layer-store.ts";
import { usePreferences } from "../../stores/preferences-store.ts";
import { usePlace } from "../navigation.ts";
import { useServices } from "../services.ts";
import { CommandPalette } from "./command-palette.tsx";
import { useGlobalKeys } from "./keyboard.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { useMenuCommands } from "./menu-commands.ts";
import { Rail } from "./rail.tsx";
import { StatusLine } from "./status-line.tsx";
import { TopBar } from "./top-bar.tsx";
import { useHasSample } from "./use-has-sample.ts";

/** The frame of every place: rail, bar, banner, content; and what floats above them. */
export function Shell(): ReactElement {
  const isCollapsed = usePreferences((state) => state.isRailCollapsed);
  const change = usePreferences((state) => state.change);
  const place = usePlace();
  const { verdict } = useServices();
  const hasSample = useHasSample();
  const layer = useLayers((state) => state.layer);
  useGlobalKeys();
  useMenuCommands();
  useEffect(() => {
    if (place.pilotId !== null) change({ lastPilotId: place.pilotId });
  }, [place.pilotId, change]);
  return (
    <div className={`shell${isCollapsed ? " collapsed" : ""}`}>
      <Rail />
      <div className="column">
        <TopBar />
        {hasSample ? <p className="banner">{SAMPLE_BANNER}</p> : null}
        {verdict.kind === "read-only" ? <p className="banner">Read only: {verdict.reason}</p> : null}
        <div className="body">
          <Outlet />
        </div>
        <StatusLine />
      </div>
      <CommandPalette />
      <KeysDialog />
      {layer === "new pilot" ? <NewPilotDialog /> : null}
    </div>
  );
}
