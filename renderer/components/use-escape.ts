import { useEffect, useRef } from "react";

/** Layers that Esc closes, the topmost last. */
const layers: { readonly close: () => void }[] = [];

/** Presses of Esc that something above the layers takes: a dialog, a menu or list that is open. Noted before any acts. */
const taken = new WeakSet<Event>();

if (typeof window !== "undefined") {
  // First of all listeners, because a dialog is gone by the time when those below it hear of the key.
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      const { activeElement } = document;
      const isUnderDialog = document.querySelector('[aria-modal="true"]') !== null;
      const isListOpen = activeElement?.getAttribute("aria-expanded") === "true";
      const menu = activeElement?.closest('[role="menu"]') ?? null;
      if (isUnderDialog || isListOpen || menu !== null) taken.add(event);
    },
    { capture: true },
  );
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || taken.has(event)) return;
    const top = layers.at(-1);
    if (top === undefined) return;
    event.preventDefault();
    top.close();
  });
}

/** Whether a press of Esc belongs to something above: it is gone by the time when others hear of the key. */
export function isEscapeTaken(event: Event): boolean {
  return taken.has(event);
}

/** Makes this a layer: Esc closes the topmost one and no other. Dialogs and open lists come before all layers. */
export function useEscape(onEscape: () => void, isActive = true): void {
  const current = useRef(onEscape);
  useEffect(() => {
    current.current = onEscape;
  });
  useEffect(() => {
    if (!isActive) return undefined;
    const layer = { close: () => current.current() };
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, [isActive]);
}
