import { lazy, type ReactElement, Suspense, useEffect, useState } from "react";
import { SAMPLE_BANNER } from "../../../shared/sample/sample-company.ts";
import { useArrivals } from "../../stores/arrivals-store.ts";
import { useFind } from "../../stores/find-store.ts";
import { useLayers } from "../../stores/layer-store.ts";
import { usePanels } from "../../stores/panel-store.ts";
import { usePreferences } from "../../stores/preferences-store.ts";
import { ArrivalsBanner } from "../files/arrivals-banner.tsx";
import { DropTarget } from "../files/drop-target.tsx";
import { FindBar } from "../find/find-bar.tsx";
import { isFullWindow, usePath, usePlace, useShownPath } from "../navigation.ts";
import { PlaceOutlet } from "../routing/place-outlet.tsx";
import { TroubleBanner } from "../trouble/trouble-banner.tsx";
import { useExplainKey } from "../use-explain-key.ts";
import { useLightPrint } from "../use-light-print.ts";
import { whenIdle } from "../when-idle.ts";
import { returnFocusAfterDialogs } from "./dialog-focus.ts";
import { focusContentIfLost } from "./focus.ts";
import { useGlobalKeys } from "./keyboard.ts";
import { useHandedFiles, useMenuCommands } from "./menu-commands.ts";
import { Rail } from "./rail.tsx";
import { useRunCommand } from "./run-command.ts";
import { StatusLine } from "./status-line.tsx";
import { TopBar } from "./top-bar.tsx";
import { useHasSample } from "./use-has-sample.ts";
import { useSurroundings } from "./use-surroundings.ts";

// What floats is no part of the start; the palette follows as soon as the page is idle, so that no key is lost.
const NewPilotDialog = lazy(async () => {
  const { NewPilotDialog: dialog } = await import("../../features/portfolio/new-pilot-dialog.tsx");
  return { default: dialog };
});
const loadPalette = () => import("./command-palette.tsx");
const CommandPalette = lazy(async () => {
  const { CommandPalette: palette } = await loadPalette();
  return { default: palette };
});
const KeysDialog = lazy(async () => {
  const { KeysDialog: dialog } = await import("./keys-dialog.tsx");
  return { default: dialog };
});
const ExportDialog = lazy(async () => {
  const { ExportDialog: dialog } = await import("../export/export-dialog.tsx");
  return { default: dialog };
});
const ShareDialog = lazy(async () => {
  const { ShareDialog: dialog } = await import("../files/share-dialog.tsx");
  return { default: dialog };
});
const ArrivalsDialog = lazy(async () => {
  const { ArrivalsDialog: dialog } = await import("../files/arrivals-dialog.tsx");
  return { default: dialog };
});
const PackQuestion = lazy(async () => {
  const { PackQuestion: question } = await import("../files/pack-question.tsx");
  return { default: question };
});

const RemovalDialog = lazy(async () => {
  const { RemovalDialog: dialog } = await import("../../features/portfolio/removal-dialog.tsx");
  return { default: dialog };
});
const RestoreOffer = lazy(async () => {
  const { RestoreOffer: offer } = await import("../../features/settings/restore-offer.tsx");
  return { default: offer };
});
const PanelHost = lazy(async () => {
  const { PanelHost: host } = await import("../panels/panel-host.tsx");
  return { default: host };
});

/** The frame of every place: rail, bar, banner, content; and what floats above them. */
export function Shell(): ReactElement {
  useLightPrint();
  const { isNarrow } = useSurroundings();
  const isCollapsed = usePreferences((state) => state.isRailCollapsed) || isNarrow;
  const change = usePreferences((state) => state.change);
  const place = usePlace();
  const hasSample = useHasSample();
  const layer = useLayers((state) => state.layer);
  const isAskedOfPacks = useArrivals((state) => state.question !== null);
  const isFinding = useFind((state) => state.isOpen);
  const run = useRunCommand();
  useGlobalKeys(run);
  useExplainKey();
  useMenuCommands(run);
  useHandedFiles();
  useEffect(() => returnFocusAfterDialogs(), []);
  const path = usePath();
  const isFull = isFullWindow(path);
  // Twice: once the address is new, and once what it names has come and what stood before it is gone.
  const shown = useShownPath();
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what is shown changes with it
  useEffect(() => (path === "" ? undefined : focusContentIfLost()), [path, shown]);
  useEffect(() => {
    if (place.pilotId !== null) change({ lastPilotId: place.pilotId });
  }, [place.pilotId, change]);
  // Once loaded it stays there, closed: opening it takes the focus at once, and no key that follows is lost.
  const [hasPalette, setHasPalette] = useState(false);
  useEffect(() => {
    const load = (): void => {
      void loadPalette().then(() => setHasPalette(true));
    };
    return whenIdle(load, 1000);
  }, []);
  const isAsked = usePanels((state) => state.stack.length > 0);
  // Once loaded it stays: it knows the way back to where a panel was left from.
  const [hasPanels, setHasPanels] = useState(false);
  if (isAsked && !hasPanels) setHasPanels(true);
  return (
    <div className={`shell${isFull ? " full" : isCollapsed ? " collapsed" : ""}`}>
      {isFull ? null : <Rail isNarrow={isNarrow} />}
      <div className="column">
        {isFull ? null : <TopBar />}
        {hasSample ? <p className="banner ofdata">{SAMPLE_BANNER}</p> : null}
        <TroubleBanner />
        <ArrivalsBanner />
        <div className="body">
          <PlaceOutlet />
          {isFinding ? <FindBar /> : null}
          <Suspense fallback={null}>{hasPanels ? <PanelHost /> : null}</Suspense>
        </div>
        <StatusLine />
      </div>
      <Suspense fallback={null}>
        {hasPalette || layer === "palette" || layer === "companies" ? <CommandPalette /> : null}
        {layer === "keys" ? <KeysDialog /> : null}
        {layer === "new pilot" ? <NewPilotDialog /> : null}
        {layer === "export" ? <ExportDialog /> : null}
        {layer === "share" ? <ShareDialog /> : null}
        {layer === "arrivals" ? <ArrivalsDialog /> : null}
        {layer === "removal" ? <RemovalDialog /> : null}
        {layer === "restore" ? <RestoreOffer /> : null}
        {isAskedOfPacks ? <PackQuestion /> : null}
      </Suspense>
      <DropTarget />
    </div>
  );
}
