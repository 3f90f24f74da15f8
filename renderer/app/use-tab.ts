import { useAddress, useGo } from "./navigation.ts";
import { withSearch } from "./routing/address.ts";

/** The tab of a place, kept in the address so that back and forward find it again. */
export function useTab<Name extends string>(
  tabs: readonly [Name, ...Name[]],
): readonly [Name, (tab: Name) => void] {
  const go = useGo();
  const { path, search } = useAddress();
  const current = tabs.find((tab) => tab === search["tab"]) ?? tabs[0];
  return [current, (tab) => go(withSearch(path, { tab }))];
}
