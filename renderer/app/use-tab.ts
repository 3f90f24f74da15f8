import { useLocation, useRouter } from "@tanstack/react-router";

/** The tab of a place, kept in the address so that back and forward find it again. */
export function useTab<Name extends string>(
  tabs: readonly [Name, ...Name[]],
): readonly [Name, (tab: Name) => void] {
  const router = useRouter();
  const location = useLocation();
  const search = location.search as { readonly tab?: unknown };
  const current = tabs.find((tab) => tab === search.tab) ?? tabs[0];
  return [current, (tab) => void router.navigate({ to: location.pathname, search: { tab } })];
}
