import { useEffect } from "react";

const SCHEME = "data-mantine-color-scheme";

/** Paper is white: while a page is printed it has the light palette. */
export function useLightPrint(): void {
  useEffect(() => {
    const page = document.documentElement;
    let before: string | null = null;
    const begin = (): void => {
      // A page can be told twice before it is printed: the first time it had the person's own palette.
      before ??= page.getAttribute(SCHEME);
      page.setAttribute(SCHEME, "light");
    };
    const end = (): void => {
      if (before !== null) page.setAttribute(SCHEME, before);
      before = null;
    };
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
}
