import { useEffect, useRef } from "react";
import { usePreferences } from "../stores/preferences-store.ts";

/** Milliseconds in which a letter after `g` belongs to a place. */
const CHORD_MS = 1200;

/**
 * Single keys that a place takes wherever its focus is (`n`, `/`): not in a field, not under a dialog, not as the second
 * half of `g` and a letter, and only where letters are switched on.
 */
export function usePlaceKeys(keys: Readonly<Record<string, () => void>>): void {
  const hasLetterKeys = usePreferences((state) => state.hasLetterKeys);
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!hasLetterKeys) return undefined;
    let chordAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      const key = event.key.toLowerCase();
      const isChord = event.timeStamp - chordAt < CHORD_MS;
      if (key === "g") chordAt = event.timeStamp;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isChord) return;
      if (!(target instanceof HTMLElement) || target.matches("input, textarea, select")) return;
      if (target.closest('[role="dialog"], [role="menu"]') !== null) return;
      const act = current.current[key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [hasLetterKeys]);
}
