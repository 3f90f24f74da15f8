import { useLayoutEffect } from "react";
import { isEscapeTaken } from "../../../components/use-escape.ts";
import { usePreferences } from "../../../stores/preferences-store.ts";

/** What the keys of review mode do; letters as `d`, the others by their name. */
export type ReviewKeys = Readonly<Record<string, () => void>>;

/** Letters that can be switched off (they work while no field has the focus). */
const LETTER = /^[a-z0-9]$/u;

/** The keys of the room: they work wherever the focus is, but not while somebody writes or a dialog is open. */
export function useReviewKeys(keys: ReviewKeys): void {
  const hasLetterKeys = usePreferences((state) => state.hasLetterKeys);
  // In the same moment in which the room stands: no key is lost that is pressed as soon as a person sees it.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isEscapeTaken(event) || event.ctrlKey || event.metaKey || event.altKey)
        return;
      const { target } = event;
      if (
        target instanceof HTMLElement &&
        target.matches("input, textarea, select, [role=radio], [role=combobox]")
      )
        return;
      if (document.querySelector('[role="dialog"]') !== null) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (LETTER.test(key) && !hasLetterKeys) return;
      // A button that has the focus takes its own Space.
      if (key === " " && target instanceof HTMLButtonElement) return;
      const act = keys[key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [keys, hasLetterKeys]);
}
