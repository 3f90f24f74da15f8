import { useAddress, useGo } from "./navigation.ts";
import { withSearch } from "./routing/address.ts";

/** The record whose panel is open, kept in the address beside the tab. */
export function useSelected(): readonly [string | null, (id: string | null) => void] {
  const go = useGo();
  const { path, search } = useAddress();
  const select = (id: string | null): void =>
    go(withSearch(path, { tab: search["tab"], item: id ?? undefined }), { isReplaced: true });
  return [search["item"] ?? null, select];
}
