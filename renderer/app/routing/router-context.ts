import { createContext, useContext, useSyncExternalStore } from "react";
import type { ShownPlace, WindowRouter } from "./window-router.ts";

const RouterContext = createContext<WindowRouter | null>(null);

export const RouterProvider = RouterContext.Provider;

export function useWindowRouter(): WindowRouter {
  const router = useContext(RouterContext);
  if (router === null) throw new Error("nothing here knows the addresses of the window");
  return router;
}

/** What is shown; null: nothing yet. */
export function useShown(): ShownPlace | null {
  const { subscribe, shown } = useWindowRouter();
  return useSyncExternalStore(subscribe, shown);
}
