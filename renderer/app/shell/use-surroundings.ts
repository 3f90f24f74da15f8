import { useEffect, useState, useSyncExternalStore } from "react";

/** The smallest window at 120 % zoom and more; paper has its own rules. */
const NARROW = "screen and (max-width: 800px)";
const FORCED_COLOURS = "(forced-colors: active)";

/** Fits the page to a narrow window and to colours that the person's system sets; their styles come only where needed. */
export function useSurroundings(): { readonly isNarrow: boolean } {
  const isNarrow = useMedia(NARROW);
  const hasForcedColours = useMedia(FORCED_COLOURS);
  useEffect(() => {
    if (!isNarrow) return undefined;
    void import("../../styles/narrow.css");
    const { dataset } = document.documentElement;
    dataset["narrow"] = "";
    return () => {
      delete dataset["narrow"];
    };
  }, [isNarrow]);
  useEffect(() => {
    if (hasForcedColours) void import("../../styles/forced-colours.css");
  }, [hasForcedColours]);
  return { isNarrow };
}

function useMedia(media: string): boolean {
  const [query] = useState(() => matchMedia(media));
  return useSyncExternalStore(
    (changed) => {
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => query.matches,
  );
}
