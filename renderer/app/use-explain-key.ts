import { useEffect } from "react";
import { explainableAt } from "../components/panel-marks.ts";
import { useLayers } from "../stores/layer-store.ts";
import { usePanels } from "../stores/panel-store.ts";
import { usePreferences } from "../stores/preferences-store.ts";

/** The key I explains the figure that has the focus, wherever it stands. */
export function useExplainKey(): void {
  const hasLetterKeys = usePreferences((state) => state.hasLetterKeys);
  useEffect(() => {
    if (!hasLetterKeys) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== "i" || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey || useLayers.getState().layer !== null) return;
      const focused = document.activeElement;
      if (focused?.matches("input, textarea, select, [contenteditable]") === true) return;
      const subject = explainableAt(focused);
      if (subject === null) return;
      event.preventDefault();
      usePanels.getState().open(subject, focused);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [hasLetterKeys]);
}
