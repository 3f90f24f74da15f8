import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronLeft,
  IconChevronRight,
  IconFileExport,
  IconKeyboard,
  IconSearch,
} from "@tabler/icons-react";
import type { ReactElement } from "react";
import { keyText } from "../../components/key-glyphs.ts";
import { isMac } from "../../components/platform.ts";
import { useLayers } from "../../stores/layer-store.ts";
import { stepsOf, useUndo } from "../../stores/undo-store.ts";
import { PAGES, usePlace } from "../navigation.ts";
import { PLACES } from "../places.ts";
import { useSummaries } from "../services.ts";
import { useUndoCommand } from "../use-execute.ts";
import { CompanyChips } from "./company-chips.tsx";
import { useCurrentPilotId } from "./current-pilot.ts";

/** Back and forward, the name of the place, and at the right: as of, undo and redo, palette, keys. */
export function TopBar(): ReactElement {
  const place = usePlace();
  const pilotId = useCurrentPilotId();
  const show = useLayers((state) => state.show);
  const steps = useUndo((state) => stepsOf(state, pilotId));
  const run = useUndoCommand();
  const hasCompanies = useSummaries().length > 0;
  const title =
    PLACES.find(({ id }) => id === place.id)?.name ??
    (place.id === "company" || place.id === "meeting" ? PAGES[place.id] : null) ??
    (place.id === "settings" ? "Settings" : place.id === "gallery" ? "Gallery" : "Converge180");
  const undoLabel = labelOf("Undo", steps.undo.at(-1)?.label);
  const redoLabel = labelOf("Redo", steps.redo.at(-1)?.label);
  return (
    <header className="topbar" data-region="bar" tabIndex={-1}>
      <button type="button" className="iconbutton" aria-label="Back" onClick={() => window.history.back()}>
        <IconChevronLeft size={16} stroke={1.5} />
      </button>
      <button
        type="button"
        className="iconbutton"
        aria-label="Forward"
        onClick={() => window.history.forward()}
      >
        <IconChevronRight size={16} stroke={1.5} />
      </button>
      <h1>{title}</h1>
      <span className="grow" />
      {place.pilotId === null ? null : <CompanyChips pilotId={place.pilotId} />}
      <button
        type="button"
        className="iconbutton"
        aria-label={undoLabel}
        title={undoLabel}
        disabled={pilotId === null || steps.undo.length === 0}
        onClick={() => pilotId !== null && void run(pilotId, "undo")}
      >
        <IconArrowBackUp size={16} stroke={1.5} />
      </button>
      <button
        type="button"
        className="iconbutton"
        aria-label={redoLabel}
        title={redoLabel}
        disabled={pilotId === null || steps.redo.length === 0}
        onClick={() => pilotId !== null && void run(pilotId, "redo")}
      >
        <IconArrowForwardUp size={16} stroke={1.5} />
      </button>
      <button
        type="button"
        className="iconbutton"
        aria-label="Export…"
        title={`Export… (${keyText("Mod+E", isMac())})`}
        disabled={place.id === "portfolio" ? !hasCompanies : pilotId === null}
        onClick={() => show("export")}
      >
        <IconFileExport size={16} stroke={1.5} />
      </button>
      <button
        type="button"
        className="iconbutton"
        aria-label="Keys"
        title="Keys (?)"
        onClick={() => show("keys")}
      >
        <IconKeyboard size={16} stroke={1.5} />
      </button>
      <button type="button" className="iconbutton" onClick={() => show("palette")}>
        <IconSearch size={16} stroke={1.5} aria-hidden="true" />
        <span>Go to or do…</span>
        <kbd>{keyText("Mod+K", isMac())}</kbd>
      </button>
    </header>
  );
}

function labelOf(verb: string, label: string | undefined): string {
  return label === undefined ? `${verb}: nothing` : `${verb}: ${label}`;
}
