import { useLocation, useRouter } from "@tanstack/react-router";

/** The record whose panel is open, kept in the address beside the tab. */
export function useSelected(): readonly [string | null, (id: string | null) => void] {
  const router = useRouter();
  const location = useLocation();
  const search = location.search as { readonly tab?: unknown; readonly item?: unknown };
  const tab = typeof search.tab === "string" ? { tab: search.tab } : {};
  const select = (id: string | null): void =>
    void router.navigate({
      to: location.pathname,
      search: { ...tab, ...(id === null ? {} : { item: id }) },
      replace: true,
    });
  return [typeof search.item === "string" ? search.item : null, select];
}
