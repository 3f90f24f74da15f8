import { useLocation, useRouter } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";

/** The panel of a list: which record it shows, kept in the address beside the tab. */
export interface RowPanel {
  readonly id: string | null;
  /** The field or part that was asked for, such as `owner`; null: none. */
  readonly field: string | null;
  /** Opens the panel and goes into it. */
  readonly open: (id: string, field?: string) => void;
  /** Shows the panel without leaving the list. */
  readonly peek: (id: string) => void;
  readonly close: () => void;
}

/** Opens, peeks and closes. Whoever opens it with a field leaves the focus to that field. */
export function useRowPanel(): RowPanel {
  const router = useRouter();
  const location = useLocation();
  const { tab, item, field } = location.search as Readonly<Record<"tab" | "item" | "field", unknown>>;
  const wantsFocus = useRef(false);
  const id = typeof item === "string" ? item : null;
  const go = useCallback(
    (search: Readonly<Record<string, string>>): void =>
      void router.navigate({
        to: location.pathname,
        search: { ...(typeof tab === "string" ? { tab } : {}), ...search },
        replace: true,
      }),
    [router, location.pathname, tab],
  );
  useEffect(() => {
    if (!wantsFocus.current || id === null) return;
    wantsFocus.current = false;
    document.querySelector<HTMLElement>('[data-region="panel"]')?.focus();
  });
  return {
    id,
    field: typeof field === "string" ? field : null,
    open: (wanted, part) => {
      wantsFocus.current = part === undefined;
      go(part === undefined ? { item: wanted } : { item: wanted, field: part });
    },
    peek: (wanted) => go({ item: wanted }),
    close: () => go({}),
  };
}
