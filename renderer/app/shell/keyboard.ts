import { useEffect } from "react";
import { useLayers } from "../../stores/layer-store.ts";
import { usePreferences } from "../../stores/preferences-store.ts";
import { useGo } from "../navigation.ts";
import { PLACES, pathOf } from "../places.ts";
import { useUndoCommand } from "../use-execute.ts";
import { useCurrentPilotId } from "./current-pilot.ts";

/** Milliseconds in which a letter must follow `g`. */
const CHORD_MS = 1200;

/** The keys that work everywhere. Letters do nothing in a field, and can be switched off. */
export function useGlobalKeys(): void {
  const go = useGo();
  const pilotId = useCurrentPilotId();
  const run = useUndoCommand();
  const hasLetterKeys = usePreferences((state) => state.hasLetterKeys);
  useEffect(() => {
    let chordAt = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const { layer, show } = useLayers.getState();
      const isCommand = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      const take = (act: () => void): void => {
        event.preventDefault();
        act();
      };
      const goTo = (index: number): void => {
        const place = PLACES[index];
        const path = place === undefined ? null : pathOf(place.id, pilotId);
        if (path === null) show("companies");
        else go(path);
      };
      if (event.key === "F6") return take(() => walkRegions(event.shiftKey ? -1 : 1));
      if (isCommand && !event.altKey) {
        if (key === "k") return take(() => show(layer === "palette" ? null : "palette"));
        if (key === ",") return take(() => go("/settings"));
        if (key === "o" && event.shiftKey) return take(() => show("companies"));
        if (key === "n" && !event.shiftKey) return take(() => show("new pilot"));
        if (/^[1-9]$/.test(key)) return take(() => goTo(Number(key) - 1));
        if (key === "z" && pilotId !== null && !isField(event.target)) {
          return take(() => void run(pilotId, event.shiftKey ? "redo" : "undo"));
        }
        return;
      }
      if (event.altKey || layer !== null || isField(event.target) || !hasLetterKeys) return;
      if (event.key === "?") return take(() => show("keys"));
      const now = event.timeStamp;
      if (chordAt > 0 && now - chordAt < CHORD_MS) {
        chordAt = 0;
        const index = PLACES.findIndex(({ letter }) => letter === key);
        if (index >= 0) take(() => goTo(index));
        return;
      }
      chordAt = key === "g" ? now : 0;
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [go, pilotId, run, hasLetterKeys]);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}

/** Moves the focus to the next region: rail, bar, content, panel. */
function walkRegions(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")];
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(here + step + regions.length) % regions.length];
  next?.focus();
}
