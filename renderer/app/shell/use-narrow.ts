import { useEffect, useSyncExternalStore } from "react";

/** The smallest window at 120 % zoom and more; paper has its own rules. */
const NARROW = "screen and (max-width: 800px)";

/** Whether the window has so little room that everything stands in one column; marks the page for `narrow.css`. */
export function useNarrow(): boolean {
  const isNarrow = useSyncExternalStore(listen, () => matchMedia(NARROW).matches);
  useEffect(() => {
    if (!isNarrow) return undefined;
    void import("../../styles/narrow.css");
    const { dataset } = document.documentElement;
    dataset["narrow"] = "";
    return () => {
      delete dataset["narrow"];
    };
  }, [isNarrow]);
  return isNarrow;
}

function listen(changed: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
