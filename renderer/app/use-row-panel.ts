import { useCallback, useEffect, useRef } from "react";
import { useAddress, useGo } from "./navigation.ts";
import { withSearch } from "./routing/address.ts";

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
  const go = useGo();
  const { path, search } = useAddress();
  const wantsFocus = useRef(false);
  const id = search["item"] ?? null;
  const tab = search["tab"];
  const show = useCallback(
    (shown: { readonly item?: string; readonly field?: string }): void =>
      go(withSearch(path, { tab, ...shown }), { isReplaced: true }),
    [go, path, tab],
  );
  useEffect(() => {
    if (!wantsFocus.current || id === null) return;
    wantsFocus.current = false;
    document.querySelector<HTMLElement>('[data-region="panel"]')?.focus();
  });
  return {
    id,
    field: search["field"] ?? null,
    open: (wanted, part) => {
      wantsFocus.current = part === undefined;
      show(part === undefined ? { item: wanted } : { item: wanted, field: part });
    },
    peek: (wanted) => show({ item: wanted }),
    close: () => show({}),
  };
}
