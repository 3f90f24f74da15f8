import { type ReactElement, type ReactNode, useLayoutEffect, useRef } from "react";
import { useShownPath } from "./navigation.ts";

/** The scrolling content of a place without a panel. A place that comes after another one begins at its top. */
export function ContentFrame({ children }: { readonly children: ReactNode }): ReactElement {
  const frame = useRef<HTMLElement>(null);
  const path = useShownPath();
  const shown = useRef(path);
  useLayoutEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    frame.current?.scrollTo({ top: 0 });
    // The link that led here went with its place: keys go on in this one.
    if (document.activeElement === document.body) frame.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <main ref={frame} className="content" data-region="content" tabIndex={-1}>
      {children}
    </main>
  );
}
