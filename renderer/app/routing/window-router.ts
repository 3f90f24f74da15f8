import { createHashHistory, type NavigationBlocker } from "@tanstack/history";
import type { ComponentType } from "react";
import { type Address, readAddress } from "./address.ts";
import { matchRoute, type PathParts } from "./match-route.ts";
import type { WindowRoute } from "./routes.ts";

/** What is shown. While the code of the place that the address names is fetched, it is still what stood before. */
export interface ShownPlace {
  readonly address: Address;
  /** Null: nothing stands at the address. */
  readonly route: WindowRoute | null;
  readonly parts: PathParts;
  readonly content: ComponentType | null;
  /** Why the place cannot be shown; null: it can. */
  readonly fault: Error | null;
}

/** The addresses of the window. They stand behind the hash: `app://` and a plain file have no server to ask. */
export interface WindowRouter {
  /** Shows what the address names, where it is not shown yet or could not be; resolves once it is there. */
  readonly load: () => Promise<void>;
  readonly address: () => Address;
  /** Null: nothing yet. */
  readonly shown: () => ShownPlace | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Goes to an address, as it stands behind the hash; replacing it, back does not lead here again. */
  readonly go: (href: string, how?: { readonly isReplaced: boolean }) => void;
  /** Asks `guard` before the address changes; gives back what ends that. */
  readonly guard: (guard: NavigationBlocker) => () => void;
}

/**
 * @param routes where two match, the one with fewer parts is meant
 * @param startAddress where `/` leads to
 */
export function createWindowRouter(routes: readonly WindowRoute[], startAddress: () => string): WindowRouter {
  const history = createHashHistory();
  const listeners = new Set<() => void>();
  const fetched = new Map<WindowRoute, ComponentType>();
  let address = readAddress(history.location.href);
  let shown: ShownPlace | null = null;

  /** Follows the address. What has been fetched is shown at once, with the address; other code first has to come. */
  const follow = async (): Promise<void> => {
    address = readAddress(history.location.href);
    if (address.path === "/") {
      // It comes back here with the address that it leads to.
      history.replace(startAddress());
      return;
    }
    const match = matchRoute(routes, address.path);
    const { route, parts } = match ?? { route: null, parts: {} };
    const here = { address, route, parts };
    if (route === null) return show({ ...here, content: null, fault: null });
    const content = "content" in route.place ? route.place.content : fetched.get(route);
    if (content !== undefined) return show({ ...here, content, fault: null });
    tell();
    const coming = await fetchContent(route);
    // Meanwhile somebody went elsewhere: that is shown instead.
    if (address === here.address) show({ ...here, ...coming });
  };
  const fetchContent = async (route: WindowRoute): Promise<Pick<ShownPlace, "content" | "fault">> => {
    if ("content" in route.place) return { content: route.place.content, fault: null };
    try {
      const content = await route.place.load();
      fetched.set(route, content);
      return { content, fault: null };
    } catch (error) {
      return { content: null, fault: error instanceof Error ? error : new Error(String(error)) };
    }
  };
  const show = (place: ShownPlace): void => {
    shown = place;
    tell();
  };
  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  history.subscribe(() => void follow());
  return {
    load: async () => {
      if (shown?.address === address && shown.fault === null) return;
      await follow();
      // A start that was led elsewhere is followed from there.
      if (shown?.address !== address) await follow();
    },
    address: () => address,
    shown: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    go: (href, { isReplaced } = { isReplaced: false }) => {
      if (href === address.href) return;
      if (isReplaced) history.replace(href);
      else history.push(href);
    },
    guard: (guard) => history.block(guard),
  };
}
