import { useEffect, useRef } from "react";
import { usePreferences } from "../stores/preferences-store.ts";
import { isField } from "./shell/focus.ts";

/** Single letters of a place, in lower case, and what they do. */
export type PlaceKeys = Readonly<Record<string, () => void>>;

/**
 * Letters of a place. They work while the content or its panel has the focus, never in a field, under a dialog or with
 * Ctrl, ⌘ or Alt; and not at all where single letters are switched off. Name them in `keys.ts` too.
 */
export function usePlaceKeys(keys: PlaceKeys): void {
  const hasLetterKeys = usePreferences((state) => state.hasLetterKeys);
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!hasLetterKeys) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (!(target instanceof Element) || isField(target)) return;
      if (target.closest('[data-region="content"], [data-region="panel"]') === null) return;
      const act = current.current[event.key.toLowerCase()];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [hasLetterKeys]);
}
