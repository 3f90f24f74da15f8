import { useLocation, useParams, useRouter } from "@tanstack/react-router";
import { useCallback } from "react";
import { PLACES, type PlaceId } from "./places.ts";

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
  return placeOf(useLocation({ select: (location) => location.pathname }));
}

/** A part of the address that the router names, such as the id of a review; empty: the address has none. */
export function useAddressPart(name: string): string {
  const parts: Readonly<Record<string, unknown>> = useParams({ strict: false });
  const part = parts[name];
  return typeof part === "string" ? part : "";
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
export function useGo(): (path: string) => void {
  const router = useRouter();
  return useCallback(
    (path: string) => {
      const [to = "", search = ""] = path.split("?");
      void router.navigate({ to, search: Object.fromEntries(new URLSearchParams(search)) });
    },
    [router],
  );
}
