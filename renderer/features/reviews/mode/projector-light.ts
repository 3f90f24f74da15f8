import { useEffect } from "react";

const SCHEME = "data-mantine-color-scheme";

/** A projector washes dark grounds out: while it is on, the window has the light palette. */
export function useProjectorLight(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const page = document.documentElement;
    const before = page.getAttribute(SCHEME);
    page.setAttribute(SCHEME, "light");
    return () => {
      if (before !== null) page.setAttribute(SCHEME, before);
    };
  }, [isOn]);
}
