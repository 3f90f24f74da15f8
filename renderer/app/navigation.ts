import { useSyncExternalStore } from "react";
import { PLACES, type PlaceId } from "./places.ts";
import type { Address } from "./routing/address.ts";
import { useShown, useWindowRouter } from "./routing/router-context.ts";
import type { WindowRouter } from "./routing/window-router.ts";

/** Where the window stands. */
export interface Place {
  readonly id: PlaceId | PageId | "settings" | "gallery" | null;
  readonly pilotId: string | null;
  /** What follows the place, such as the id of a metric. */
  readonly rest: string | null;
}

/** Pages of a company that are no places of the rail. */
export const PAGES = { company: "Company", meeting: "Meeting Zero" } as const;
export type PageId = keyof typeof PAGES;

/** The place that an address names. */
export function placeOf(path: string): Place {
  const [first, second, third, ...rest] = path.split("/").filter((part) => part !== "");
  const isPlace = (text: string | undefined): text is PlaceId => PLACES.some(({ id }) => id === text);
  if (first === "c" && second !== undefined) {
    const isPage = third === "company" || third === "meeting";
    return { id: isPlace(third) || isPage ? third : null, pilotId: second, rest: rest.join("/") || null };
  }
  if (first === "portfolio" || first === "settings" || first === "gallery")
    return { id: first, pilotId: null, rest: null };
  if (first === "meeting") return { id: first, pilotId: null, rest: null };
  return { id: null, pilotId: null, rest: null };
}

export function usePlace(): Place {
  return placeOf(usePath());
}

/** The address, as soon as it is another; what it names may still have to be fetched. */
export function useAddress(): Address {
  const { subscribe, address } = useWindowRouter();
  return useSyncExternalStore(subscribe, address);
}

/** Its path alone. */
export function usePath(): string {
  const { subscribe, address } = useWindowRouter();
  return useSyncExternalStore(subscribe, () => address().path);
}

/** The path of what is shown; empty: nothing yet. */
export function useShownPath(): string {
  const { subscribe, shown } = useWindowRouter();
  return useSyncExternalStore(subscribe, () => shown()?.address.path ?? "");
}

/** A part of the address that its pattern names, such as the id of a review; empty: the address has none. */
export function useAddressPart(name: string): string {
  return useShown()?.parts[name] ?? "";
}

/** The address of the import of a company, and of one import that was made. */
export function importPath(pilotId: string, batchId?: string): string {
  return batchId === undefined ? `/c/${pilotId}/data/import` : `/c/${pilotId}/data/import/${batchId}`;
}

/** The address of the merge of a company with a copy of it that waits. */
export function mergePath(pilotId: string): string {
  return `/c/${pilotId}/merge`;
}

/** Flows that have the window for themselves: no rail, no bar. */
const FULL_WINDOW: readonly RegExp[] = [
  /^\/c\/[^/]+\/data\/import$/,
  /^\/meeting$/,
  /^\/c\/[^/]+\/meeting\/hold$/,
  /^\/c\/[^/]+\/merge$/,
  /^\/c\/[^/]+\/reviews\/hold\/[^/]+$/,
];

/** Whether what stands at an address has the window for itself. */
export function isFullWindow(path: string): boolean {
  return FULL_WINDOW.some((pattern) => pattern.test(path));
}

/** Goes to an address of the window. */
export function useGo(): WindowRouter["go"] {
  return useWindowRouter().go;
}
